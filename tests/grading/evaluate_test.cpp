#include <grading/evaluate.h>

#include <grading/explanation.h>
#include <grading/random_archive.h>
#include <grading/support.h>

#include <algorithm>
#include <cstdlib>
#include <set>

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

/// How many random archives and schemes: XINDANG_RANDOM_CASES asks for a longer run than the daily one.
std::uint64_t random_cases()
{
    auto const* const asked = std::getenv("XINDANG_RANDOM_CASES");
    return asked ? std::strtoull(asked, nullptr, 10) : 10'000;
}

/// Which parts of the language the schemes drawn so far had in them.
class Coverage {
public:
    void add(grading::Definition const& definition)
    {
        for (auto const& indicator : definition.indicators)
            add(indicator);
        for (auto const& limit : definition.limits) {
            m_parts.insert(limit.bound == grading::Limit::Bound::AtMost ? "ceiling" : "floor");
            m_parts.insert(limit.younger_than ? "limit by age" : "limit by records");
        }
        for (auto const& dimension : definition.dimensions)
            if (dimension.loss_cap && dimension.gain_cap) m_parts.insert("caps of a dimension");
        if (definition.band_sets.size() > 1) m_parts.insert("bands of a kind of enterprise");
    }

    std::set<std::string> const& parts() const { return m_parts; }

private:
    void add(grading::Indicator const& indicator)
    {
        auto const& condition = indicator.condition;
        auto const met = [this](char const* part, bool has) {
            if (has) m_parts.insert(part);
        };
        m_parts.emplace(grading::word_of(indicator.function));
        for (auto const source : condition.sources)
            m_parts.insert("from " + std::string(grading::word_of(source)));
        met("gain", indicator.effect == grading::Effect::Gain);
        met("cap", indicator.cap.has_value());
        met("free", indicator.free > 0);
        met("older-than", indicator.older_than.has_value());
        met("gravity tiers", !indicator.gravity_tiers.empty());
        met("amount tiers", !indicator.amount_tiers.empty());
        met("measure tiers", !indicator.measure_tiers.empty());
        met("decay", indicator.decay.size() == 1);
        met("decay in steps", indicator.decay.size() > 1);
        met("in force", condition.validity == grading::Validity::InForce);
        met("lapsed", condition.validity == grading::Validity::Lapsed);
        met("repair drops", condition.after_repair == grading::AfterRepair::Dropped);
        met("repair keeps", condition.after_repair == grading::AfterRepair::Kept);
        met("articles", !condition.articles.empty());
        met("posts", !condition.posts.empty());
    }

    std::set<std::string> m_parts;
};

std::set<std::string> const& whole_language()
{
    static std::set<std::string> const PARTS{"count", "sum", "worst", "latest", "exists", "none", "days-since",
        "repeated-within", "ratio", "from own", "from product", "from person", "from business", "from controlled",
        "gain", "cap", "free", "older-than", "gravity tiers", "amount tiers", "measure tiers", "decay",
        "decay in steps", "in force", "lapsed", "repair drops", "repair keeps", "articles", "posts", "ceiling", "floor",
        "limit by age", "limit by records", "caps of a dimension", "bands of a kind of enterprise"};
    return PARTS;
}

/// Whether more records of what it looks at can only lower the score: the latest, the time since and a share can also
/// get better by a further bad record, and that is what their definition says.
bool only_worsens(grading::Indicator const& indicator)
{
    using grading::Function;
    if (indicator.effect == grading::Effect::Gain) return indicator.function == Function::None;
    switch (indicator.function) {
    case Function::Count:
    case Function::Sum:
    case Function::Worst:
    case Function::Exists:
    case Function::RepeatedWithin:
        return true;
    case Function::Latest:
    case Function::None:
    case Function::DaysSince:
    case Function::Ratio:
        return false;
    }
    return false;
}

/// The scheme without the indicators that could take a further record for something good.
std::optional<grading::Scheme> only_of_losses(grading::Scheme const& scheme)
{
    auto definition = scheme.definition();
    auto& indicators = definition.indicators;
    indicators.erase(std::remove_if(indicators.begin(), indicators.end(),
                         [](grading::Indicator const& indicator) { return !only_worsens(indicator); }),
        indicators.end());
    // What is left may be too little for the bands, which the check of the scheme refuses.
    auto losses = grading::Scheme::of(std::move(definition));
    return losses ? std::optional(std::move(losses).value()) : std::nullopt;
}

