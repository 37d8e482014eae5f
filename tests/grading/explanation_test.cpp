#include <grading/outlook.h>

#include <grading/random_archive.h>
#include <grading/support.h>
#include <support/golden.h>

#include <algorithm>

using namespace xindang;
using grading::Source;
using model::Gravity;
using model::RecordKind;

namespace {

test::PlainRecord plain(std::uint64_t entry, RecordKind kind, model::CivilDate day, std::string result, Gravity gravity,
    std::int64_t fen, std::string article)
{
    return {{model::EntryNumber{entry}, {model::SubjectKind::Enterprise, 1}, std::nullopt, kind, day, "", "",
                model::Field::Drug, gravity, test::must(model::Money::from_fen(fen)), std::move(result),
                std::move(article), "", std::nullopt, "", "", "", ""},
        Source::Own, {}, std::nullopt};
}

/// A wholesaler that was fined twice, once for a matter since repaired, and takes on a person who may not work there.
test::PlainEnterprise wholesaler()
{
    test::PlainEnterprise enterprise{{"药品批发企业"}, {model::Field::Drug}, test::date(2012, 5, 8), {}};
    auto& records = enterprise.records;
    records.push_back(plain(11, RecordKind::Licence, test::date(2024, 1, 15), "准予", Gravity::None, 0, ""));
    records.back().record.valid_until = test::date(2029, 1, 14);
    records.push_back(plain(12, RecordKind::Penalty, test::date(2024, 6, 30), "罚款", Gravity::Ordinary, 12'000'000,
        "《中华人民共和国药品管理法》第126条"));
    records.push_back(plain(13, RecordKind::Penalty, test::date(2025, 2, 28), "罚款", Gravity::Ordinary, 500'000,
        "药品管理法第一百二十八条"));
    records.back().repaired_on = test::date(2026, 3, 2);
    records.push_back(plain(14, RecordKind::Inspection, test::date(2026, 5, 11), "限期整改", Gravity::Ordinary, 0, ""));
    records.push_back(plain(15, RecordKind::SelfReport, test::date(2026, 3, 3), "按时提交", Gravity::None, 0, ""));
    records.push_back(plain(16, RecordKind::Penalty, test::date(2026, 2, 12), "限制从业", Gravity::Serious, 0,
        "《中华人民共和国药品管理法》第一百一十八条第一款"));
    records.back().source = Source::Person;
    records.back().posts = {"质量负责人", "企业负责人"};
    return enterprise;
}

} // namespace

BOOST_AUTO_TEST_SUITE(explanation_test)

BOOST_AUTO_TEST_CASE(every_point_is_told_with_record_article_and_expiry)
{
    auto const scheme = test::general_scheme();
    auto const columns = test::columns_of({wholesaler()});
    grading::Plan const plan(scheme, columns, test::date(2026, 6, 30));
    auto const explanation = grading::explain(plan, 0);
    grading::ExplanationHead const head{"东屿省沧浪医药有限公司", "91359904DY0000180K", 16};
    BOOST_CHECK_EQUAL(std::string(model::word_of(explanation.grade)), "D");
    test::check_golden("grading/wholesaler.txt", grading::to_text(explanation, head));
    test::check_golden("grading/wholesaler.json", grading::to_json(explanation, head) + "\n");
}

BOOST_AUTO_TEST_CASE(the_outlook_says_when_the_grade_moves_and_what_would_lift_it)
{
    auto const scheme = test::general_scheme();
    auto enterprise = wholesaler();
    enterprise.records.pop_back(); // the ban of the person: a veto leaves nothing to look forward to
    auto const columns = test::columns_of({enterprise});
    grading::Plan const plan(scheme, columns, test::date(2025, 12, 31));
    auto const explanation = grading::explain(plan, 0);
    auto const outlook = grading::look_ahead(plan, 0, explanation);
    grading::ExplanationHead head{"东屿省沧浪医药有限公司", "91359904DY0000180K", 16};
    head.names.emplace(model::SubjectId{model::SubjectKind::Person, 7}, "陆望舒");
    test::check_golden("grading/outlook.txt", grading::to_text(explanation, outlook, head));
    test::check_golden("grading/outlook.json", grading::to_json(explanation, outlook, head) + "\n");
    test::check_golden("grading/outlook.html", grading::to_html(explanation, outlook, head));
}

BOOST_AUTO_TEST_CASE(the_banned_person_is_named_on_the_page_and_markup_in_names_stays_text)
{
    auto const scheme = test::general_scheme();
    auto const columns = test::columns_of({wholesaler()});
    grading::Plan const plan(scheme, columns, test::date(2026, 6, 30));
    auto const explanation = grading::explain(plan, 0);
    auto const outlook = grading::look_ahead(plan, 0, explanation);
    grading::ExplanationHead head{"甲<script>\"乙\"&公司", "91359904DY0000180K", 16};
    for (auto const& limit : explanation.limits)
        for (auto const& record : limit.records)
            head.names.emplace(record.subject, "陆望舒");
    auto const page = grading::to_html(explanation, outlook, head);
    BOOST_CHECK(page.find("陆望舒") != std::string::npos);
    BOOST_CHECK(page.find("<script>") == std::string::npos);
    BOOST_CHECK(page.find("http") == std::string::npos);
    BOOST_CHECK(page.find("甲&lt;script&gt;&quot;乙&quot;&amp;公司") != std::string::npos);
    // A ban of the register cannot be repaired away.
    BOOST_CHECK(!outlook.by_repair || outlook.by_repair->entries.front().value() != 16);
}

