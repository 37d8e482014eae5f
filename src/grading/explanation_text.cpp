#include <grading/explanation.h>
#include <grading/wording.h>

namespace xindang::grading {

namespace {

std::string yuan(std::int64_t fen)
{
    return model::Money::from_fen(fen)->plain() + "元";
}

} // namespace

std::string measured(Reason const& reason)
{
    auto const number = std::to_string(reason.measure);
    switch (reason.function) {
    case Function::Count:
        return "共" + number + "次";
    case Function::Sum:
        return "合计" + yuan(reason.measure);
    case Function::Worst:
        return "共" + number + "次，按最重一次";
    case Function::Latest:
        return "按最近一次";
    case Function::Exists:
        return "有" + number + "条";
    case Function::None:
        return "期内无记录";
    case Function::DaysSince:
        return "距今" + number + "日";
    case Function::RepeatedWithin:
        return "期内再次发生" + number + "次";
    case Function::Ratio: {
        auto const tenth = reason.measure % 10;
        return "占" + std::to_string(reason.measure / 10) + (tenth ? "." + std::to_string(tenth) : "") + "%";
    }
    }
    return {};
}

std::string origin(CountedRecord const& record, ExplanationHead const& head)
{
    if (record.source == Source::Own) return {};
    std::string text = "经由" + std::string(chinese_of(record.source)) + " " + head.name_of(record.subject);
    std::string posts;
    for (auto const& post : record.posts)
        posts += (posts.empty() ? "" : "、") + post;
    return text + (posts.empty() ? "" : "（" + posts + "）");
}

std::string facts(CountedRecord const& record)
{
    std::string text(chinese_of(record.kind));
    if (!record.result.empty()) text += "　" + record.result;
    if (record.gravity != model::Gravity::None) text += "　情节" + std::string(chinese_of(record.gravity));
    if (record.amount != model::Money::zero()) text += "　" + record.amount.text() + "元";
    return text;
}

std::string distances(Explanation const& said)
{
    std::string text = "按得分为" + std::string(model::word_of(said.grade_by_score)) + "级";
    if (said.to_next_higher) text += "；距上一等级" + said.to_next_higher->text() + "分";
    if (said.to_next_lower) text += "；高出本等级下限" + said.to_next_lower->text() + "分";
    return text + "。";
}

namespace {

std::string line_of(CountedRecord const& record, ExplanationHead const& head)
{
    auto text = "   - 台账第" + std::to_string(record.entry.value()) + "条　" + record.occurred_on.chinese() + "　" +
                facts(record);
    auto const add = [&](std::string const& part) {
        if (!part.empty()) text += "　" + part;
    };
    add(origin(record, head));
    if (auto const found = head.origins.find(record.entry); found != head.origins.end()) add(found->second);
    if (record.points != model::Score{}) add(record.points.text() + "分");
    add(record.expires_on ? record.expires_on->chinese() + "起不再计入" : "长期计入");
    return text + "\n";
}

std::string section(Explanation const& said, Effect effect, ExplanationHead const& head)
{
    std::string text;
    int number = 0;
    for (auto const& reason : said.reasons) {
        if (reason.effect != effect) continue;
        text += std::to_string(++number) + ". [" + reason.id + "] " + reason.name + "：" +
                (effect == Effect::Loss ? "扣" : "加") + reason.points.text() + "分（" + measured(reason);
        if (reason.capped) text += "；应计" + reason.before_cap.text() + "分，以" + reason.points.text() + "分为限";
        text += "）\n   维度：" + reason.dimension + "　依据：" + reason.basis + "\n";
        for (auto const& record : reason.records)
            text += line_of(record, head);
    }
    return text.empty() ? "无。\n" : text;
}

std::string limits(Explanation const& said, ExplanationHead const& head)
{
    std::string text;
    for (auto const& limit : said.limits) {
        auto const bound = limit.bound == Limit::Bound::AtMost ? "等级不高于" : "等级不低于";
        text += "[" + limit.id + "] " + limit.name + "：" + bound + std::string(model::word_of(limit.grade)) +
                (limit.decisive ? "（决定本次等级）" : "") + "\n   依据：" + limit.basis + "\n";
        for (auto const& record : limit.records)
            text += line_of(record, head);
    }
    return text.empty() ? "无。\n" : text;
}

} // namespace

std::string ExplanationHead::name_of(model::SubjectId subject) const
{
    auto const found = names.find(subject);
    return found == names.end() || found->second.empty() ? subject.text() : subject.text() + " " + found->second;
}

std::string to_text(Explanation const& said, ExplanationHead const& head)
{
    auto text = "信用评价说明\n企业：" + head.name +
                (head.credit_code.empty() ? "" : "（统一社会信用代码" + head.credit_code + "）") + "\n评价方案：" +
                said.scheme_title + "（" + said.scheme_id + "，第" + said.scheme_version + "版）\n评价截止日：" +
                said.cut_off.chinese() + "　台账位置：第" + std::to_string(head.ledger_position) + "条\n等级：" +
                std::string(model::word_of(said.grade)) + "　得分：" + said.score.text() + "（基础分" +
                said.start.text() + "，扣" + said.lost.text() + "分，加" + said.gained.text() + "分）\n" +
                distances(said) + "\n";
    text += "\n一、等级限制\n" + limits(said, head);
    text += "\n二、扣分\n" + section(said, Effect::Loss, head);
    text += "\n三、加分\n" + section(said, Effect::Gain, head);
    text += "\n四、各维度\n";
    for (auto const& dimension : said.dimensions)
        text += dimension.name + "：扣" + dimension.lost.text() + "分，加" + dimension.gained.text() + "分" +
                (dimension.capped ? "（已达维度上限）" : "") + "\n";
    return text;
}

} // namespace xindang::grading
