#include <grading/scheme_check.h>

#include <grading/indicator_check.h>
#include <grading/overlap_check.h>

#include <algorithm>
#include <map>
#include <set>

namespace xindang::grading {

namespace {

constexpr std::string_view HOUSE = "本方案第";

struct Check {
    Definition const& definition;
    std::string const& file;
    Findings findings;

    std::string place(int line) const { return file + ":" + std::to_string(line); }
    void fault(char const* rule, int line, std::string text)
    {
        findings.add(Severity::Error, rule, place(line), std::move(text));
    }
};

bool contains(std::vector<std::string> const& words, std::string const& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

void check_ids(Check& check)
{
    std::set<std::string> seen;
    auto const unique = [&](std::string const& id, int line) {
        if (id.empty())
            check.fault("scheme-id", line, "an id is missing");
        else if (!seen.insert(id).second)
            check.fault("scheme-id", line, "duplicate id " + id);
    };
    for (auto const& limit : check.definition.limits)
        unique(limit.id, limit.line);
    for (auto const& indicator : check.definition.indicators)
        unique(indicator.id, indicator.line);
    std::set<std::string> dimensions;
    std::set<std::string> names; // statements of grades call dimensions by name
    for (auto const& dimension : check.definition.dimensions) {
        if (!dimensions.insert(dimension.id).second)
            check.fault("scheme-id", dimension.line, "duplicate dimension " + dimension.id);
        if (!names.insert(dimension.name).second)
            check.fault("scheme-id", dimension.line, "two dimensions have the name " + dimension.name);
    }
    std::set<int> articles;
    for (auto const& article : check.definition.articles)
        if (!articles.insert(article.number).second)
            check.fault("scheme-id", article.line, "duplicate article " + std::to_string(article.number));
}

/// A basis is never empty, and wherever it names the scheme's own text, that article is there.
void check_basis(Check& check, std::string const& id, std::string const& basis, int line)
{
    if (basis.empty()) return check.fault("scheme-basis", line, id + ": the basis is missing");
    auto const& articles = check.definition.articles;
    for (auto at = basis.find(HOUSE); at != std::string::npos; at = basis.find(HOUSE, at + 1)) {
        auto const text = basis.substr(at + HOUSE.size());
        auto const known = std::any_of(articles.begin(), articles.end(), [&](HouseArticle const& article) {
            auto const number = std::to_string(article.number) + "条";
            return text.compare(0, number.size(), number) == 0;
        });
        if (!known) check.fault("scheme-basis", line, id + ": the scheme has no article named by " + basis);
    }
}

void check_scope(Check& check, Scope const& scope, int line)
{
    for (auto const& type : scope.types)
        if (!contains(check.definition.enterprise_types, type))
            check.fault("scheme-word", line, "unknown kind of enterprise: " + type);
}

bool has_one_of(Definition const& definition, model::RecordKind kind, std::vector<std::string> const& words)
{
    return std::any_of(definition.results.begin(), definition.results.end(), [&](ResultWords const& results) {
        return results.kind == kind && std::any_of(words.begin(), words.end(),
                                           [&](std::string const& word) { return contains(results.words, word); });
    });
}

void check_words(Check& check, Condition const& condition, int line)
{
    if (condition.kinds.empty() || condition.sources.empty())
        check.fault("scheme-dead", line, "a condition without kinds of records or sources");
    for (auto const& word : condition.results) {
        auto const known = std::any_of(
            check.definition.results.begin(), check.definition.results.end(), [&](ResultWords const& results) {
                auto const& kinds = condition.kinds;
                return std::find(kinds.begin(), kinds.end(), results.kind) != kinds.end() &&
                       contains(results.words, word);
            });
        if (!known) check.fault("scheme-word", line, "no record of these kinds has the result " + word);
    }
    for (auto const& post : condition.posts)
        if (!contains(check.definition.posts, post)) check.fault("scheme-word", line, "unknown post: " + post);
    for (auto const kind : condition.kinds)
        if (!condition.results.empty() && !has_one_of(check.definition, kind, condition.results))
            check.fault("scheme-dead", line,
                "no record of the kind " + std::string(word_of(kind)) +
                    " has one of these results: the kind never counts");
}

/// Posts are those of persons, and some amount must meet the condition.
void check_reachable(Check& check, Condition const& condition, int line)
{
    if (!condition.posts.empty() &&
        std::find(condition.sources.begin(), condition.sources.end(), Source::Person) == condition.sources.end())
        check.fault("scheme-dead", line, "a dead condition: posts are asked for, but not the source person");
    if (condition.amount_from && condition.amount_below && *condition.amount_below <= *condition.amount_from)
        check.fault("scheme-dead", line, "a dead condition: no amount meets it");
}

/// Latest and ratio look for some of the results that records may have; when these are all, every record is a hit.
void check_hits(Check& check, Indicator const& indicator)
{
    if (indicator.function != Function::Latest && indicator.function != Function::Ratio) return;
    for (auto const& results : check.definition.results) {
        auto const& kinds = indicator.condition.kinds;
        if (std::find(kinds.begin(), kinds.end(), results.kind) == kinds.end()) continue;
        for (auto const& word : results.words)
            if (!contains(indicator.condition.results, word)) return;
    }
    check.fault("scheme-dead", indicator.line,
        indicator.id + ": every result such a record may have is looked for: it tells nobody apart");
}

/// The results that have a meaning for the program must be words of the vocabulary too.
void check_vocabulary(Check& check)
{
    auto const& definition = check.definition;
    if (!has_one_of(definition, model::RecordKind::Repair, {definition.repair_granted}))
        check.fault("scheme-word", 1, "no repair has the result " + definition.repair_granted);
    if (!has_one_of(definition, model::RecordKind::Penalty, {definition.ban_result}))
        check.fault("scheme-word", 1, "no penalty has the result " + definition.ban_result);
    for (auto const& closing : definition.closings) {
        for (auto const* const words : {&closing.opened, &closing.by})
            for (auto const& word : *words)
                if (!has_one_of(definition, closing.kind, {word}))
                    check.fault("scheme-word", closing.line,
                        "no " + std::string(word_of(closing.kind)) + " has the result " + word);
        for (auto const& word : closing.opened)
            if (contains(closing.by, word)) check.fault("scheme-word", closing.line, word + " would close itself");
    }
}

/// Whether some band gives a grade that the limit changes.
bool can_bind(Definition const& definition, Limit const& limit)
{
    return std::any_of(definition.band_sets.begin(), definition.band_sets.end(), [&](BandSet const& set) {
        return std::any_of(set.bands.begin(), set.bands.end(), [&](Band const& band) {
            return limit.bound == Limit::Bound::AtMost ? band.grade < limit.grade : band.grade > limit.grade;
        });
    });
}

void check_limit(Check& check, Limit const& limit)
{
    check_basis(check, limit.id, limit.basis, limit.line);
    check_scope(check, limit.scope, limit.line);
    if (limit.name.empty()) check.fault("scheme-text", limit.line, limit.id + ": a limit needs a name");
    if (limit.condition) {
        check_words(check, *limit.condition, limit.line);
        check_reachable(check, *limit.condition, limit.line);
    }
    if (limit.condition.has_value() == limit.younger_than.has_value())
        check.fault("scheme-limit", limit.line, limit.id + ": a limit has either records or younger-than");
    if (limit.times < 1) check.fault("scheme-limit", limit.line, limit.id + ": times must be 1 or more");
    if (!can_bind(check.definition, limit))
        check.fault("scheme-dead", limit.line, limit.id + ": a dead limit: every grade the bands give meets it");
    for (auto const& other : check.definition.limits)
        if (&other < &limit && other.bound == limit.bound && other.scope == limit.scope &&
            other.condition == limit.condition && other.younger_than == limit.younger_than &&
            (other.times == limit.times || other.grade == limit.grade))
            check.fault(
                "scheme-dead", limit.line, limit.id + ": a dead limit: " + other.id + " holds for the same records");
}

struct Reach {
    model::Score lowest;
    model::Score highest;
};

/// Between which scores every enterprise must lie.
Reach reach_of(Definition const& definition)
{
    auto lowest = definition.start;
    auto highest = definition.start;
    for (auto const& indicator : definition.indicators) {
        auto const most = most_points(indicator);
        if (indicator.effect == Effect::Loss)
            lowest = most ? lowest - *most : definition.lowest - definition.highest;
        else
            highest = most ? highest + *most : definition.highest + definition.highest;
    }
    return {std::max(lowest, definition.lowest), std::min(highest, definition.highest)};
}

void check_bands(Check& check, BandSet const& set)
{
    auto const reach = reach_of(check.definition);
    std::set<model::Grade> grades;
    for (std::size_t at = 0; at < set.bands.size(); ++at) {
        auto const& band = set.bands[at];
        auto const name = std::string(word_of(band.grade));
        if (!grades.insert(band.grade).second) check.fault("scheme-band", band.line, "two bands of grade " + name);
        // Bands are written best first.
        if (at == 0 && band.below) check.fault("scheme-band", band.line, "the best band must be open above");
        if (at + 1 == set.bands.size() && band.from)
            check.fault("scheme-band", band.line, "the worst band must be open below");
        if (at > 0) {
            auto const& better = set.bands[at - 1];
            if (band.grade <= better.grade) check.fault("scheme-band", band.line, "bands are written best first");
            if (!better.from || !band.below || *band.below > *better.from)
                check.fault("scheme-band", band.line, "band " + name + " overlaps the one above it");
            else if (*band.below < *better.from)
                check.fault("scheme-band", band.line, "gap between band " + name + " and the one above it");
        }
        auto const empty = band.from && band.below && *band.below <= *band.from;
        auto const too_high = band.from && *band.from > reach.highest;
        auto const too_low = band.below && *band.below <= reach.lowest;
        if (empty || too_high || too_low)
            check.fault("scheme-band", band.line,
                "unreachable band " + name + ": scores lie between " + reach.lowest.text() + " and " +
                    reach.highest.text());
    }
}

void check_band_sets(Check& check)
{
    auto const& sets = check.definition.band_sets;
    for (std::size_t at = 0; at < sets.size(); ++at) {
        auto const for_all = sets[at].scope == Scope{};
        check_scope(check, sets[at].scope, sets[at].line);
        if (at + 1 < sets.size() && for_all)
            check.fault("scheme-band", sets[at + 1].line, "unreachable bands: the ones before are for all enterprises");
        if (at + 1 == sets.size() && !for_all)
            check.fault("scheme-band", sets[at].line, "the last bands must be for all enterprises");
        check_bands(check, sets[at]);
        auto const& types = sets[at].scope.types;
        auto const taken = [&](std::string const& type) {
            return std::any_of(
                sets.begin(), sets.begin() + static_cast<std::ptrdiff_t>(at), [&](BandSet const& before) {
                    return before.scope.fields.empty() && contains(before.scope.types, type);
                });
        };
        if (!types.empty() && std::all_of(types.begin(), types.end(), taken))
            check.fault(
                "scheme-band", sets[at].line, "unreachable bands: all these kinds of enterprise have others above");
    }
    if (sets.empty()) check.fault("scheme-band", 1, "a scheme without bands");
}

void check_dimensions(Check& check)
{
    for (std::size_t at = 0; at < check.definition.dimensions.size(); ++at) {
        auto const& dimension = check.definition.dimensions[at];
        auto const used = std::any_of(check.definition.indicators.begin(), check.definition.indicators.end(),
            [&](Indicator const& indicator) { return indicator.dimension == at; });
        if (!used) check.fault("scheme-dead", dimension.line, "a dimension without indicators: " + dimension.name);
    }
}

} // namespace

Findings check_definition(Definition const& definition, std::string const& file)
{
    Check check{definition, file, {}};
    if (definition.effective_from && definition.effective_until &&
        *definition.effective_until < *definition.effective_from)
        check.fault("scheme-value", 1, "the scheme ends before it begins");
    if (definition.lowest >= definition.highest || definition.start < definition.lowest ||
        definition.start > definition.highest)
        check.fault("scheme-value", 1, "the start must lie between the lowest and the highest score");
    if (definition.indicators.empty()) check.fault("scheme-dead", 1, "a scheme without indicators");
    check_ids(check);
    check_vocabulary(check);
    for (auto const& limit : definition.limits)
        check_limit(check, limit);
    for (auto const& indicator : definition.indicators) {
        check_basis(check, indicator.id, indicator.basis, indicator.line);
        check_scope(check, indicator.scope, indicator.line);
        check_words(check, indicator.condition, indicator.line);
        check_reachable(check, indicator.condition, indicator.line);
        check_hits(check, indicator);
        check.findings.append(check_indicator(indicator, file));
    }
    check.findings.append(check_overlaps(definition, file));
    check_dimensions(check);
    check_band_sets(check);
    return std::move(check.findings);
}

} // namespace xindang::grading
