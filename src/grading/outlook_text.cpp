#include <grading/outlook.h>
#include <grading/wording.h>

namespace xindang::grading {

std::string entries_text(std::vector<model::EntryNumber> const& entries)
{
    std::string text;
    for (auto const entry : entries)
        text += (text.empty() ? "" : "、") + std::to_string(entry.value());
    return "台账第" + text + "条";
}

std::string mark_text(Mark const& mark)
{
    return std::string(model::word_of(mark.grade)) + "级，" + mark.score.text() + "分";
}

std::string causes_text(Turn const& turn)
{
    auto text = turn.gone.empty() ? std::string() : entries_text(turn.gone) + "不再计入";
    for (auto const& moved : turn.moved) {
        using Change = Turn::Moved::Change;
        text += (text.empty() ? "[" : "；[") + moved.id + "]" + moved.name;
        switch (moved.change) {
        case Change::Points:
            text += (moved.by > model::Score{} ? "+" : "") + moved.by.text() + "分";
            break;
        case Change::Begins:
            text += "开始适用";
            break;
        case Change::Ends:
            text += "不再适用";
            break;
        }
    }
    return text;
}

namespace {

std::string way_text(std::optional<Way> const& way, std::string const& how, std::string const& never)
{
    if (!way) return never;
    return how + entries_text(way->entries) + "，等级即为" + mark_text(way->mark) +
           (way->smallest ? "（所需最少）" : "（按影响大小依次选取，未必最少）") + "。";
}

} // namespace

std::vector<std::string> movements(Explanation const& said, Outlook const& outlook)
{
    std::vector<std::string> sentences;
    if (said.grade == model::Grade::A)
        sentences.emplace_back("已是最高等级。");
    else {
        sentences.push_back(outlook.rises_on ? "自" + outlook.rises_on->chinese() + "起等级自行上升。"
                                             : "至" + outlook.horizon.chinese() + "等级不会自行上升。");
        sentences.push_back(way_text(outlook.by_repair, "如依法准予信用修复：", "仅靠处罚的信用修复不能使等级上升。"));
        sentences.push_back(
            way_text(outlook.by_lapse, "如以下记录均不再计入：", "仅靠已计入的记录不再计入不能使等级上升。"));
    }
    for (auto const& reason : said.reasons)
        if (reason.function == Function::None && reason.effect == Effect::Loss)
            sentences.push_back(
                "补齐[" + reason.id + "]“" + reason.name + "”所要求的记录，至多可少扣" + reason.points.text() + "分。");
    if (outlook.falls_on) sentences.push_back("自" + outlook.falls_on->chinese() + "起等级自行下降。");
    return sentences;
}

std::string to_text(Explanation const& said, Outlook const& outlook, ExplanationHead const& head)
{
    auto text = to_text(said, head) + "\n五、计分条件\n";
    for (auto const& limit : said.limits)
        text += "[" + limit.id + "] " + outlook.rules.at(limit.id) + "。\n";
    for (auto const& reason : said.reasons)
        text += "[" + reason.id + "] " + outlook.rules.at(reason.id) + "。\n";
    text += "\n六、等级走向\n" + std::string(ASSUMPTIONS) + "\n";
    for (auto const& sentence : movements(said, outlook))
        text += sentence + "\n";
    for (auto const& turn : outlook.turns)
        text += turn.day.chinese() + "起：" + mark_text(turn.mark) +
                (causes_text(turn).empty() ? "" : "（" + causes_text(turn) + "）") + "\n";
    return text;
}

} // namespace xindang::grading
