#include <support/office.h>

#include <pdf/reader.h>
#include <usecase/document/find_document.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

using namespace xindang;
using test::check_refused;
using test::must;

// What kinds other than a ban decision order, and what the law has to say to it.
BOOST_AUTO_TEST_SUITE(issue_kinds_test)

namespace {

struct Desk : test::Office {
    Desk() { clock.set("2026-03-05T09:00:00+08:00"); }

    Outcome<usecase::DocumentReceipt> issue_draft(std::string const& kind, Bytes const& facts) const
    {
        return usecase::issue_document(approver, drafter, {kind, facts}, documents);
    }
    std::string printed(usecase::DocumentReceipt const& receipt) const
    {
        auto const file = must(usecase::find_document(drafter, receipt.number, archive, objects));
        std::string text;
        for (auto const& page : must(pdf::read_document(file.pdf)).pages)
            text += page;
        std::erase(text, '\n');
        return text;
    }
};

Bytes draft(std::string const& name)
{
    return must(read_file(std::filesystem::path(XD_SOURCE_DIR) / "conf/demo/documents" / (name + ".xml"), 1 << 20));
}

Bytes with(Bytes text, std::string const& from, std::string const& to)
{
    auto const at = text.find(from);
    BOOST_REQUIRE_MESSAGE(at != Bytes::npos, from + " is not in the draft");
    return text.replace(at, from.size(), to);
}

bool warns(usecase::DocumentReceipt const& receipt, std::string_view rule)
{
    auto const all = receipt.notes.all();
    return std::any_of(all.begin(), all.end(),
        [&](Finding const& note) { return note.rule == rule && note.severity == Severity::Warning; });
}

void check_prints(std::string const& text, std::initializer_list<char const*> words)
{
    for (auto const* const word : words)
        BOOST_CHECK_MESSAGE(text.find(word) != std::string::npos, word << " is not printed");
}

} // namespace

BOOST_AUTO_TEST_CASE(a_penalty_decision_carries_its_clauses_and_leaves_a_record)
{
    Desk const desk;
    auto const receipt = must(desk.issue_draft("penalty-decision", draft("penalty-decision")));
    BOOST_CHECK_EQUAL(receipt.number, "东药监罚〔2026〕1号");
    auto const text = desk.printed(receipt);
    check_prints(
        text, {"人民币160,409.02元", "壹拾陆万零肆佰零玖元零贰分", "十五日内", "百分之三", "六十日内", "六个月内",
                  "《市场监督管理行政处罚信息公示规定》第八条", "《中华人民共和国药品管理法》第一百二十六条"});
    auto const view = desk.archive.view();
    auto const records = view.records_of(*view.document(receipt.number).value().subject);
    BOOST_REQUIRE_EQUAL(records.size(), 1U);
    BOOST_CHECK_EQUAL(records[0].amount.text(), "160,409.02");
    BOOST_CHECK(records[0].field == model::Field::Drug);
    BOOST_CHECK(records[0].gravity == model::Gravity::Ordinary);
    BOOST_CHECK_EQUAL(records[0].number, receipt.number);
}

