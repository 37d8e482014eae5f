#include <document/verify.h>
#include <support/judge.h>
#include <support/office.h>
#include <usecase/notice/expire_notices.h>
#include <usecase/notice/publish_notice.h>
#include <usecase/notice/repair_notice.h>

#include <boost/test/unit_test.hpp>

#include <regex>

using namespace xindang;
using test::check_refused;
using test::must;

namespace {

/// Home with what a test changes in it: an office whose law, kinds and sheets are its own.
struct ChangedHome {
    explicit ChangedHome(std::filesystem::path const& source)
    {
        for (auto const* folder : {"conf", "xsd", "templates"})
            std::filesystem::copy(source / folder, path() / folder, std::filesystem::copy_options::recursive);
        std::filesystem::create_symlink(source / "fonts", path() / "fonts");
    }
    std::filesystem::path const& path() const { return folder.path(); }
    void insert(char const* file, std::string const& before, std::string const& text) const
    {
        auto content = must(read_file(path() / file, 1 << 20));
        auto const at = content.find(before);
        BOOST_REQUIRE_MESSAGE(at != Bytes::npos, before + " is not in " + file);
        write_file_atomically(path() / file, content.insert(at, text));
    }
    test::TempFolder folder;
};

struct Desk : test::Office {
    explicit Desk(char const* at = "2026-03-05T09:00:00+08:00") { clock.set(at); }

    Bytes draft(std::string const& name) const
    {
        return must(read_file(home / "conf/demo/documents" / (name + ".xml"), 1 << 20));
    }
    model::DocumentNumber issue_kind(std::string const& kind, Bytes const& facts) const
    {
        auto const receipt = must(usecase::issue_document(approver, drafter, {kind, facts}, documents));
        return must(model::DocumentNumber::parse(receipt.number));
    }
    model::DocumentNumber issue_kind(std::string const& kind) const { return issue_kind(kind, draft(kind)); }

