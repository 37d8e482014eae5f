#include <grading/scheme_parts.h>

namespace xindang::grading {

namespace {

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : "、") + word;
    return text;
}

template <class T> std::string named(std::vector<T> const& values)
{
    std::vector<std::string> words;
    for (auto const value : values)
        words.emplace_back(chinese_of(value));
    return joined(words);
}

std::string scope_text(Scope const& scope)
{
    auto const fields = named(scope.fields);
    auto const types = joined(scope.types);
    if (types.empty() && fields.empty()) return "全部";
    return types + (types.empty() || fields.empty() ? "" : "；") + (fields.empty() ? "" : "领域：" + fields);
}

std::string span_text(std::optional<Span> const& span)
{
    return span ? span->chinese() : std::string();
}

std::string day_text(std::optional<model::CivilDate> const& day)
{
    return day ? day->text() : std::string();
}

std::string score_text(std::optional<model::Score> const& score)
{
    return score ? score->text() : std::string();
}

/// A limit of a tier in the unit of its measure: days, records, thousandths, or yuan for amounts.
std::string limit_text(std::int64_t value, bool money)
{
    return money ? model::Money::from_fen(value).value().text() + "元" : std::to_string(value);
}

std::string tiers_text(std::vector<Tier> const& tiers, std::string const& of, bool money)
{
    std::string text;
    for (auto const& tier : tiers) {
        text += text.empty() ? of : "；";
        text += limit_text(tier.from, money) + "以上";
        if (tier.below) text += "不满" + limit_text(*tier.below, money);
        text += "：" + tier.points.text() + "分";
    }
    return text;
}

std::string points_text(Indicator const& indicator)
{
    auto const once = indicator.function == Function::Exists || indicator.function == Function::None ||
                      indicator.function == Function::Latest;
    if (indicator.points) return (once ? "" : "每次") + indicator.points->text() + "分";
    std::string text;
    for (auto const& tier : indicator.gravity_tiers)
        text += (text.empty() ? "按情节，" : "；") + std::string(model::chinese_of(tier.gravity)) + "以上：" +
                tier.points.text() + "分";
    text += tiers_text(indicator.amount_tiers, "按每次金额，", true);
    auto const money = indicator.function == Function::Sum;
    auto const of = indicator.function == Function::Ratio       ? "按千分比，"
                    : indicator.function == Function::DaysSince ? "按日数，"
                    : money                                     ? "按合计金额，"
                                                                : "按次数，";
    return text + tiers_text(indicator.measure_tiers, of, money);
}

std::string decay_text(Indicator const& indicator)
{
    std::string text;
    for (auto const& step : indicator.decay)
        text += (text.empty() ? "满" : "，满") + step.after.chinese() + "按" + std::to_string(step.percent) + "%";
    return text;
}

void add(SchemePart& part, std::string const& label, std::string text)
{
    if (!text.empty()) part.fields.emplace_back(label, std::move(text));
}

SchemePart head_part(Definition const& definition)
{
    SchemePart part{"方案", definition.id, definition.title, {}};
    add(part, "名称", definition.title);
    add(part, "版本", definition.version);
    add(part, "接替版本", definition.succeeds);
    add(part, "施行日", day_text(definition.effective_from));
    add(part, "失效日", day_text(definition.effective_until));
    add(part, "基础分", definition.start.text());
    add(part, "最低分", definition.lowest.text());
    add(part, "最高分", definition.highest.text());
    add(part, "企业类型", joined(definition.enterprise_types));
    add(part, "岗位", joined(definition.posts));
    for (auto const& results : definition.results)
        add(part, "结果用词：" + std::string(model::chinese_of(results.kind)), joined(results.words));
    for (auto const& closing : definition.closings)
        add(part, "了结：" + std::string(model::chinese_of(closing.kind)) + "，" + joined(closing.opened),
            joined(closing.by));
    add(part, "准予修复的用词", definition.repair_granted);
    add(part, "禁业的用词", definition.ban_result);
    return part;
}