BOOST_AUTO_TEST_CASE(what_the_outlook_foretells_comes_true_on_its_day_and_not_the_day_before)
{
    std::size_t turns = 0;
    for (std::uint64_t seed = 20'000; seed < 20'200; ++seed) {
        test::Dice dice(seed);
        auto const scheme = test::random_scheme(dice);
        std::uint64_t entry = 0;
        auto enterprise = test::random_enterprise(dice, entry);
        auto const cut_off = test::date(2025, 2, 28);
        auto const happened_later = [&](test::PlainRecord const& plain) {
            return plain.record.occurred_on > cut_off;
        };
        auto& records = enterprise.records;
        records.erase(std::remove_if(records.begin(), records.end(), happened_later), records.end());
        for (auto& plain : records)
            if (plain.repaired_on && *plain.repaired_on > cut_off) plain.repaired_on.reset();
        auto const columns = test::columns_of({enterprise});
        grading::Plan const plan(scheme, columns, cut_off);
        auto const explanation = grading::explain(plan, 0);
        auto const outlook = grading::look_ahead(plan, 0, explanation);
        auto mark = explanation.mark();
        auto day = cut_off;
        // The naive evaluator walks every single day for three years and meets exactly these turns.
        for (auto const& turn : outlook.turns) {
            if (turn.day > cut_off.plus_years(3)) break;
            ++turns;
            for (; day < turn.day; day = day.plus_days(1))
                BOOST_REQUIRE(test::naive_mark(scheme.definition(), enterprise, day) == mark);
            mark = turn.mark;
        }
        for (auto const last = cut_off.plus_years(3); day < last && outlook.turns.size() < 3; day = day.plus_days(7)) {
            auto expected = explanation.mark();
            for (auto const& turn : outlook.turns)
                if (turn.day <= day) expected = turn.mark;
            BOOST_REQUIRE(test::naive_mark(scheme.definition(), enterprise, day) == expected);
        }
        for (auto const& way : {outlook.by_repair, outlook.by_lapse})
            if (way) BOOST_REQUIRE(way->mark.grade < explanation.grade);
    }
    BOOST_CHECK_GT(turns, 100U);
}

BOOST_AUTO_TEST_CASE(the_reasons_of_random_archives_add_up_to_their_grades)
{
    for (std::uint64_t seed = 9000; seed < 9300; ++seed) {
        test::Dice dice(seed);
        auto const scheme = test::random_scheme(dice);
        std::uint64_t entry = 0;
        auto const columns = test::columns_of({test::random_enterprise(dice, entry)});
        grading::Plan const plan(scheme, columns, test::date(2026, 2, 28));
        auto const explanation = grading::explain(plan, 0); // throws if it does not add up
        auto const& definition = scheme.definition();
        auto const sum = std::clamp(
            explanation.start - explanation.lost + explanation.gained, definition.lowest, definition.highest);
        BOOST_REQUIRE(explanation.score == sum);
        // Points may rest on what is not there: no record at all, or a share of none.
        for (auto const& reason : explanation.reasons)
            BOOST_REQUIRE(reason.function == grading::Function::None || reason.measure == 0 || !reason.records.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_record_counts_to_the_corresponding_day_and_not_on_the_day_after)
{
    auto const scheme = test::general_scheme();
    test::PlainEnterprise enterprise{{"药品批发企业"}, {model::Field::Drug}, test::date(2012, 5, 8), {}};
    enterprise.records.push_back(
        plain(1, RecordKind::Penalty, test::date(2025, 2, 28), "警告", Gravity::Minor, 0, "药品管理法第一百二十八条"));
    auto const columns = test::columns_of({enterprise});
    auto const warned = [&](model::CivilDate day) {
        auto const explanation = grading::explain(grading::Plan(scheme, columns, day), 0);
        for (auto const& reason : explanation.reasons)
            if (reason.id == "WF01") return true;
        return false;
    };
    BOOST_CHECK(!warned(test::date(2025, 2, 27)));
    BOOST_CHECK(warned(test::date(2025, 2, 28)));
    BOOST_CHECK(warned(test::date(2026, 2, 28)));
    BOOST_CHECK(!warned(test::date(2026, 3, 1)));
}

BOOST_AUTO_TEST_CASE(citations_are_read_in_the_ways_they_are_written)
{
    using grading::articles_cited;
    using Cited = std::vector<std::string>;
    BOOST_CHECK(articles_cited("《中华人民共和国药品管理法》第118条第一款") == Cited{"药品管理法第一百一十八条第一款"});
    BOOST_CHECK((articles_cited("药品管理法第一百一十六条、第一百一十八条") ==
                 Cited{"药品管理法第一百一十六条", "药品管理法第一百一十八条"}));
    BOOST_CHECK(articles_cited("化妆品监督管理条例 第60条") == Cited{"化妆品监督管理条例第六十条"});
    BOOST_CHECK(articles_cited("刑法第10条") == Cited{"刑法第十条"});
    BOOST_CHECK(articles_cited("某法第1005条") == Cited{"某法第一千零五条"});
    BOOST_CHECK(articles_cited("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