    Bytes public_pdf(model::DocumentNumber const& number) const
    {
        return must(read_file(data.site() / (notice::address_of(number) + ".pdf"), std::size_t{64} << 20));
    }
    std::string page(model::DocumentNumber const& number) const
    {
        return must(read_file(data.site() / (notice::address_of(number) + ".html"), std::size_t{64} << 20));
    }
};

Bytes with(Bytes text, std::string const& from, std::string const& to)
{
    BOOST_REQUIRE_MESSAGE(text.find(from) != Bytes::npos, from + " is not in the draft");
    for (auto at = text.find(from); at != Bytes::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// The draft with these penalties and without money to pay.
Bytes with_penalties(Bytes facts, std::string const& penalties)
{
    auto const from = facts.find("<penalty "), to = facts.find("<field>");
    return facts.replace(from, to - from, penalties);
}

/// A PDF without what signing adds: the rest must follow from the facts alone.
std::string unsigned_octets(Bytes pdf)
{
    auto const from = pdf.find("/Contents <");
    BOOST_REQUIRE(from != Bytes::npos);
    return pdf.erase(from, pdf.find('>', from) - from);
}

std::string text_of(std::string const& xml)
{
    auto text = std::regex_replace(xml, std::regex("<[^>]*>"), "");
    std::erase(text, '\n');
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(publish_kinds_test)

BOOST_AUTO_TEST_CASE(a_penalty_decision_on_a_unit_is_public_for_three_years_with_its_summary)
{
    Desk desk;
    auto const number = desk.issue_kind("penalty-decision");
    auto const receipt = must(usecase::publish_notice(desk.drafter, {number}, desk.notices));
    auto const& notice = receipt.preview.notice;
    BOOST_CHECK_EQUAL(notice.title, "东屿省鲸屿制药有限公司未遵守药品生产质量管理规范案行政处罚决定");
    BOOST_CHECK_EQUAL(notice.penalty, "警告；处罚款");
    BOOST_CHECK_EQUAL(notice.last_day.value().text(), "2029-03-05");
    BOOST_CHECK(receipt.preview.term_basis.find("第十三条第一款") != std::string::npos);
    BOOST_REQUIRE(!receipt.preview.dates.empty());
    BOOST_CHECK_EQUAL(receipt.preview.dates.front().due.text(), "2026-04-01"); // 20 working days

    auto const verdict =
        must(document::verify(desk.public_pdf(number), desk.notices.trust, desk.clock.now(), desk.press));
    BOOST_CHECK(verdict.all_good());
    BOOST_CHECK_EQUAL(verdict.kind, "public-penalty-notice");
    auto const page = desk.page(number);
    for (auto const* shown : {"行政处罚信息摘要", "2.处罚款人民币160,409.02元（大写：壹拾陆万零肆佰零玖元零贰分）",
             "《中华人民共和国药品管理法》第一百二十六条", "91359905DY0000041B", "虚构路88号",
             "自2026年3月5日起公示，至2029年3月5日止", "某甲"})
        BOOST_CHECK_MESSAGE(page.find(shown) != std::string::npos, shown);
    for (auto const* gone : {"𠮷野", "6200000000000000018"}) {
        BOOST_CHECK_MESSAGE(page.find(gone) == std::string::npos, gone);
        BOOST_CHECK_MESSAGE(verdict.facts.find(gone) == std::string::npos, gone);
    }
}

BOOST_AUTO_TEST_CASE(but_for_what_is_redacted_the_public_text_is_the_served_one)
{
    Desk desk;
    auto const number = desk.issue_kind("penalty-decision");
    must(usecase::publish_notice(desk.drafter, {number}, desk.notices));
    auto const document = must(desk.archive.view().document(number.text()));
    auto const served_pdf = must(desk.objects.get(must(model::Sha256::parse(document.digest)), std::size_t{64} << 20));
    auto const served = must(document::verify(served_pdf, desk.notices.trust, desk.clock.now(), desk.press));
    auto const shown =
        must(document::verify(desk.public_pdf(number), desk.notices.trust, desk.clock.now(), desk.press));
    auto expected = text_of(must(desk.press.gongwen("penalty-decision", served.facts)));
    expected = with(expected, "𠮷野", "某甲");
    expected = with(expected, "6200000000000000018", "（账号略）");
    auto const public_text = text_of(must(desk.press.gongwen("public-penalty-notice", shown.facts)));
    BOOST_CHECK(public_text.ends_with(expected));
}

BOOST_AUTO_TEST_CASE(what_was_redacted_leaves_no_trace_in_any_octet_of_the_public_file)
{
    // Two decisions that differ in nothing but what is masked: content streams, fonts, ToUnicode, tags, metadata and
    // attachments of the public files must be the same, octet for octet.
    auto const published = [](std::string const& name, std::string const& account) {
        Desk desk;
        auto facts = with(desk.draft("penalty-decision"), "𠮷野", name);
        auto const number = desk.issue_kind("penalty-decision", with(facts, "6200000000000000018", account));
        auto services = desk.notices;
        services.check.reset(); // its code is drawn at random
        must(usecase::publish_notice(desk.drafter, {number}, services));
        return unsigned_octets(desk.public_pdf(number));
    };
    auto const one = published("𠮷野", "6200000000000000018");
    auto const other = published("欧阳若水", "6200000000000000026");
    BOOST_CHECK(one == other);
}

BOOST_AUTO_TEST_CASE(a_typists_leftover_stops_a_penalty_decision_too)
{
    Desk desk;
    auto const facts = with(desk.draft("penalty-decision"), "质量受权人李㛃在放行前",
        "质量受权人李㛃（身份证号35990119731009 1004，住望潮市海滨区虚构路3号2栋1单元502室）在放行前");
    auto const number = desk.issue_kind("penalty-decision", facts);
    auto const refused = usecase::publish_notice(desk.drafter, {number}, desk.notices);
    BOOST_REQUIRE(!refused);
    BOOST_CHECK_EQUAL(name_of(refused.refusal().fault), "bad-input");
    BOOST_CHECK(refused.refusal().where.starts_with("/penalty-decision/case/findings/paragraph"));
    BOOST_CHECK(!std::filesystem::exists(desk.data.site() / "index.html"));
    auto const preview = must(usecase::preview_notice(desk.drafter, {number}, desk.notices));
    usecase::PublishNotice request{number};
    for (auto const& leftover : preview.leftovers.all())
        request.decisions.push_back({leftover.rule.substr(std::string_view("leftover-").size()),
            usecase::LeftoverDecision::Action::Redact, "与公示无关"});
    BOOST_CHECK_GE(request.decisions.size(), 2U);
    auto const compared = must(usecase::compare_notice(desk.drafter, request, desk.notices));
    BOOST_CHECK(compared.find("<del>35990119731009 1004</del>") != Bytes::npos);
    must(usecase::publish_notice(desk.drafter, request, desk.notices));
    for (auto const* gone : {"1004", "3号2栋"})
        BOOST_CHECK_MESSAGE(desk.page(number).find(gone) == std::string::npos, gone);
}

BOOST_AUTO_TEST_CASE(what_the_law_does_not_publish_is_refused_with_the_article)
{
    Desk desk;
    auto const mere_warning = desk.issue_kind("penalty-decision",
        with_penalties(desk.draft("penalty-decision"), "<penalty kind=\"warning\"><text>警告</text></penalty>"));
    auto const refused = usecase::preview_notice(desk.drafter, {mere_warning}, desk.notices);
    check_refused(refused, Fault::BadInput, "publication.kinds");
    BOOST_CHECK(refused.refusal().reason.find("第二条第二款") != std::string::npos);
    auto const on_the_spot = desk.issue_kind("penalty-decision-summary-procedure");
    check_refused(
        usecase::preview_notice(desk.drafter, {on_the_spot}, desk.notices), Fault::BadInput, "publication.procedure");
    auto const letter = desk.issue_kind("admonition");
    check_refused(usecase::preview_notice(desk.drafter, {letter}, desk.notices), Fault::BadInput, "document_number");
}

BOOST_AUTO_TEST_CASE(the_term_follows_the_gravest_penalty_and_a_restriction_stays_as_long_as_it_holds)
{
    Desk desk;
    auto const last_day = [&](std::string const& penalties) {
        auto const number =
            desk.issue_kind("penalty-decision", with_penalties(desk.draft("penalty-decision"), penalties));
        return must(usecase::preview_notice(desk.drafter, {number}, desk.notices)).notice.last_day.value().text();
    };
    BOOST_CHECK_EQUAL(last_day("<penalty kind=\"criticism\"><text>通报批评</text></penalty>"), "2026-06-05");
    BOOST_CHECK_EQUAL(
        last_day("<penalty kind=\"revoke-licence\"><text>吊销《药品生产许可证》</text></penalty>"), "2029-03-05");
    auto const restricted = [](char const* to) {
        return std::string("<penalty kind=\"restrict-business\"><text>限制开展口服液体制剂生产活动</text>"
                           "<from>2026-03-05</from><to>") +
               to + "</to></penalty>";
    };
    BOOST_CHECK_EQUAL(last_day(restricted("2027-03-04")), "2029-03-05");
    BOOST_CHECK_EQUAL(last_day(restricted("2031-03-04")), "2031-03-04");
}

BOOST_AUTO_TEST_CASE(listing_removal_and_granted_repair_are_published_by_their_own_terms)
{
    Desk desk;
    auto const listing = desk.issue_kind("listing-decision");
    auto const listed = must(usecase::publish_notice(desk.drafter, {listing}, desk.notices)).preview;
    BOOST_CHECK_EQUAL(listed.notice.title, "东屿省星槎制药有限公司列入严重违法失信名单决定");
    BOOST_CHECK_EQUAL(listed.notice.last_day.value().text(), "2029-03-04");
    BOOST_CHECK_EQUAL(listed.dates.size(), 1U);
    BOOST_CHECK(desk.page(listing).find("严重违法失信名单信息") != std::string::npos);
    BOOST_CHECK(desk.page(listing).find("王𬱖") == std::string::npos);

    auto const removal = desk.issue_kind("removal-decision");
    must(usecase::publish_notice(desk.drafter, {removal}, desk.notices));
    BOOST_CHECK(desk.page(removal).find("移出日期") != std::string::npos);

    auto const refusal =
        with(desk.draft("repair-decision"), "<granted/>", "<refused><paragraph>公示未满一年。</paragraph></refused>");
    auto const refused = desk.issue_kind("repair-decision", refusal);
    check_refused(usecase::preview_notice(desk.drafter, {refused}, desk.notices), Fault::BadInput, "document_number");
    auto const repair = desk.issue_kind("repair-decision");
    must(usecase::publish_notice(desk.drafter, {repair}, desk.notices));
    BOOST_CHECK(desk.page(repair).find("东药监罚〔2025〕8号") != std::string::npos);

    // What each is called stands in publishable.xml; none of the three is a penalty.
    auto const index = must(read_file(desk.data.site() / "index.html", 1 << 20));
    for (auto const* words : {"严重违法失信名单列入 1 件", "严重违法失信名单移出 1 件", "信用修复 1 件",
             "<dt>决定内容</dt><dd>准予信用修复</dd>"})
        BOOST_CHECK_MESSAGE(index.find(words) != std::string::npos, words);
    BOOST_CHECK(index.find("<dt>处罚内容</dt>") == std::string::npos);
    auto const feed = must(read_file(desk.data.site() / "feed.xml", 1 << 20));
    BOOST_CHECK(feed.find("<category term=\"信用修复\"") != std::string::npos);
    BOOST_CHECK(feed.find("处罚内容") == std::string::npos);
    for (auto const& number : {listing, removal, repair})
        BOOST_CHECK(must(document::verify(desk.public_pdf(number), desk.notices.trust, desk.clock.now(), desk.press))
                        .all_good());
}

BOOST_AUTO_TEST_CASE(a_new_kind_is_published_by_data_alone)
{
    Desk desk;
    auto const number = desk.issue_kind("suspension-order");
    check_refused(usecase::preview_notice(desk.drafter, {number}, desk.notices), Fault::BadInput, "document_number");

    ChangedHome const changed(desk.home);
    changed.insert("conf/law/publication.xml", "  <matter code=\"listing\"",
        "  <matter code=\"order\" name=\"责令暂停\" months=\"6\" counted-from=\"publication\" statute=\"drug-law\" "
        "article=\"99\" "
        "paragraph=\"3\" from=\"2019-12-01\" certainty=\"verified\"><duty "
        "deadline=\"government-information\">主动公开</duty></matter>\n");
    changed.insert("conf/notice/publishable.xml", "  <repair ",
        "  <document kind=\"suspension-order\" matter=\"order\" summary=\"notice-order\" name=\"暂停令\" "
        "ground=\"事由\" content=\"内容\">{party}暂停令</document>\n");
    write_file_atomically(
        changed.path() / "templates/documents/notice-order.xsl", R"(<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns="urn:xindang:notice-summary:1" exclude-result-prefixes="f">
  <xsl:import href="notice-rows.xsl"/>
  <xsl:template match="/*">
    <notice-summary heading="暂停令信息" document="暂停令公示">
      <party><xsl:value-of select="f:party/f:name"/></party>
      <offence>存在安全隐患</offence>
      <content>责令暂停</content>
      <organ><xsl:value-of select="f:computed/f:organ"/></organ>
      <decided-on><xsl:value-of select="f:issued-on"/></decided-on>
      <xsl:call-template name="party-row"/>
    </notice-summary>
  </xsl:template>
</xsl:stylesheet>
)");
    auto const law = must(law::Catalogue::load(changed.path() / "conf/law", changed.path() / "xsd"));
    auto const kinds = must(notice::Publishable::load(changed.path()));
    usecase::NoticeServices const services{desk.archive, desk.objects, law, desk.clauses, desk.press, desk.signer,
        desk.notices.trust, desk.policy, desk.pages, kinds, desk.notices.site, desk.identity, desk.clock};
    auto const receipt = must(usecase::publish_notice(desk.drafter, {number}, services));
    BOOST_CHECK_EQUAL(receipt.preview.notice.last_day.value().text(), "2026-09-05");
    BOOST_CHECK(desk.page(number).find("暂停令信息") != std::string::npos);
    BOOST_CHECK(
        must(document::verify(desk.public_pdf(number), desk.notices.trust, desk.clock.now(), desk.press)).all_good());

    // What a sheet forgets is found when it is used, with its place.
    changed.insert("templates/documents/notice-order.xsl", "<party><xsl:value-of", "<nobody/>");
    auto const broken = must(notice::Publishable::load(changed.path()));
    auto const summary = broken.summarise(*broken.find("suspension-order"), desk.draft("suspension-order"));
    BOOST_REQUIRE(!summary);
    BOOST_CHECK_EQUAL(name_of(summary.refusal().fault), "corrupt");
    BOOST_CHECK(!summary.refusal().where.empty());
}

BOOST_AUTO_TEST_CASE(a_repair_ends_a_publication_after_its_time_and_never_that_of_a_grave_penalty)
{
    Desk desk("2025-01-15T09:00:00+08:00");
    auto const dated = [&](std::string const& kind, std::string const& day) {
        auto facts = desk.draft(kind);
        auto const from = facts.find("<issued-on>") + 11;
        return facts.replace(from, 10, day);
    };
    auto const fine = desk.issue_kind("penalty-decision", dated("penalty-decision", "2025-01-14"));
    auto const revocation = desk.issue_kind(
        "penalty-decision", with_penalties(dated("penalty-decision", "2025-01-14"),
                                "<penalty kind=\"revoke-licence\"><text>吊销《药品生产许可证》</text></penalty>"));
    for (auto const& number : {fine, revocation})
        must(usecase::publish_notice(desk.drafter, {number}, desk.notices));

    auto const repair_of = [&](model::DocumentNumber const& number, std::string const& day) {
        auto facts = with(desk.draft("repair-decision"), "东药监罚〔2025〕8号", number.text());
        facts.replace(facts.find("<issued-on>") + 11, 10, day);
        return desk.issue_kind("repair-decision", with(facts, "2026-02-12", "2025-01-14"));
    };
    auto const repair = [&](model::DocumentNumber const& number, model::DocumentNumber const& by) {
        return usecase::repair_notice(desk.drafter, {number, by}, desk.notices);
    };
    auto const early = repair_of(fine, "2025-01-15");
    check_refused(repair(fine, early), Fault::Conflict, "publication.waiting");
    check_refused(repair(revocation, early), Fault::BadInput, "by");
    check_refused(repair(fine, revocation), Fault::BadInput, "by");
    check_refused(usecase::repair_notice(desk.approver, {fine, early}, desk.notices), Fault::Forbidden, "actor");

    desk.clock.set("2026-01-16T09:00:00+08:00");
    auto const grave = repair(revocation, repair_of(revocation, "2026-01-16"));
    check_refused(grave, Fault::BadInput, "publication.early_stop");
    BOOST_CHECK(grave.refusal().reason.find("第十四条") != std::string::npos);
    auto const granted = repair_of(fine, "2026-01-16");
    auto const receipt = must(repair(fine, granted));
    BOOST_CHECK_EQUAL(receipt.due.text(), "2026-01-21");
    BOOST_CHECK(!receipt.late);
    BOOST_CHECK(desk.page(fine).find(granted.text()) != std::string::npos);
    BOOST_CHECK(desk.page(fine).find("鲸屿") == std::string::npos);
    check_refused(repair(fine, granted), Fault::Conflict, "document_number");
}

BOOST_AUTO_TEST_SUITE_END()