SchemePart bands_part(BandSet const& set)
{
    SchemePart part{"等级", scope_text(set.scope), "等级界限", {}};
    for (auto const& band : set.bands)
        add(part, std::string(word_of(band.grade)) + "级",
            (band.from ? band.from->text() + "分以上" : "") + (band.below ? "不满" + band.below->text() + "分" : ""));
    return part;
}

SchemePart limit_part(Limit const& limit)
{
    SchemePart part{"限制", limit.id, limit.name, {}};
    add(part, "名称", limit.name);
    add(part, "适用", scope_text(limit.scope));
    add(part, "等级",
        (limit.bound == Limit::Bound::AtMost ? "不高于" : "不低于") + std::string(word_of(limit.grade)) + "级");
    if (limit.condition) add(part, "记录", chinese_of(*limit.condition));
    if (limit.times > 1) add(part, "至少件数", std::to_string(limit.times));
    add(part, "开业不满", span_text(limit.younger_than));
    add(part, "依据", limit.basis);
    return part;
}

SchemePart indicator_part(Definition const& definition, Indicator const& indicator)
{
    SchemePart part{"指标", indicator.id, indicator.name, {}};
    add(part, "名称", indicator.name);
    add(part, "维度", definition.dimensions[indicator.dimension].name);
    add(part, "内容", indicator.measures);
    add(part, "适用", scope_text(indicator.scope));
    add(part, "记录", chinese_of(indicator.condition));
    add(part, "计算", std::string(chinese_of(indicator.function)));
    add(part, "增减", indicator.effect == Effect::Loss ? "扣分" : "加分");
    add(part, "分值", points_text(indicator));
    add(part, "封顶", score_text(indicator.cap));
    if (indicator.free > 0) add(part, "不计次数", std::to_string(indicator.free));
    if (indicator.times > 1) add(part, "至少件数", std::to_string(indicator.times));
    add(part, "再次间隔", span_text(indicator.again));
    add(part, "开业满", span_text(indicator.older_than));
    add(part, "递减", decay_text(indicator));
    add(part, "让位于", joined(indicator.yields_to));
    add(part, "依据", indicator.basis);
    return part;
}

} // namespace

std::string chinese_of(Condition const& condition)
{
    auto text = named(condition.kinds);
    auto const also = [&](std::string const& label, std::string const& words) {
        if (!words.empty()) text += "；" + label + words;
    };
    also("来源：", named(condition.sources));
    also("领域：", named(condition.fields));
    also("结果：", joined(condition.results));
    also("条款：", joined(condition.articles));
    also("岗位：", joined(condition.posts));
    if (condition.gravity != model::Gravity::None)
        also("情节：", std::string(model::chinese_of(condition.gravity)) + "以上");
    if (condition.amount_from) also("金额不低于", condition.amount_from->text() + "元");
    if (condition.amount_below) also("金额低于", condition.amount_below->text() + "元");
    if (condition.within) also("", condition.within->chinese() + "内");
    if (condition.validity != Validity::Any)
        also("", condition.validity == Validity::InForce ? "评价日在有效期内" : "评价日已过有效期");
    if (condition.after_repair == AfterRepair::Kept) also("", "修复后仍计");
    return text;
}

std::vector<SchemePart> parts_of(Definition const& definition)
{
    std::vector<SchemePart> parts{head_part(definition)};
    for (auto const& article : definition.articles)
        parts.push_back({"条文", std::to_string(article.number), "第" + std::to_string(article.number) + "条",
            {{"条文", article.text}}});
    for (auto const& set : definition.band_sets)
        parts.push_back(bands_part(set));
    for (auto const& dimension : definition.dimensions) {
        SchemePart part{"维度", dimension.id, dimension.name, {}};
        add(part, "名称", dimension.name);
        add(part, "扣分封顶", score_text(dimension.loss_cap));
        add(part, "加分封顶", score_text(dimension.gain_cap));
        parts.push_back(std::move(part));
    }
    for (auto const& limit : definition.limits)
        parts.push_back(limit_part(limit));
    for (auto const& indicator : definition.indicators)
        parts.push_back(indicator_part(definition, indicator));
    return parts;
}

} // namespace xindang::grading