BOOST_AUTO_TEST_CASE(a_penalty_on_the_spot_goes_to_review_first_and_is_not_published)
{
    Desk const desk;
    std::string const kind = "penalty-decision-summary-procedure";
    auto const text = desk.printed(must(desk.issue_draft(kind, draft(kind))));
    check_prints(text, {"应当先自收到本决定书之日起六十日内", "贰仟元整", "执法证件号"});
    BOOST_CHECK(text.find("公示") == std::string::npos);
    BOOST_CHECK(text.find("六个月") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(money_without_an_account_and_an_unknown_kind_of_penalty_are_refused)
{
    Desk const desk;
    auto facts = draft("penalty-decision");
    auto const from = facts.find("  <payment>"), to = facts.find("</payment>") + std::string_view("</payment>").size();
    auto unpaid = facts;
    unpaid.erase(from, to - from);
    check_refused(desk.issue_draft("penalty-decision", unpaid), Fault::BadInput, "/penalty-decision");
    check_refused(desk.issue_draft("penalty-decision", with(facts, "kind=\"fine\"", "kind=\"torture\"")),
        Fault::BadInput, "/penalty-decision/penalty[2]");
    BOOST_CHECK_EQUAL(desk.archive.view().size(), 0U);
}

BOOST_AUTO_TEST_CASE(an_intended_ban_is_checked_like_the_decision_and_brings_the_right_to_a_hearing)
{
    Desk const desk;
    auto const facts = draft("prior-notice-2");
    auto const text = desk.printed(must(desk.issue_draft("prior-notice", facts)));
    check_prints(text, {"第一百一十八条第一款", "终身禁止从事药品生产经营活动", "有权要求听证"});
    // The decision is still to come: nobody is barred yet.
    BOOST_CHECK(desk.archive.view().records_of(*desk.archive.view().documents().back().subject).empty());
    check_refused(
        desk.issue_draft("prior-notice", with(facts, "<life/>", "<years>5</years>")), Fault::BadInput, "ban.term");
    check_refused(desk.issue_draft("prior-notice", with(facts, "<scope>药品生产经营活动", "<scope>食品生产经营活动")),
        Fault::BadInput, "ban.scope");
    check_refused(desk.issue_draft("prior-notice", with(facts, "<article>D118", "<article>D999")), Fault::NotFound,
        "ban.article");
}

BOOST_AUTO_TEST_CASE(a_small_fine_is_told_of_without_a_hearing)
{
    Desk const desk;
    auto facts = draft("prior-notice");
    auto const from = facts.find("  <penalty"), to = facts.find("  <contact>");
    facts.replace(
        from, to - from, "<penalty kind=\"minor-fine\"><text>处罚款</text><amount>8000.00</amount></penalty>");
    auto const text = desk.printed(must(desk.issue_draft("prior-notice", facts)));
    check_prints(text, {"捌仟元整", "陈述和申辩"});
    BOOST_CHECK(text.find("听证") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(measures_come_from_the_catalogue_and_reach_only_their_subjects)
{
    Desk const desk;
    auto const facts = draft("listing-decision");
    check_prints(desk.printed(must(desk.issue_draft("listing-decision", facts))),
        {"列为重点监管对象，增加监督检查频次（依据《", "二十个工作日内", "满一年"});
    check_refused(desk.issue_draft("listing-decision", with(facts, "KEY-SUPERVISION", "NO-SUCH-MEASURE")),
        Fault::NotFound, "/listing-decision/measure[1]");
    check_refused(desk.issue_draft("listing-decision", with(facts, "KEY-SUPERVISION", "OCCUPATION")), Fault::BadInput,
        "/listing-decision/measure[1]");
}

BOOST_AUTO_TEST_CASE(a_transfer_later_than_the_law_allows_is_pointed_out)
{
    Desk const desk;
    auto const facts = draft("criminal-transfer");
    BOOST_CHECK(!warns(must(desk.issue_draft("criminal-transfer", facts)), "late"));
    auto const late = with(facts, "<approved-on>2026-03-02", "<approved-on>2026-02-24");
    BOOST_CHECK(warns(must(desk.issue_draft("criminal-transfer", late)), "late"));
}

BOOST_AUTO_TEST_CASE(a_post_nobody_listed_is_pointed_out)
{
    Desk const desk;
    auto const facts = draft("ban-decision");
    BOOST_CHECK(!warns(must(desk.issue_draft("ban-decision", facts)), "unknown-post"));
    BOOST_CHECK(
        warns(must(desk.issue_draft("ban-decision", with(facts, "<post>法定代表人", "<post>顾问"))), "unknown-post"));
    BOOST_CHECK(
        warns(must(desk.issue_draft("ban-decision", with(facts, "<post>法定代表人", "<post>股东"))), "no-employment"));
}

BOOST_AUTO_TEST_CASE(a_document_to_offices_is_about_nobody)
{
    Desk const desk;
    auto const receipt = must(desk.issue_draft("bulletin", draft("bulletin")));
    BOOST_CHECK(!desk.archive.view().document(receipt.number).value().subject);
    check_prints(desk.printed(receipt), {"监督检查企业", "+113", "持平"});
}

BOOST_AUTO_TEST_CASE(a_decision_on_the_spot_keeps_to_the_limits_of_the_law)
{
    Desk const desk;
    auto const facts = draft("penalty-decision-summary-procedure");
    auto const kind = "penalty-decision-summary-procedure";
    auto const dear = desk.issue_draft(kind, with(facts, "<amount>2000.00", "<amount>3000.01"));
    check_refused(dear, Fault::BadInput, "penalty");
    BOOST_CHECK(dear.refusal().reason.find("第五十一条") != std::string::npos);
    check_refused(desk.issue_draft(kind, with(facts, "<penalty kind=\"warning\"><text>警告</text>",
                                             "<penalty kind=\"revoke-licence\"><text>吊销《药品生产许可证》</text>")),
        Fault::BadInput, "penalty");
    auto const person =
        with(with(facts, "<credit-code>91359905DY0000041B</credit-code>",
                 "<id-type>公民身份</id-type><id-number personal=\"id\">359901197310091004</id-number>"),
            "<representative>陈䶮</representative>", "");
    check_refused(desk.issue_draft(kind, person), Fault::BadInput, "penalty");
    must(desk.issue_draft(kind, with(person, "<amount>2000.00", "<amount>200.00")));
    must(desk.issue_draft(kind, with(facts, "<amount>2000.00", "<amount>3000.00")));
}

BOOST_AUTO_TEST_CASE(a_restriction_of_business_prints_its_days_and_tells_how_long_it_is_published)
{
    Desk const desk;
    auto facts = draft("penalty-decision");
    auto const restriction = [](char const* to) {
        return std::string("<penalty kind=\"restrict-business\"><text>限制开展口服液体制剂生产活动</text>"
                           "<from>2026-03-05</from><to>") +
               to + "</to></penalty><penalty kind=\"warning\">";
    };
    auto const receipt = must(
        desk.issue_draft("penalty-decision", with(facts, "<penalty kind=\"warning\">", restriction("2031-03-04"))));
    check_prints(
        desk.printed(receipt), {"限制开展口服液体制剂生产活动（自2026年3月5日起至2031年3月4日止）", "2031年3月4日）"});
    check_refused(
        desk.issue_draft("penalty-decision", with(facts, "<penalty kind=\"warning\">", restriction("2026-03-04"))),
        Fault::BadInput, "/penalty-decision/penalty[1]/to");
}

BOOST_AUTO_TEST_SUITE_END()
