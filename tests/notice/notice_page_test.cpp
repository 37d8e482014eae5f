#include <notice/notice_fixture.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(notice_page_test)

static bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != text.npos;
}

BOOST_AUTO_TEST_CASE(a_notice_page_has_title_number_decision_and_needs_no_script)
{
    auto const page = test::must(test::shipped_pages().notice_page(test::a_notice(), test::GONGWEN, test::identity()));
    BOOST_CHECK(page.starts_with("<!DOCTYPE html"));
    BOOST_CHECK(has(page, "<html lang=\"zh-CN\">"));
    BOOST_CHECK(has(page, "<h1>赵测试生产销售假药案行政处罚决定</h1>"));
    BOOST_CHECK(has(page, "<th scope=\"row\" colspan=\"1\"><p>决定书文号</p></th>"));
    BOOST_CHECK(has(page, "<h3>一、案件事实</h3>"));
    BOOST_CHECK(has(page, "当事人 &lt;b&gt; 生产假药。"));
    BOOST_CHECK(has(page, crypto::sha256("pdf").hex()));
    BOOST_CHECK(has(page, "长期（限制从业为终身）"));
    BOOST_CHECK(!has(page, "<script"));
    BOOST_CHECK(!has(page, "urn:xindang"));
}

BOOST_AUTO_TEST_CASE(a_withdrawn_page_says_so_and_names_nobody)
{
    auto notice = test::a_notice();
    notice.state = notice::NoticeState::Withdrawn;
    notice.ended_on = test::day("2026-02-01");
    notice.end_reason = "行政处罚决定被依法撤销";
    auto const page = test::must(test::shipped_pages().ended_page(notice, test::identity()));
    BOOST_CHECK(has(page, "本公示信息已撤下"));
    BOOST_CHECK(has(page, "行政处罚决定被依法撤销"));
    BOOST_CHECK(has(page, "2026年2月1日"));
    BOOST_CHECK(has(page, "noindex"));
    BOOST_CHECK(!has(page, "赵测试"));
}

BOOST_AUTO_TEST_CASE(an_index_lists_notices_and_months)
{
    notice::IndexContent const content{"", {test::a_notice()}, 3, {{"2026-01", 1}, {"2025-12", 2}}};
    auto const page = test::must(test::shipped_pages().index_page(content, test::identity()));
    BOOST_CHECK(has(page, "正在公示 3 件"));
    BOOST_CHECK(has(page, "href=\"notices/2025-12.html\""));
    BOOST_CHECK(has(page, "href=\"" + notice::address_of(test::a_notice().decision) + ".html\""));
}

BOOST_AUTO_TEST_CASE(an_index_calls_each_notice_what_its_kind_is_called)
{
    auto repair = test::a_notice("东药监信修〔2026〕1号");
    repair.title = "赵测试信用修复决定";
    repair.penalty = "准予信用修复";
    repair.labels = {"信用修复", "修复的信息", "决定内容"};
    notice::IndexContent const content{
        "2026-01", {repair, test::a_notice()}, 2, {{"2026-01", 2}}, {{"信用修复", 1}, {"行政处罚", 1}}};
    auto const page = test::must(test::shipped_pages().index_page(content, test::identity()));
    BOOST_CHECK(has(page, "<p class=\"kind\">信用修复</p>"));
    BOOST_CHECK(has(page, "<dt>决定内容</dt><dd>准予信用修复</dd>"));
    BOOST_CHECK(has(page, "<p class=\"kind\">行政处罚</p>"));
    BOOST_CHECK(has(page, "<dt>处罚内容</dt>"));
    BOOST_CHECK(has(page, "信用修复 1 件"));
    BOOST_CHECK(has(page, "<h1>2026年1月公示的信息</h1>"));
}

BOOST_AUTO_TEST_CASE(gongwen_that_is_no_xml_is_refused)
{
    test::check_refused(test::shipped_pages().notice_page(test::a_notice(), "<gongwen>", test::identity()),
        Fault::BadInput, "gongwen.xml:1");
}

BOOST_AUTO_TEST_SUITE_END()
