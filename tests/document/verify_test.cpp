#include <document/verify.h>

#include <base/files.h>
#include <document/printed_facts.h>
#include <support/fonts.h>
#include <support/judge.h>
#include <support/signatory.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace xindang;
using document::Verification;
using test::must;
using test::NOW;
using test::signatory;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

document::Press const& press()
{
    static auto const opened = must(document::Press::open(HOME));
    return opened;
}

Bytes facts()
{
    return must(read_file(HOME / "tests/fixtures/document/ban-decision.xml", 1 << 20));
}

Bytes issued(crypto::KeyKind kind = crypto::KeyKind::EcP256)
{
    auto printed = must(press().print({"ban-decision", facts(), NOW, "局"}));
    return document::sign(std::move(printed.document), signatory(kind).signer());
}

Verification verified(BytesView file, crypto::KeyKind anchor = crypto::KeyKind::EcP256)
{
    return must(
        document::verify(file, document::Trust({signatory(anchor).authority}), NOW.plus_seconds(3600), press()));
}

} // namespace

BOOST_AUTO_TEST_SUITE(verify_test)

BOOST_DATA_TEST_CASE(a_good_document_is_intact_signed_trusted_and_true,
    boost::unit_test::data::make({crypto::KeyKind::EcP256, crypto::KeyKind::Rsa3072}), kind)
{
    auto const answer = verified(issued(kind), kind);
    for (auto const& finding : answer.content.all())
        BOOST_TEST_MESSAGE(finding.where << ": " << finding.text);
    BOOST_CHECK_EQUAL(word_of(answer.integrity), "intact");
    BOOST_CHECK_EQUAL(answer.signer->common_name(), "东屿省药品监督管理局");
    BOOST_CHECK_EQUAL(answer.claimed_at, "2026-01-05T09:00:00+08:00");
    BOOST_CHECK(answer.trusted);
    BOOST_CHECK_EQUAL(answer.kind, "ban-decision");
    BOOST_CHECK(answer.facts == facts());
    BOOST_CHECK_EQUAL(answer.content.all().size(), 0U);
    BOOST_CHECK(answer.all_good());
}

BOOST_AUTO_TEST_CASE(a_stranger_s_signature_is_intact_but_not_trusted)
{
    auto const answer = verified(issued(), crypto::KeyKind::Rsa3072);
    BOOST_CHECK_EQUAL(word_of(answer.integrity), "intact");
    BOOST_CHECK(!answer.trusted);
    BOOST_CHECK(!answer.trust_problem.empty());
    BOOST_CHECK(!answer.all_good());
}

BOOST_AUTO_TEST_CASE(a_certificate_past_its_days_is_not_trusted)
{
    auto const file = issued();
    auto const late = must(document::verify(
        file, document::Trust({signatory(crypto::KeyKind::EcP256).authority}), NOW.plus_seconds(400000000), press()));
    BOOST_CHECK_EQUAL(word_of(late.integrity), "intact");
    BOOST_CHECK(!late.trusted);
}

BOOST_AUTO_TEST_CASE(a_flipped_octet_is_an_altered_document)
{
    auto file = issued();
    file[file.find("<pdfaid:part>3") + 13] = '2';
    auto const answer = verified(file);
    BOOST_CHECK_EQUAL(word_of(answer.integrity), "altered");
    BOOST_CHECK(!answer.all_good());
}

BOOST_AUTO_TEST_CASE(an_appended_update_is_told)
{
    auto const answer = verified(issued() + "99 0 obj\n<</Type /Catalog>>\nendobj\n");
    BOOST_CHECK_EQUAL(word_of(answer.integrity), "intact");
    BOOST_CHECK_EQUAL(answer.later_octets, 35U);
    BOOST_CHECK(!answer.all_good());
}

BOOST_AUTO_TEST_CASE(swapped_facts_are_told_even_when_signed_anew)
{
    // Somebody with the key prints one thing and embeds another.
    auto lie = facts();
    auto const at = lie.find("<address personal=\"address\">");
    BOOST_REQUIRE(at != Bytes::npos);
    lie.insert(at + 28, "虚构市");
    auto const document = must(xml::Document::parse(lie, xml::Limits::own_file(), "facts.xml"));
    std::string printed;
    for (auto const& page : must(press().text("ban-decision", facts())))
        printed += page;
    auto const findings = document::compare_with_print(document, printed, press().unprinted(document));
    BOOST_REQUIRE_GE(findings.count(Severity::Error), 1U);
    BOOST_CHECK_EQUAL(findings.all()[0].rule, "not-printed");
    BOOST_CHECK_EQUAL(findings.all()[0].where, "/ban-decision/party/address");
}

BOOST_AUTO_TEST_CASE(a_text_that_is_not_that_of_the_facts_is_told_even_with_a_good_signature)
{
    // Whoever holds the key prints one thing and embeds the facts of another.
    auto drawing = test::sample_drawing({test::line("fangsong", "当事人：陆望舒，不予处罚。", 80000, 140000)});
    drawing.attachments = {{"facts.xml", "application/xml", "", facts()},
        {"gongwen.xml", "application/xml", "", must(press().gongwen("ban-decision", facts()))}};
    drawing.signature = pdf::SignatureField{};
    drawing.signature->element = test::SAMPLE_FORM;
    auto written = pdf::write_document(drawing, test::fonts(), test::colour_profile());
    auto const answer = verified(document::sign(std::move(written), signatory(crypto::KeyKind::EcP256).signer()));
    BOOST_CHECK_EQUAL(word_of(answer.integrity), "intact");
    BOOST_CHECK(answer.trusted);
    BOOST_CHECK(!answer.all_good());
    auto const told = [&](std::string const& rule, std::string const& where) {
        for (auto const& finding : answer.content.all())
            if (finding.rule == rule && finding.where == where) return true;
        return false;
    };
    BOOST_CHECK(told("not-printed", "/ban-decision/party/id-number"));
    BOOST_CHECK(!told("not-printed", "/ban-decision/party/name"));
    BOOST_CHECK(told("other-text", "character 1"));
}

BOOST_AUTO_TEST_CASE(an_unsigned_document_is_told_apart)
{
    auto const printed = must(press().print({"ban-decision", facts(), NOW, "局"}));
    auto const answer = verified(printed.document.bytes);
    BOOST_CHECK_EQUAL(word_of(answer.integrity), "unsigned");
    BOOST_CHECK(!answer.signer);
    BOOST_CHECK(!answer.trusted);
}

BOOST_AUTO_TEST_CASE(a_foreign_file_is_refused_with_the_offset)
{
    test::check_refused(document::verify("%PDF-1.4\n", document::Trust({}), NOW, press()), Fault::BadInput, "offset 0");
}

BOOST_AUTO_TEST_SUITE_END()
