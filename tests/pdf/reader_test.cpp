#include <pdf/reader.h>

#include <support/fonts.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::check_refused;
using test::line;
using test::must;

namespace {

// A CMS stands in by some DER of 300 octets; the pdf room knows nothing of its inside.
Bytes pretended_cms()
{
    return Bytes("\x30\x82\x01\x28", 4) + Bytes(296, '\x05');
}

Bytes signed_sample()
{
    auto drawing = test::sample_drawing({line("biaosong", "禁止从业决定书", 200000, 100000, 22000),
        line("fangsong", "当事人：𬱖䶮㛃𠮷𬭎", 80000, 140000)});
    drawing.signature =
        pdf::SignatureField{0, 300000, 600000, 127000, 127000, "某局", "签发", 4096, 2, test::SAMPLE_FORM};
    auto written = pdf::write_document(drawing, test::fonts(), test::colour_profile());
    return written.slot->filled(std::move(written.bytes), pretended_cms());
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader_test)

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back)
{
    auto const file = signed_sample();
    auto const document = must(pdf::read_document(file));
    BOOST_CHECK_EQUAL(document.title, "禁业决定书（样张）");
    BOOST_REQUIRE_EQUAL(document.pages.size(), 1U);
    BOOST_CHECK_EQUAL(document.pages[0], "禁止从业决定书\n当事人：𬱖䶮㛃𠮷𬭎\n");
    BOOST_REQUIRE_EQUAL(document.files.size(), 1U);
    BOOST_CHECK_EQUAL(document.files[0].name, "facts.xml");
    BOOST_CHECK_EQUAL(document.files[0].media_type, "application/xml");
    BOOST_CHECK_EQUAL(document.files[0].content, "<facts xmlns=\"urn:x\"><name>张三</name></facts>\n");
    BOOST_REQUIRE_EQUAL(document.signatures.size(), 1U);
    BOOST_CHECK_EQUAL(document.signatures[0].sub_filter, "ETSI.CAdES.detached");
    BOOST_CHECK(document.signatures[0].cms == pretended_cms());
    BOOST_CHECK_EQUAL(document.later_octets, 0U);
    auto const covered = document.covered(file, document.signatures[0]);
    BOOST_CHECK_EQUAL(covered[0].size() + covered[1].size() + 2 * 4096 + 2, file.size());
}

BOOST_AUTO_TEST_CASE(an_appended_update_is_seen_and_not_read)
{
    auto const document = must(pdf::read_document(signed_sample() + "1 0 obj\n<</Type /Catalog>>\nendobj\n"));
    BOOST_CHECK_EQUAL(document.later_octets, 34U);
    BOOST_CHECK_EQUAL(document.pages.at(0), "禁止从业决定书\n当事人：𬱖䶮㛃𠮷𬭎\n");
}

BOOST_AUTO_TEST_CASE(foreign_and_broken_files_are_refused_with_the_offset)
{
    check_refused(pdf::read_document(""), Fault::BadInput, "offset 0");
    check_refused(pdf::read_document("<html>404</html>"), Fault::BadInput, "offset 0");
    check_refused(pdf::read_document("%PDF-1.7\n1 0 obj"), Fault::BadInput, "offset 16");
    check_refused(pdf::read_document(
                      "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1 /Prev 4>>\nstartxref\n9\n%%EOF\n"),
        Fault::BadInput, "offset 46");
    check_refused(pdf::read_document("%PDF-1.7\nxref\n0 99999\nstartxref\n9\n%%EOF\n"), Fault::BadInput, "offset 16");
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused_without_a_crash)
{
    auto const file = signed_sample();
    for (std::size_t size = 0; size < file.size(); size += 97)
        BOOST_CHECK(!pdf::read_document(BytesView(file).substr(0, size)));
}

BOOST_AUTO_TEST_CASE(every_flipped_octet_is_survived)
{
    auto file = signed_sample();
    for (std::size_t at = 0; at < file.size(); at += 31) {
        auto const kept = file[at];
        file[at] = static_cast<char>(kept ^ 0x15);
        (void)pdf::read_document(file);
        file[at] = kept;
    }
}

BOOST_AUTO_TEST_CASE(a_byte_range_that_leaves_a_hole_is_refused)
{
    auto file = signed_sample();
    auto const at = file.find("/ByteRange [0 ") + 14;
    file[at] = static_cast<char>(file[at] == '9' ? '8' : file[at] + 1);
    auto const answer = pdf::read_document(file);
    BOOST_REQUIRE(!answer);
    BOOST_CHECK_EQUAL(answer.refusal().where, "offset " + std::to_string(at - 2));
}

BOOST_AUTO_TEST_SUITE_END()
