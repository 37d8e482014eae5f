#include <grading/html_parts.h>
#include <grading/outlook.h>
#include <grading/wording.h>

namespace xindang::grading {

namespace {

using html::cell;
using html::element;
using html::escaped;
using html::table;

std::string pair(std::string const& name, std::string const& value)
{
    return "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
}

class Page {
public:
    Page(Explanation const& said, Outlook const& outlook, ExplanationHead const& head)
        : m_said(said), m_outlook(outlook), m_head(head)
    {}

    std::string html() const
    {
        return html::page("信用评价说明：" + m_head.name,
            summary() + limits() + section(Effect::Loss, "扣") + section(Effect::Gain, "加") + dimensions() + ahead());
    }

private:
    std::string summary() const
    {
        auto text = "<dl>\n" + pair("等级", std::string(model::word_of(m_said.grade)) + "级") +
                    pair("得分", m_said.score.text() + "（基础分" + m_said.start.text() + "，扣" + m_said.lost.text() +
                                     "分，加" + m_said.gained.text() + "分）");
        if (!m_head.credit_code.empty()) text += pair("统一社会信用代码", m_head.credit_code);
        text +=
            pair("评价方案", m_said.scheme_title + "（" + m_said.scheme_id + "，第" + m_said.scheme_version + "版）") +
            pair("评价截止日", m_said.cut_off.chinese()) +
            pair("台账位置", "第" + std::to_string(m_head.ledger_position) + "条") +
            pair("与相邻等级的距离", distances(m_said));
        return text + "</dl>\n";
    }

    std::string rule(std::string const& id) const
    {
        return "<p>" + escaped("条件：" + m_outlook.rules.at(id)) + "。</p>\n";
    }

    std::string records(std::vector<CountedRecord> const& counted) const
    {
        if (counted.empty()) return "<p>没有记录。</p>\n";
        std::vector<std::string> rows;
        for (auto const& record : counted)
            rows.push_back("<th scope=\"row\">" + std::to_string(record.entry.value()) + "</th>" +
                           cell(record.occurred_on.chinese()) + cell(facts(record)) + cell(origin(record, m_head)) +
                           cell(record.points == model::Score{} ? "" : record.points.text()) +
                           cell(record.expires_on ? record.expires_on->chinese() + "起" : "长期计入"));
        return table("计入的记录", {"台账条目", "日期", "记录", "来源", "分值", "不再计入"}, rows);
    }

    std::string limits() const
    {
        std::string html = "<section>\n<h2>等级限制</h2>\n";
        if (m_said.limits.empty()) html += "<p>无。</p>\n";
        for (auto const& limit : m_said.limits)
            html += "<h3>" + escaped(limit.id + " " + limit.name) + "</h3>\n<p>" +
                    (limit.bound == Limit::Bound::AtMost ? "等级不高于" : "等级不低于") +
                    std::string(model::word_of(limit.grade)) + (limit.decisive ? "（决定本次等级）" : "") + "。依据：" +
                    escaped(limit.basis) + "</p>\n" + rule(limit.id) + records(limit.records);
        return html + "</section>\n";
    }

    std::string section(Effect effect, std::string const& verb) const
    {
        auto html = "<section>\n" + element("h2", verb + "分") + "\n";
        auto const empty = html.size();
        for (auto const& reason : m_said.reasons) {
            if (reason.effect != effect) continue;
            html += "<h3>" + escaped(reason.id + " " + reason.name) + "</h3>\n<p>" + verb + reason.points.text() +
                    "分（" + escaped(measured(reason)) +
                    (reason.capped ? "；应计" + reason.before_cap.text() + "分，以" + reason.points.text() + "分为限"
                                   : "") +
                    "）。维度：" + escaped(reason.dimension) + "。依据：" + escaped(reason.basis) + "</p>\n" +
                    rule(reason.id) + records(reason.records);
        }
        return (html.size() == empty ? html + "<p>无。</p>\n" : html) + "</section>\n";
    }

    std::string dimensions() const
    {
        std::vector<std::string> rows;
        for (auto const& dimension : m_said.dimensions)
            rows.push_back("<th scope=\"row\">" + escaped(dimension.name) + "</th>" + cell(dimension.lost.text()) +
                           cell(dimension.gained.text()) + cell(dimension.capped ? "已达上限" : ""));
        return "<section>\n<h2>各维度</h2>\n" + table("各维度得失", {"维度", "扣分", "加分", "上限"}, rows) +
               "</section>\n";
    }

    std::string ahead() const
    {
        std::string html = "<section>\n<h2>等级走向</h2>\n<p>" + std::string(ASSUMPTIONS) + "</p>\n";
        for (auto const& sentence : movements(m_said, m_outlook))
            html += "<p>" + escaped(sentence) + "</p>\n";
        if (m_outlook.turns.empty()) return html + "</section>\n";
        std::vector<std::string> rows;
        for (auto const& turn : m_outlook.turns)
            rows.push_back("<th scope=\"row\">" + turn.day.chinese() + "</th>" + cell(model::word_of(turn.mark.grade)) +
                           cell(turn.mark.score.text()) + cell(causes_text(turn)));
        return html + table("得分或等级自行变化的日期", {"自", "等级", "得分", "原因"}, rows) + "</section>\n";
    }

    Explanation const& m_said;
    Outlook const& m_outlook;
    ExplanationHead const& m_head;
};

} // namespace

std::string to_html(Explanation const& explanation, Outlook const& outlook, ExplanationHead const& head)
{
    return Page(explanation, outlook, head).html();
}

} // namespace xindang::grading
