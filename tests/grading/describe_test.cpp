#include <grading/describe.h>

#include <grading/support.h>

#include <algorithm>

using namespace xindang;
using grading::SchemeChange;

namespace {

bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(describe_test)

BOOST_AUTO_TEST_CASE(every_indicator_limit_and_article_of_the_scheme_is_in_the_document)
{
    auto const scheme = test::general_scheme();
    auto const markdown = grading::to_markdown(scheme);
    auto const html = grading::to_html(scheme);
    auto const csv = grading::to_csv(scheme);
    for (auto const& indicator : scheme.definition().indicators) {
        BOOST_CHECK_MESSAGE(has(markdown, "| " + indicator.id + " | " + indicator.name + " |"), indicator.id);
        BOOST_CHECK_MESSAGE(has(html, "<td>" + indicator.id + "</td>"), indicator.id);
        BOOST_CHECK_MESSAGE(has(csv, "\"" + indicator.id + "\",\"" + indicator.name + "\""), indicator.id);
        BOOST_CHECK(has(csv, indicator.basis));
    }
    for (auto const& limit : scheme.definition().limits)
        BOOST_CHECK(has(markdown, "| " + limit.id + " |"));
    for (auto const& article : scheme.definition().articles)
        BOOST_CHECK(has(markdown, article.text));
    BOOST_CHECK(has(markdown, "罚款；36个月内 | 扣分：计数 | 按每次金额，0.00元以上不满10000.00元：3分") ||
                has(markdown, "按每次金额，"));
}

BOOST_AUTO_TEST_CASE(the_table_has_one_row_for_each_indicator)
{
    auto const scheme = test::general_scheme();
    auto const csv = grading::to_csv(scheme);
    auto const rows = static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n'));
    BOOST_CHECK_EQUAL(rows, scheme.definition().indicators.size() + 1);
}

BOOST_AUTO_TEST_CASE(the_workbook_has_the_indicators_and_everything_else_of_the_scheme)
{
    auto const scheme = test::general_scheme();
    auto const sheets = grading::to_sheets(scheme);
    BOOST_REQUIRE_EQUAL(sheets.size(), 5U);
    BOOST_CHECK_EQUAL(sheets.front().name, "指标");
    BOOST_CHECK_EQUAL(sheets.front().rows.size(), scheme.definition().indicators.size());
    BOOST_CHECK_EQUAL(sheets[2].rows.size(), scheme.definition().articles.size());
    BOOST_CHECK_EQUAL(sheets[4].rows.size(), scheme.definition().limits.size());
    for (auto const& sheet : sheets)
        for (auto const& row : sheet.rows)
            BOOST_REQUIRE_EQUAL(row.size(), sheet.columns.size());
}

BOOST_AUTO_TEST_CASE(markup_in_a_name_stays_text)
{
    auto definition = test::general_scheme().definition();
    definition.indicators[0].name = "甲|<b>\"乙\"";
    definition.indicators[0].measures = "=1+1";
    auto const scheme = test::must(grading::Scheme::of(definition));
    BOOST_CHECK(has(grading::to_markdown(scheme), "甲\\|&lt;b>\"乙\""));
    BOOST_CHECK(has(grading::to_html(scheme), "甲|&lt;b&gt;&quot;乙&quot;"));
    BOOST_CHECK(has(grading::to_csv(scheme), "\"甲|<b>\"\"乙\"\"\""));
    BOOST_CHECK(has(grading::to_csv(scheme), "\"'=1+1\""));
}

BOOST_AUTO_TEST_CASE(a_scheme_does_not_differ_from_itself)
{
    auto const scheme = test::general_scheme();
    BOOST_CHECK(grading::compare(scheme, scheme).empty());
}

BOOST_AUTO_TEST_CASE(additions_removals_and_each_changed_field_are_told)
{
    auto const before = test::general_scheme();
    auto definition = before.definition();
    definition.version = "next";
    auto const removed = definition.indicators.back();
    definition.indicators.pop_back();
    definition.limits.front().grade = model::Grade::C;
    definition.band_sets.back().bands[0].from = model::Score::thousandths(91'000);
    definition.band_sets.back().bands[1].below = model::Score::thousandths(91'000);
    auto added = removed;
    added.id = "NEW1";
    definition.indicators.push_back(added);
    definition.indicators[0].condition.within = test::must(grading::Span::parse("5y"));
    auto const changes = grading::compare(before, test::must(grading::Scheme::of(definition)));
    auto const told = [&](SchemeChange::Kind kind, std::string const& id, std::string const& field) {
        return std::count_if(changes.begin(), changes.end(), [&](SchemeChange const& change) {
            return change.kind == kind && change.id == id && change.field == field;
        });
    };
    BOOST_CHECK_EQUAL(changes.size(), 7U);
    BOOST_CHECK_EQUAL(told(SchemeChange::Kind::Changed, "general", "版本"), 1);
    BOOST_CHECK_EQUAL(told(SchemeChange::Kind::Changed, "全部", "A级"), 1);
    BOOST_CHECK_EQUAL(told(SchemeChange::Kind::Changed, "全部", "B级"), 1);
    BOOST_CHECK_EQUAL(told(SchemeChange::Kind::Changed, before.definition().limits.front().id, "等级"), 1);
    BOOST_CHECK_EQUAL(told(SchemeChange::Kind::Changed, before.definition().indicators.front().id, "记录"), 1);
    BOOST_CHECK_EQUAL(told(SchemeChange::Kind::Added, "NEW1", ""), 1);
    BOOST_CHECK_EQUAL(told(SchemeChange::Kind::Removed, removed.id, ""), 1);
}

BOOST_AUTO_TEST_SUITE_END()
