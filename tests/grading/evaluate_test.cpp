#include <grading/evaluate.h>

#include <grading/explanation.h>
#include <grading/random_archive.h>
#include <grading/support.h>

#include <algorithm>

using namespace xindang;
using grading::Plan;

namespace {

struct RandomCase {
    explicit RandomCase(std::uint64_t seed) : dice(seed), scheme(test::random_scheme(dice))
    {
        std::uint64_t entry = 0;
        for (int at = 0; at < 4; ++at)
            enterprises.push_back(test::random_enterprise(dice, entry));
        // Half of the days are ends of months, where windows of months are hardest to get right.
        cut_off = test::date(2025, 1, 1).plus_months(static_cast<int>(dice.below(18))).plus_days(-1);
        if (dice.one_in(2)) cut_off = cut_off.plus_days(static_cast<int>(dice.below(28)));
    }
    test::Dice dice;
    grading::Scheme scheme;
    std::vector<test::PlainEnterprise> enterprises;
    model::CivilDate cut_off = test::date(2026, 2, 28);
};

std::string text_of(grading::Mark const& mark)
{
    return mark.score.text() + " " + std::string(model::word_of(mark.grade));
}

} // namespace

BOOST_AUTO_TEST_SUITE(evaluate_test)

BOOST_AUTO_TEST_CASE(the_naive_evaluator_agrees_on_two_thousand_random_archives_and_schemes)
{
    std::size_t lower = 0;
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        RandomCase const drawn(seed);
        auto const columns = test::columns_of(drawn.enterprises);
        auto const marks = Plan(drawn.scheme, columns, drawn.cut_off).evaluate();
        if (seed % 100 == 0)
            for (auto const threads : {1U, 2U, 3U, 7U})
                BOOST_REQUIRE(Plan(drawn.scheme, columns, drawn.cut_off).evaluate_by(threads) == marks);
        for (std::size_t at = 0; at < marks.size(); ++at) {
            auto const naive = test::naive_mark(drawn.scheme.definition(), drawn.enterprises[at], drawn.cut_off);
            BOOST_REQUIRE_MESSAGE(marks[at] == naive, "seed " << seed << " enterprise " << at << ": "
                                                              << text_of(marks[at]) << ", naively " << text_of(naive));
            lower += marks[at].score < drawn.scheme.definition().start;
        }
    }
    BOOST_CHECK_GT(lower, 1000U); // the draws are no empty exercise
}

BOOST_AUTO_TEST_CASE(the_naive_evaluator_agrees_on_the_scheme_that_ships)
{
    auto const scheme = test::general_scheme();
    auto const& definition = scheme.definition();
    test::Dice dice(7);
    std::vector<test::PlainEnterprise> enterprises;
    std::uint64_t entry = 0;
    for (int at = 0; at < 500; ++at) {
        auto enterprise = test::random_enterprise(dice, entry);
        enterprise.types = {dice.of(definition.enterprise_types)};
        for (auto& plain : enterprise.records) {
            auto const& words = dice.of(definition.results);
            plain.record.kind = words.kind;
            plain.record.result = dice.of(words.words);
        }
        enterprises.push_back(std::move(enterprise));
    }
    auto const columns = test::columns_of(enterprises);
    auto const cut_off = test::date(2026, 6, 30);
    Plan const plan(scheme, columns, cut_off);
    for (std::size_t at = 0; at < enterprises.size(); ++at) {
        auto const mark = grading::explain(plan, at).mark();
        BOOST_REQUIRE(mark == test::naive_mark(definition, enterprises[at], cut_off));
    }
}

BOOST_AUTO_TEST_CASE(the_order_of_intake_never_matters)
{
    for (std::uint64_t seed = 5000; seed < 5300; ++seed) {
        RandomCase drawn(seed);
        auto const in_order = test::columns_of(drawn.enterprises);
        auto const shuffled = test::columns_of(drawn.enterprises, &drawn.dice);
        Plan const one(drawn.scheme, in_order, drawn.cut_off);
        Plan const other(drawn.scheme, shuffled, drawn.cut_off);
        BOOST_REQUIRE(one.evaluate() == other.evaluate());
        for (std::size_t at = 0; at < drawn.enterprises.size(); ++at)
            BOOST_REQUIRE_EQUAL(
                grading::to_json(grading::explain(one, at), {}), grading::to_json(grading::explain(other, at), {}));
    }
}

BOOST_AUTO_TEST_CASE(one_more_penalty_never_raises_a_score_by_the_scheme_that_ships)
{
    auto const scheme = test::general_scheme();
    auto const cut_off = test::date(2026, 6, 30);
    test::Dice dice(11);
    std::uint64_t entry = 0;
    auto const& results = scheme.definition().results;
    auto const penalties = std::find_if(results.begin(), results.end(),
        [](grading::ResultWords const& words) { return words.kind == model::RecordKind::Penalty; });
    for (int round = 0; round < 1000; ++round) {
        auto enterprise = test::random_enterprise(dice, entry);
        enterprise.types = {dice.of(scheme.definition().enterprise_types)};
        for (auto& plain : enterprise.records) {
            plain.record.kind = model::RecordKind::Penalty;
            plain.record.result = dice.of(penalties->words);
        }
        auto worse = enterprise;
        auto penalty = test::random_record(dice, ++entry);
        penalty.record.kind = model::RecordKind::Penalty;
        penalty.record.result = dice.of(penalties->words);
        worse.records.push_back(penalty);
        auto const columns = test::columns_of({enterprise, worse});
        auto const marks = Plan(scheme, columns, cut_off).evaluate();
        BOOST_REQUIRE_MESSAGE(marks[1].score <= marks[0].score,
            "round " << round << ": " << text_of(marks[0]) << " -> " << text_of(marks[1]));
    }
}

BOOST_AUTO_TEST_SUITE_END()