std::string text_of(grading::Mark const& mark)
{
    return mark.score.text() + " " + std::string(model::word_of(mark.grade));
}

} // namespace

BOOST_AUTO_TEST_SUITE(evaluate_test)

BOOST_AUTO_TEST_CASE(the_naive_evaluator_agrees_on_ten_thousand_random_archives_and_schemes)
{
    std::size_t lower = 0;
    std::set<model::Grade> grades;
    Coverage coverage;
    for (std::uint64_t seed = 1; seed <= random_cases(); ++seed) {
        RandomCase const drawn(seed);
        coverage.add(drawn.scheme.definition());
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
            grades.insert(marks[at].grade);
        }
    }
    // The draws are no empty exercise.
    BOOST_CHECK_GT(lower, random_cases());
    BOOST_CHECK_EQUAL(grades.size(), 4U);
    BOOST_CHECK_EQUAL_COLLECTIONS(
        coverage.parts().begin(), coverage.parts().end(), whole_language().begin(), whole_language().end());
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
    for (std::uint64_t seed = 50'000; seed < 50'300; ++seed) {
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

BOOST_AUTO_TEST_CASE(what_happens_after_the_cut_off_day_changes_nothing)
{
    for (std::uint64_t seed = 20'000; seed < 21'000; ++seed) {
        RandomCase drawn(seed);
        auto later = drawn.enterprises;
        std::uint64_t entry = 1'000;
        for (auto& enterprise : later) {
            for (auto& plain : enterprise.records)
                if (!plain.repaired_on && drawn.dice.one_in(2))
                    plain.repaired_on = drawn.cut_off.plus_days(1 + static_cast<int>(drawn.dice.below(100)));
            for (auto count = drawn.dice.below(6); count > 0; --count) {
                auto plain = test::random_record(drawn.dice, ++entry);
                plain.record.occurred_on = drawn.cut_off.plus_days(1 + static_cast<int>(drawn.dice.below(400)));
                enterprise.records.push_back(plain);
            }
        }
        auto const known = test::columns_of(drawn.enterprises);
        auto const known_later = test::columns_of(later);
        Plan const before(drawn.scheme, known, drawn.cut_off);
        Plan const after(drawn.scheme, known_later, drawn.cut_off);
        BOOST_REQUIRE_MESSAGE(before.evaluate() == after.evaluate(), "seed " << seed);
        // A plan taken to that day from another one is as good as one bound for it.
        BOOST_REQUIRE(Plan(drawn.scheme, known_later, drawn.cut_off.plus_days(200)).on(drawn.cut_off).evaluate() ==
                      after.evaluate());
    }
}

BOOST_AUTO_TEST_CASE(one_more_record_never_raises_a_score_by_a_random_scheme_of_losses)
{
    std::size_t tried = 0;
    std::size_t fell = 0;
    for (std::uint64_t seed = 30'000; seed < 33'000; ++seed) {
        RandomCase drawn(seed);
        auto const scheme = only_of_losses(drawn.scheme);
        if (!scheme) continue;
        auto worse = drawn.enterprises;
        std::uint64_t entry = 1'000;
        for (auto& enterprise : worse) {
            auto further = test::random_record(drawn.dice, ++entry);
            // A granted repair is no negative record, and one record's repair is none of another's.
            further.repaired_on = std::nullopt;
            enterprise.records.push_back(further);
        }
        auto const before = test::columns_of(drawn.enterprises);
        auto const after = test::columns_of(worse);
        auto const marks = Plan(*scheme, before, drawn.cut_off).evaluate();
        auto const worse_marks = Plan(*scheme, after, drawn.cut_off).evaluate();
        for (std::size_t at = 0; at < marks.size(); ++at) {
            BOOST_REQUIRE_MESSAGE(worse_marks[at].score <= marks[at].score,
                "seed " << seed << " enterprise " << at << ": " << text_of(marks[at]) << " -> "
                        << text_of(worse_marks[at]));
            fell += worse_marks[at].score < marks[at].score;
        }
        ++tried;
    }
    BOOST_CHECK_GT(tried, 1000U);
    BOOST_CHECK_GT(fell, 500U);
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
