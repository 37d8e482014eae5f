#include <grading/random_archive.h>

#include <grading/support.h>

#include <algorithm>

namespace xindang::test {

namespace {

using namespace grading;
using model::Gravity;
using model::RecordKind;
using model::Score;

std::vector<RecordKind> const KINDS{RecordKind::Inspection, RecordKind::Penalty, RecordKind::Repair};
std::vector<std::string> const RESULTS{"甲", "乙", "丙", "丁"};
std::vector<std::string> const ARTICLES{"药品管理法第一百一十六条", "药品管理法第一百一十七条第一款",
    "药品管理法第一百一十七条第二款", "医疗器械监督管理条例第八十六条"};
std::vector<std::string> const CITED{"药品管理法第一百一十七条", "医疗器械监督管理条例第八十六条"};
std::vector<std::string> const POSTS{"法定代表人", "质量负责人"};
std::vector<std::string> const TYPES{"批发", "零售", "生产"};
std::vector<model::Field> const FIELDS{model::Field::Drug, model::Field::Device, model::Field::Cosmetic};
std::vector<Gravity> const GRAVITIES{
    Gravity::None, Gravity::Minor, Gravity::Ordinary, Gravity::Serious, Gravity::Grave};
std::vector<Source> const SOURCES{Source::Own, Source::Product, Source::Person, Source::Business, Source::Controlled};

template <class T> std::vector<T> some(Dice& dice, std::vector<T> const& values)
{
    std::vector<T> chosen;
    for (auto const& value : values)
        if (dice.one_in(2)) chosen.push_back(value);
    if (chosen.empty()) chosen.push_back(dice.of(values));
    return chosen;
}

template <class T> std::vector<T> maybe_some(Dice& dice, std::vector<T> const& values)
{
    return dice.one_in(2) ? std::vector<T>{} : some(dice, values);
}

Score points(Dice& dice)
{
    return Score::thousandths(500 * (1 + static_cast<std::int64_t>(dice.below(30))));
}

Span span(Dice& dice)
{
    return dice.one_in(3) ? Span{0, 30 + static_cast<int>(dice.below(900))}
                          : Span{1 + static_cast<int>(dice.below(36)), 0};
}

Condition random_condition(Dice& dice)
{
    Condition condition;
    condition.kinds = some(dice, KINDS);
    condition.sources = some(dice, SOURCES);
    condition.fields = maybe_some(dice, FIELDS);
    if (dice.one_in(3)) condition.results = some(dice, RESULTS);
    if (dice.one_in(4)) condition.articles = some(dice, CITED);
    if (dice.one_in(5)) {
        condition.posts = some(dice, POSTS);
        condition.sources = {Source::Person};
    }
    if (dice.one_in(4)) condition.gravity = dice.of(GRAVITIES);
    if (dice.one_in(6))
        condition.amount_from = must(model::Money::from_fen(static_cast<std::int64_t>(dice.below(500'000))));
    if (dice.one_in(8))
        condition.amount_below = must(model::Money::from_fen(600'000 + static_cast<std::int64_t>(dice.below(500'000))));
    if (!dice.one_in(4)) condition.within = span(dice);
    if (dice.one_in(5)) condition.validity = dice.one_in(2) ? Validity::InForce : Validity::Lapsed;
    if (dice.one_in(4)) condition.after_repair = AfterRepair::Kept;
    return condition;
}

std::vector<Tier> random_tiers(Dice& dice, std::int64_t step)
{
    std::vector<Tier> tiers;
    std::int64_t from = static_cast<std::int64_t>(dice.below(2)) * step;
    auto worth = Score{};
    for (auto count = 1 + dice.below(4); count > 0; --count) {
        worth = worth + points(dice);
        if (!tiers.empty()) tiers.back().below = from;
        tiers.push_back({from, std::nullopt, worth, 0});
        from += step * (1 + static_cast<std::int64_t>(dice.below(3)));
    }
    return tiers;
}

void give_points(Dice& dice, Indicator& indicator)
{
    switch (indicator.function) {
    case Function::Sum:
        indicator.measure_tiers = random_tiers(dice, 200'000);
        return;
    case Function::DaysSince:
        indicator.measure_tiers = random_tiers(dice, 120);
        return;
    case Function::Ratio:
        indicator.measure_tiers = random_tiers(dice, 200);
        return;
    case Function::Exists:
    case Function::None:
    case Function::RepeatedWithin:
        indicator.points = points(dice);
        return;
    case Function::Count:
        if (dice.one_in(4)) {
            indicator.measure_tiers = random_tiers(dice, 1);
            return;
        }
        [[fallthrough]];
    case Function::Worst:
    case Function::Latest:
        break;
    }
    switch (dice.below(3)) {
    case 0:
        indicator.points = points(dice);
        return;
    case 1:
        indicator.amount_tiers = random_tiers(dice, 100'000);
        return;
    default:
        indicator.gravity_tiers = {{Gravity::None, points(dice), 0}};
        for (auto const gravity : {Gravity::Ordinary, Gravity::Serious, Gravity::Grave})
            if (dice.one_in(2))
                indicator.gravity_tiers.push_back({gravity, indicator.gravity_tiers.back().points + points(dice), 0});
    }
}

std::vector<DecayStep> random_decay(Dice& dice)
{
    std::vector<DecayStep> steps{{Span{0, 29}, 70, 0}};
    if (dice.one_in(2)) steps.push_back({Span{static_cast<int>(2 + dice.below(10)), 0}, 33, 0});
    if (dice.one_in(3)) steps.push_back({Span{18, 15}, 0, 0});
    return steps;
}

Score highest_points(Indicator const& indicator)
{
    auto most = indicator.points.value_or(Score{});
    for (auto const& tier : indicator.gravity_tiers)
        most = std::max(most, tier.points);
    for (auto const* tiers : {&indicator.amount_tiers, &indicator.measure_tiers})
        for (auto const& tier : *tiers)
            most = std::max(most, tier.points);
    return most;
}

Indicator random_indicator(Dice& dice, int number, std::size_t dimensions)
{
    Indicator indicator;
    indicator.id = "I" + std::to_string(number);
    indicator.name = indicator.measures = "随机";
    indicator.basis = "药品管理法";
    indicator.dimension = static_cast<std::size_t>(dice.below(dimensions));
    indicator.effect = dice.one_in(4) ? Effect::Gain : Effect::Loss;
    indicator.function = static_cast<Function>(dice.below(9));
    indicator.scope = {maybe_some(dice, TYPES), maybe_some(dice, FIELDS)};
    indicator.condition = random_condition(dice);
    auto const by_result = indicator.function == Function::Latest || indicator.function == Function::Ratio;
    if (by_result && indicator.condition.results.empty()) indicator.condition.results = some(dice, RESULTS);
    give_points(dice, indicator);
    // A cap below what one record brings would be refused as points that never count.
    if (dice.one_in(2)) indicator.cap = highest_points(indicator) + points(dice);
    auto const fixed = indicator.points || !indicator.measure_tiers.empty();
    if (indicator.function == Function::Count && fixed && dice.one_in(3))
        indicator.free = static_cast<int>(1 + dice.below(2));
    if (indicator.function == Function::Exists || indicator.function == Function::Ratio)
        indicator.times = static_cast<int>(1 + dice.below(3));
    if (indicator.function == Function::RepeatedWithin) indicator.again = span(dice);
    if (indicator.function == Function::None && dice.one_in(2)) indicator.older_than = span(dice);
    auto const decays = indicator.measure_tiers.empty() &&
                        (indicator.function == Function::Count || indicator.function == Function::Worst ||
                            indicator.function == Function::Latest);
    if (decays && dice.one_in(2)) indicator.decay = random_decay(dice);
    return indicator;
}

Limit random_limit(Dice& dice, int number)
{
    Limit limit;
    limit.id = "L" + std::to_string(number);
    limit.name = "随机";
    limit.basis = "药品管理法";
    limit.bound = dice.one_in(4) ? Limit::Bound::AtLeast : Limit::Bound::AtMost;
    limit.grade = limit.bound == Limit::Bound::AtLeast
                      ? dice.of<model::Grade>({model::Grade::B, model::Grade::C})
                      : dice.of<model::Grade>({model::Grade::B, model::Grade::C, model::Grade::D});
    limit.scope = {maybe_some(dice, TYPES), maybe_some(dice, FIELDS)};
    if (dice.one_in(4))
        limit.younger_than = span(dice);
    else
        limit.condition = random_condition(dice);
    limit.times = limit.condition ? static_cast<int>(1 + dice.below(3)) : 1;
    return limit;
}

std::optional<Score> maybe_cap(Dice& dice)
{
    return dice.one_in(2) ? std::nullopt
                          : std::optional(Score::thousandths(5'000 * (1 + static_cast<std::int64_t>(dice.below(8)))));
}

Band band(model::Grade grade, std::optional<int> from, std::optional<int> below)
{
    auto const score = [](std::optional<int> points) {
        return points ? std::optional(Score::thousandths(1000 * *points)) : std::nullopt;
    };
    return {grade, score(from), score(below), 0};
}

BandSet random_bands(Dice& dice, Scope scope)
{
    auto const a = 80 + static_cast<int>(dice.below(15));
    if (dice.one_in(4)) return {std::move(scope), {band(model::Grade::A, a, {}), band(model::Grade::D, {}, a)}, 0};
    auto const b = a - 3 - static_cast<int>(dice.below(15));
    auto const c = b - 3 - static_cast<int>(dice.below(15));
    return {std::move(scope),
        {band(model::Grade::A, a, {}), band(model::Grade::B, b, a), band(model::Grade::C, c, b),
            band(model::Grade::D, {}, c)},
        0};
}

/// Two indicators of which one leaves its records to the other, which looks at every record of its sort.
void add_yielding_pair(Dice& dice, Definition& definition)
{
    auto narrow = random_indicator(dice, 999, definition.dimensions.size());
    narrow.yields_to = {"I998"};
    Indicator wide;
    wide.id = "I998";
    wide.name = wide.measures = "随机";
    wide.basis = "药品管理法";
    wide.effect = narrow.effect;
    wide.condition = random_condition(dice);
    wide.condition.within.reset();
    wide.condition.amount_from.reset();
    wide.condition.amount_below.reset();
    wide.condition.validity = Validity::Any;
    wide.condition.after_repair = AfterRepair::Kept;
    wide.points = points(dice);
    definition.indicators.push_back(std::move(wide));
    definition.indicators.push_back(std::move(narrow));
}

Definition random_definition(Dice& dice)
{
    Definition definition;
    definition.id = "random";
    definition.version = "1";
    definition.title = "随机";
    definition.start = Score::thousandths(100'000);
    definition.lowest = Score{};
    definition.highest = Score::thousandths(120'000);
    definition.enterprise_types = TYPES;
    definition.posts = POSTS;
    for (auto const kind : KINDS)
        definition.results.push_back({kind, RESULTS});
    definition.repair_granted = RESULTS[0];
    definition.ban_result = RESULTS[1];
    for (auto count = 1 + dice.below(4); count > 0; --count)
        definition.dimensions.push_back(
            {"d" + std::to_string(count), "维度" + std::to_string(count), maybe_cap(dice), maybe_cap(dice), 0});
    for (auto count = 5 + static_cast<int>(dice.below(20)); count > 0; --count)
        definition.indicators.push_back(random_indicator(dice, count, definition.dimensions.size()));
    add_yielding_pair(dice, definition);
    for (auto count = static_cast<int>(dice.below(5)); count > 0; --count)
        definition.limits.push_back(random_limit(dice, count));
    if (dice.one_in(2)) definition.band_sets.push_back(random_bands(dice, {{TYPES[0]}, {}}));
    if (dice.one_in(3)) definition.band_sets.push_back(random_bands(dice, {{}, {FIELDS[1]}}));
    definition.band_sets.push_back(random_bands(dice, {}));
    return definition;
}

} // namespace

std::uint64_t Dice::below(std::uint64_t limit)
{
    m_state ^= m_state << 13;
    m_state ^= m_state >> 7;
    m_state ^= m_state << 17;
    return m_state % limit;
}

model::CivilDate date(int year, unsigned month, unsigned day)
{
    return must(model::CivilDate::of(year, month, day));
}

Scheme random_scheme(Dice& dice)
{
    // Now and then chance makes a dead tier or a band out of reach: such a one is refused, and we draw again.
    for (;;)
        if (auto scheme = Scheme::of(random_definition(dice))) return *scheme;
}

PlainRecord random_record(Dice& dice, std::uint64_t entry)
{
    // Days crowd around ends of months, where windows are hardest to get right.
    auto const year = 2021 + static_cast<int>(dice.below(6));
    auto const month = 1 + static_cast<unsigned>(dice.below(12));
    auto const first = date(year, month, 1);
    auto const day =
        dice.one_in(2) ? first.plus_months(1).plus_days(-1) : first.plus_days(static_cast<int>(dice.below(28)));
    auto const kind = dice.of(KINDS);
    auto const valid = dice.below(3);
    PlainRecord plain{{model::EntryNumber{entry}, {model::SubjectKind::Enterprise, 1}, std::nullopt, kind, day, "", "",
                          dice.of(FIELDS), dice.of(GRAVITIES),
                          must(model::Money::from_fen(static_cast<std::int64_t>(dice.below(10)) * 100'000)),
                          dice.of(RESULTS), dice.of(ARTICLES), "", std::nullopt, "", "", "", ""},
        dice.of(SOURCES), {}, std::nullopt};
    if (valid > 0) plain.record.valid_until = day.plus_months(static_cast<int>(12 * valid));
    if (plain.source == Source::Person) plain.posts = some(dice, POSTS);
    if (dice.one_in(6)) plain.repaired_on = day.plus_days(static_cast<int>(dice.below(800)));
    return plain;
}

PlainEnterprise random_enterprise(Dice& dice, std::uint64_t& entry)
{
    PlainEnterprise enterprise{maybe_some(dice, TYPES), some(dice, FIELDS), std::nullopt, {}};
    if (!dice.one_in(4)) enterprise.started_on = date(2020, 1, 31).plus_days(static_cast<int>(dice.below(2000)));
    for (auto count = dice.below(14); count > 0; --count)
        enterprise.records.push_back(random_record(dice, ++entry));
    return enterprise;
}

Columns columns_of(std::vector<PlainEnterprise> const& enterprises, Dice* shuffle)
{
    ColumnsBuilder builder;
    std::vector<std::pair<std::size_t, PlainRecord>> records;
    for (std::size_t at = 0; at < enterprises.size(); ++at) {
        builder.add_enterprise({{model::SubjectKind::Enterprise, at + 1}, enterprises[at].types, enterprises[at].fields,
            enterprises[at].started_on});
        for (auto const& plain : enterprises[at].records)
            records.emplace_back(at, plain);
    }
    if (shuffle)
        for (auto at = records.size(); at > 1; --at)
            std::swap(records[at - 1], records[static_cast<std::size_t>(shuffle->below(at))]);
    for (auto const& [at, plain] : records)
        builder.add_record(
            at, plain.record, {plain.source, {model::SubjectKind::Enterprise, at + 1}, plain.posts}, plain.repaired_on);
    return std::move(builder).finish();
}

} // namespace xindang::test
