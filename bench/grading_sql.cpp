#include <grading_sql.h>

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace xindang::bench {

namespace {

using namespace grading;
using model::CivilDate;

// Ranges are half open: from … below. NO_DAY stands for "never" and lies within every open range of days.
constexpr std::int64_t LEAST = -1'000'000'000'000'000;
constexpr std::int64_t MOST = 1'000'000'000'000'000;

struct Range {
    std::int64_t from = LEAST;
    std::int64_t below = MOST;
};

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

std::string numbers(std::initializer_list<std::int64_t> values)
{
    std::string all;
    for (auto const value : values)
        all += (all.empty() ? "" : ", ") + number(value);
    return all;
}

std::string quoted(std::string const& text)
{
    return "'" + text + "'"; // words of a checked scheme have no quotes
}

template <class T, class Text> std::string joined(std::vector<T> const& values, char const* between, Text const& text)
{
    std::string all;
    for (auto const& value : values)
        all += (all.empty() ? "" : between) + text(value);
    return all;
}

template <class T, class Text> std::string one_of(char const* column, std::vector<T> const& values, Text const& text)
{
    return std::string(column) + " IN (" + joined(values, ", ", text) + ")";
}

std::string word(model::RecordKind kind)
{
    return quoted(std::string(model::word_of(kind)));
}

std::string in_scope(Scope const& scope)
{
    std::string text = "1 = 1";
    if (!scope.types.empty())
        text += " AND EXISTS (SELECT 1 FROM enterprise_type t WHERE t.kind = k.kind AND " +
                one_of("t.type", scope.types, quoted) + ")";
    if (!scope.fields.empty())
        text += " AND EXISTS (SELECT 1 FROM enterprise_field f WHERE f.kind = k.kind AND " +
                one_of("f.field", scope.fields, [](model::Field field) { return number(static_cast<int>(field)); }) +
                ")";
    return text;
}

/// The days on which a span that begins there ends on or after (before) the cut-off day, found by going back day by
/// day.
Range days_within(Span const& span, CivilDate cut_off)
{
    auto day = cut_off;
    while (span.from(day.plus_days(-1)) >= cut_off)
        day = day.plus_days(-1);
    return {day.days_since_epoch(), MOST};
}

Range days_at_least(Span const& age, CivilDate cut_off)
{
    auto day = cut_off;
    while (age.from(day) > cut_off)
        day = day.plus_days(-1);
    return {LEAST, day.days_since_epoch() + 1};
}

Range both(Range a, Range b)
{
    return {std::max(a.from, b.from), std::min(a.below, b.below)};
}

/// Points and for which records; a slot has several of them when points depend on gravity, amount or age.
struct Worth {
    std::int64_t points = 0;
    Range gravity;
    Range amount;
    Range days;
};

std::vector<Worth> by_gravity(Indicator const& indicator)
{
    if (indicator.gravity_tiers.empty()) return {{indicator.points ? indicator.points->thousandths() : 0, {}, {}, {}}};
    auto const rank = [](model::Gravity gravity) {
        return static_cast<std::int64_t>(gravity);
    };
    auto const& tiers = indicator.gravity_tiers;
    std::vector<Worth> worths{{0, {LEAST, rank(tiers.front().gravity)}, {}, {}}};
    for (std::size_t at = 0; at < tiers.size(); ++at)
        worths.push_back({tiers[at].points.thousandths(),
            {rank(tiers[at].gravity), at + 1 < tiers.size() ? rank(tiers[at + 1].gravity) : MOST}, {}, {}});
    return worths;
}

std::vector<Worth> by_amount(Indicator const& indicator)
{
    auto const& tiers = indicator.amount_tiers;
    std::vector<Worth> worths{{0, {}, {LEAST, tiers.front().from}, {}}};
    for (std::size_t at = 0; at < tiers.size(); ++at)
        worths.push_back({tiers[at].points.thousandths(), {},
            {tiers[at].from, at + 1 < tiers.size() ? tiers[at + 1].from : MOST}, {}});
    return worths;
}

std::vector<Worth> worths_of(Indicator const& indicator, CivilDate cut_off)
{
    auto const fresh = indicator.amount_tiers.empty() ? by_gravity(indicator) : by_amount(indicator);
    std::vector<Worth> worths;
    for (auto worth : fresh) {
        auto const points = worth.points;
        for (auto const& step : indicator.decay) {
            auto const old = days_at_least(step.after, cut_off);
            worth.days.from = old.below;
            worths.push_back(worth);
            worth = {points * step.percent / 100, worth.gravity, worth.amount, old};
        }
        worths.push_back(worth);
    }
    return worths;
}

bool looks_at_all_results(Function function)
{
    return function == Function::Latest || function == Function::Ratio;
}

/// INSERT INTO rule for one slot and one worth.
std::string rule(std::int64_t slot, Condition const& condition, bool all_results, Worth const& worth, CivilDate cut_off)
{
    auto const today = std::int64_t{cut_off.days_since_epoch()};
    auto const days = both(
        both({LEAST, today + 1}, worth.days), condition.within ? days_within(*condition.within, cut_off) : Range{});
    auto const amounts = both(worth.amount, {condition.amount_from ? condition.amount_from->fen() : LEAST,
                                                condition.amount_below ? condition.amount_below->fen() : MOST});
    auto const valid = condition.validity == Validity::InForce  ? Range{today, MOST}
                       : condition.validity == Validity::Lapsed ? Range{LEAST, today}
                                                                : Range{};
    auto const repaired_from = condition.after_repair == AfterRepair::Dropped ? today + 1 : LEAST;
    auto const results = condition.results.empty() ? "1 = 1" : one_of("c.result", condition.results, quoted);
    auto text =
        "INSERT INTO rule SELECT c.class, " +
        numbers({slot, days.from, days.below, amounts.from, amounts.below, valid.from, valid.below, repaired_from,
            worth.points}) +
        ", CASE WHEN " + results + " THEN 1 ELSE 0 END FROM class c WHERE " +
        one_of("c.kind", condition.kinds, [](model::RecordKind kind) { return word(kind); }) + " AND " +
        one_of("c.source", condition.sources, [](Source source) { return quoted(std::string(word_of(source))); });
    auto const gravity = both(worth.gravity, {static_cast<std::int64_t>(condition.gravity), MOST});
    text += " AND c.gravity >= " + number(gravity.from) + " AND c.gravity < " + number(gravity.below);
    if (!condition.fields.empty())
        text += " AND " +
                one_of("c.field", condition.fields, [](model::Field field) { return number(static_cast<int>(field)); });
    if (!all_results) text += " AND " + results;
    if (!condition.posts.empty())
        text += " AND EXISTS (SELECT 1 FROM class_post p WHERE p.class = c.class AND " +
                one_of("p.post", condition.posts, quoted) + ")";
    if (!condition.articles.empty()) {
        std::vector<std::string> prefixes;
        for (auto const& article : condition.articles)
            for (auto const& prefix : articles_cited(article))
                prefixes.push_back(prefix);
        text += " AND EXISTS (SELECT 1 FROM class_article a WHERE a.class = c.class AND (" +
                joined(prefixes, " OR ", [](std::string const& prefix) { return "a.article LIKE '" + prefix + "%'"; }) +
                "))";
    }
    return text;
}

/// How the records of a slot are put together.
enum class Way { Simple, Measured, Free, Latest, Repeated, None, Limit };

Way way_of(Indicator const& indicator)
{
    switch (indicator.function) {
    case Function::Count:
        if (!indicator.measure_tiers.empty()) return Way::Measured;
        return indicator.free > 0 ? Way::Free : Way::Simple;
    case Function::Worst:
    case Function::Exists:
        return Way::Simple;
    case Function::Sum:
    case Function::DaysSince:
    case Function::Ratio:
        return Way::Measured;
    case Function::Latest:
        return Way::Latest;
    case Function::RepeatedWithin:
        return Way::Repeated;
    case Function::None:
        return Way::None;
    }
    return Way::Simple;
}

class Generator {
public:
    Generator(Definition const& definition, CivilDate cut_off) : m_definition(definition), m_cut_off(cut_off) {}

    std::string make()
    {
        add("CREATE INDEX class_of_kind ON class(kind)");
        add("CREATE INDEX article_of_class ON class_article(class)");
        add("CREATE INDEX post_of_class ON class_post(class)");
        add("INSERT INTO param VALUES(" +
            numbers({m_cut_off.days_since_epoch(), NO_DAY, m_definition.start.thousandths(),
                m_definition.lowest.thousandths(), m_definition.highest.thousandths()}) +
            ")");
        for (std::size_t at = 0; at < m_definition.dimensions.size(); ++at)
            add_dimension(at);
        for (auto const& indicator : m_definition.indicators)
            add_indicator(indicator);
        for (auto const& limit : m_definition.limits)
            add_limit(limit);
        for (std::size_t at = 0; at < m_definition.band_sets.size(); ++at)
            add_bands(at);
        add("CREATE INDEX rule_of_class ON rule(class)");
        add("CREATE INDEX again_of_slot ON again(slot, day)");
        return std::move(m_text);
    }

private:
    void add(std::string const& statement) { m_text += statement + ";\n"; }

    void add_dimension(std::size_t at)
    {
        auto const cap = [](std::optional<model::Score> const& score) {
            return score ? score->thousandths() : MOST;
        };
        auto const& dimension = m_definition.dimensions[at];
        add("INSERT INTO dimension VALUES(" +
            numbers({static_cast<std::int64_t>(at), cap(dimension.loss_cap), cap(dimension.gain_cap)}) + ")");
    }

    struct SlotRow {
        char const* way;
        std::string function;
        std::int64_t dimension = -1;
        char const* effect = "";
        std::int64_t cap = MOST;
        std::int64_t once = 0;
        std::int64_t times = 1;
        std::int64_t free = 0;
        std::int64_t at_most = 0;
        std::int64_t at_least = 3;
        Range started = {};
    };

    void add_slot(SlotRow const& row, Scope const& scope)
    {
        add("INSERT INTO slot VALUES(" + number(m_slots) + ", '" + row.way + "', '" + row.function + "', " +
            number(row.dimension) + ", '" + row.effect + "', " +
            numbers({row.cap, row.once, row.times, row.free, row.at_most, row.at_least, row.started.from,
                row.started.below}) +
            ")");
        add("INSERT INTO applies SELECT k.kind, " + number(m_slots) + " FROM enterprise_kind k WHERE " +
            in_scope(scope));
    }

    void add_indicator(Indicator const& indicator)
    {
        static constexpr char const* WAYS[] = {"simple", "measured", "free", "latest", "repeated", "none", "limit"};
        SlotRow row{WAYS[static_cast<int>(way_of(indicator))], std::string(word_of(indicator.function)),
            static_cast<std::int64_t>(indicator.dimension), indicator.effect == Effect::Loss ? "loss" : "gain"};
        if (indicator.cap) row.cap = indicator.cap->thousandths();
        if (indicator.points) row.once = indicator.points->thousandths();
        row.times = indicator.times;
        row.free = indicator.free;
        if (indicator.older_than) row.started = days_at_least(*indicator.older_than, m_cut_off);
        add_slot(row, indicator.scope);
        for (std::size_t at = 0; at < indicator.measure_tiers.size(); ++at) {
            auto const& tier = indicator.measure_tiers[at];
            auto const last = at + 1 == indicator.measure_tiers.size();
            add("INSERT INTO tier VALUES(" +
                numbers({m_slots, tier.from, last ? MOST : indicator.measure_tiers[at + 1].from,
                    tier.points.thousandths()}) +
                ")");
        }
        for (auto const& worth : worths_of(indicator, m_cut_off))
            add(rule(m_slots, indicator.condition, looks_at_all_results(indicator.function), worth, m_cut_off));
        ++m_slots;
    }

    void add_limit(Limit const& limit)
    {
        SlotRow row{"limit", limit.younger_than ? "age" : "records"};
        row.times = limit.times;
        (limit.bound == Limit::Bound::AtMost ? row.at_most : row.at_least) = static_cast<std::int64_t>(limit.grade);
        if (limit.younger_than)
            row.started = {days_at_least(*limit.younger_than, m_cut_off).below, std::int64_t{NO_DAY}};
        add_slot(row, limit.scope);
        if (limit.condition) add(rule(m_slots, *limit.condition, false, {}, m_cut_off));
        ++m_slots;
    }

    void add_bands(std::size_t set)
    {
        // The first set whose scope fits is used.
        auto const& bands = m_definition.band_sets[set];
        auto const name = static_cast<std::int64_t>(set);
        for (auto const& band : bands.bands)
            add("INSERT INTO band SELECT " + number(name) + ", k.kind, " +
                numbers({band.from ? band.from->thousandths() : LEAST, band.below ? band.below->thousandths() : MOST,
                    static_cast<std::int64_t>(band.grade)}) +
                " FROM enterprise_kind k WHERE " + in_scope(bands.scope) +
                " AND k.kind NOT IN (SELECT kind FROM band WHERE band_set < " + number(name) + ")");
    }

    Definition const& m_definition;
    CivilDate m_cut_off;
    std::int64_t m_slots = 0;
    std::string m_text;
};

} // namespace

std::string bind_sql(grading::Definition const& definition, CivilDate cut_off)
{
    return Generator(definition, cut_off).make();
}

} // namespace xindang::bench
