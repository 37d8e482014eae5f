#include <grading_rules.h>

#include <base/json.h>
#include <grading/evaluate.h>
#include <support/measure.h>

#include <algorithm>
#include <limits>

namespace xindang::bench {

namespace {

using namespace grading;

bool is_plain(Indicator const& indicator)
{
    auto const& condition = indicator.condition;
    auto const simple = indicator.function == Function::Count || indicator.function == Function::Worst ||
                        indicator.function == Function::Exists;
    return simple && indicator.free == 0 && indicator.decay.empty() && indicator.amount_tiers.empty() &&
           indicator.measure_tiers.empty() && !condition.amount_from && !condition.amount_below &&
           condition.validity == Validity::Any;
}

template <class T, class Word> Json list(std::vector<T> const& values, Word const& word)
{
    auto all = Json::array();
    for (auto const& value : values)
        all.push(word(value));
    return all;
}

Json texts(std::vector<std::string> const& values)
{
    return list(values, [](std::string const& value) { return Json(value); });
}

Json fields(std::vector<model::Field> const& values)
{
    return list(values, [](model::Field field) { return Json(model::word_of(field)); });
}

/// The first day inside the window.
Json first_day(std::optional<Span> const& within, model::CivilDate cut_off)
{
    if (!within) return Json(std::numeric_limits<std::int32_t>::min());
    auto day = cut_off;
    while (within->from(day.plus_days(-1)) >= cut_off)
        day = day.plus_days(-1);
    return Json(day.days_since_epoch());
}

Json points(Indicator const& indicator)
{
    // From which gravity on how many points; the last that fits holds.
    auto tiers = Json::array();
    auto const add = [&](model::Gravity gravity, model::Score score) {
        tiers.push(Json::object().set("gravity", static_cast<int>(gravity)).set("points", score.thousandths()));
    };
    if (indicator.points) add(model::Gravity::None, *indicator.points);
    for (auto const& tier : indicator.gravity_tiers)
        add(tier.gravity, tier.points);
    return tiers;
}

Json rule(Indicator const& indicator, model::CivilDate cut_off)
{
    auto const& condition = indicator.condition;
    auto rule = Json::object();
    rule.set("id", indicator.id)
        .set("function", word_of(indicator.function))
        .set("sign", indicator.effect == Effect::Loss ? -1 : 1)
        .set("points", points(indicator))
        .set("cap", indicator.cap ? Json(indicator.cap->thousandths()) : Json())
        .set("times", indicator.times)
        .set("types", texts(indicator.scope.types))
        .set("enterpriseFields", fields(indicator.scope.fields))
        .set("kinds", list(condition.kinds, [](model::RecordKind kind) { return Json(model::word_of(kind)); }))
        .set("sources", list(condition.sources, [](Source source) { return Json(word_of(source)); }))
        .set("fields", fields(condition.fields))
        .set("results", texts(condition.results))
        .set("posts", texts(condition.posts))
        .set("gravity", static_cast<int>(condition.gravity))
        .set("firstDay", first_day(condition.within, cut_off))
        .set("dropsRepaired", condition.after_repair == AfterRepair::Dropped);
    auto prefixes = Json::array();
    for (auto const& text : condition.articles)
        for (auto const& article : articles_cited(text))
            prefixes.push(article);
    return rule.set("articles", std::move(prefixes));
}

Json record(Columns const& columns, std::size_t at, std::int32_t cut_off)
{
    auto const& one = columns.classes[columns.record_class[at]];
    return Json::object()
        .set("kind", model::word_of(one.kind))
        .set("source", word_of(one.source))
        .set("field", model::word_of(one.field))
        .set("gravity", static_cast<int>(one.gravity))
        .set("result", columns.results[one.result])
        .set("articles", texts(columns.articles[one.article]))
        .set("posts", texts(columns.posts[one.posts]))
        .set("day", columns.day[at])
        .set("repaired", columns.repaired_on[at] <= cut_off);
}

} // namespace

Scheme plain_part(Scheme const& scheme)
{
    auto definition = scheme.definition();
    auto& indicators = definition.indicators;
    indicators.erase(std::remove_if(indicators.begin(), indicators.end(),
                         [](Indicator const& indicator) { return !is_plain(indicator); }),
        indicators.end());
    definition.limits.clear();
    for (auto& dimension : definition.dimensions)
        dimension.loss_cap = dimension.gain_cap = std::nullopt;
    return must(Scheme::of(std::move(definition)));
}

std::string rules_json(Scheme const& plain, Columns const& columns, model::CivilDate cut_off, std::size_t enterprises)
{
    auto const& definition = plain.definition();
    auto const marks = Plan(plain, columns, cut_off).evaluate(0, enterprises);
    auto const today = cut_off.days_since_epoch();
    auto all = Json::object();
    all.set("today", today)
        .set("start", definition.start.thousandths())
        .set("lowest", definition.lowest.thousandths())
        .set("highest", definition.highest.thousandths());
    all.set("rules", list(definition.indicators, [&](Indicator const& one) { return rule(one, cut_off); }));
    auto firms = Json::array();
    for (std::size_t at = 0; at < enterprises; ++at) {
        auto const& kind = columns.enterprise_kinds[columns.kinds_of_enterprise[at]];
        auto records = Json::array();
        for (auto number = columns.first[at]; number < columns.first[at + 1]; ++number)
            records.push(record(columns, number, today));
        firms.push(Json::object()
                       .set("types", texts(kind.types))
                       .set("fields", fields(kind.fields))
                       .set("records", std::move(records))
                       .set("score", marks[at].score.thousandths()));
    }
    return all.set("enterprises", std::move(firms)).text();
}

} // namespace xindang::bench
