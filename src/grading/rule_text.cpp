#include <grading/rule_text.h>

namespace xindang::grading {

namespace {

template <class T, class Word> std::string listed(std::vector<T> const& values, Word const& word)
{
    std::string text;
    for (auto const& value : values)
        text += (text.empty() ? "" : "、") + std::string(word(value));
    return text;
}

std::string listed(std::vector<std::string> const& words)
{
    return listed(words, [](std::string const& word) { return word; });
}

std::string amounts(Condition const& condition)
{
    std::string text;
    if (condition.amount_from) text += "，金额" + condition.amount_from->text() + "元以上";
    if (condition.amount_below) text += "，金额不满" + condition.amount_below->text() + "元";
    return text;
}

/// The records that count.
std::string records(Condition const& condition)
{
    auto const source = [](Source value) {
        return chinese_of(value);
    };
    auto const kind = [](model::RecordKind value) {
        return model::chinese_of(value);
    };
    auto const field = [](model::Field value) {
        return model::chinese_of(value);
    };
    auto text = listed(condition.sources, source) + "的" + listed(condition.kinds, kind) + "记录";
    if (!condition.fields.empty()) text += "，领域为" + listed(condition.fields, field);
    if (!condition.results.empty()) text += "，结果为" + listed(condition.results);
    if (!condition.articles.empty()) text += "，引用" + listed(condition.articles);
    if (!condition.posts.empty()) text += "，任职为" + listed(condition.posts);
    if (condition.gravity != model::Gravity::None)
        text += "，情节" + std::string(model::chinese_of(condition.gravity)) + "以上";
    text += amounts(condition);
    if (condition.within) text += "，自发生之日起" + condition.within->chinese() + "内";
    if (condition.validity == Validity::InForce) text += "，在有效期内";
    if (condition.validity == Validity::Lapsed) text += "，已过有效期";
    return text + (condition.after_repair == AfterRepair::Kept ? "，信用修复后仍计入" : "，信用修复之日起不计入");
}

std::string points(Indicator const& indicator)
{
    auto const* const verb = indicator.effect == Effect::Loss ? "扣" : "加";
    if (indicator.points) {
        auto const once = indicator.function == Function::Exists || indicator.function == Function::None ||
                          indicator.function == Function::Latest;
        return std::string(once ? "一次性" : "每次") + verb + indicator.points->text() + "分";
    }
    if (!indicator.gravity_tiers.empty())
        return "按情节" + listed(indicator.gravity_tiers, [&](GravityTier const& tier) {
            return (tier.gravity == model::Gravity::None ? "不论轻重" : std::string(model::chinese_of(tier.gravity))) +
                   verb + tier.points.text() + "分";
        });
    if (!indicator.amount_tiers.empty()) return std::string("按每条金额分档") + verb + "分";
    return "按" + std::string(chinese_of(indicator.function)) + "分档" + verb + "分";
}

} // namespace

std::string rule_text(Indicator const& indicator)
{
    auto text = records(indicator.condition) + "；" + points(indicator);
    if (!indicator.yields_to.empty()) text += "，属于" + listed(indicator.yields_to) + "所计记录的不计";
    if (indicator.free > 0) text += "，前" + std::to_string(indicator.free) + "次不计";
    if (indicator.times > 1) text += "，满" + std::to_string(indicator.times) + "条方计";
    if (indicator.again) text += "，与前一次相隔不超过" + indicator.again->chinese() + "方计";
    if (indicator.older_than) text += "，成立满" + indicator.older_than->chinese() + "方计";
    for (auto const& step : indicator.decay)
        text += "，满" + step.after.chinese() + "后按" + std::to_string(step.percent) + "%计";
    if (indicator.cap) text += "，以" + indicator.cap->text() + "分为限";
    return text;
}

std::string rule_text(Limit const& limit)
{
    if (!limit.condition) return limit.younger_than ? "成立不满" + limit.younger_than->chinese() : std::string();
    auto text = records(*limit.condition);
    if (limit.times > 1) text += "；满" + std::to_string(limit.times) + "条";
    return text;
}

} // namespace xindang::grading
