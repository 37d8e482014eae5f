#include <grading/audit_plot.h>
#include <grading/audit_report.h>
#include <grading/html_parts.h>

#include <algorithm>

namespace xindang::grading {

namespace {

using html::cell;
using html::escaped;

constexpr std::size_t MOST_BARS = 20;

std::string number(std::size_t value)
{
    return std::to_string(value);
}

std::string paragraph(std::string const& text)
{
    return html::element("p", escaped(text)) + "\n";
}

std::string heading(std::string const& text)
{
    return html::element("h2", escaped(text)) + "\n";
}

std::string row_head(std::string const& text)
{
    return "<th scope=\"row\">" + escaped(text) + "</th>";
}

std::string scope_text(Scope const& scope)
{
    if (scope.types.empty() && scope.fields.empty()) return "其他企业";
    std::string text;
    for (auto const& type : scope.types)
        text += (text.empty() ? "" : "、") + type;
    for (auto const field : scope.fields)
        text += (text.empty() ? "" : "、") + std::string(model::chinese_of(field));
    return text;
}

class Report {
public:
    Report(Audit const& audit, AuditHead const& head) : m_audit(audit), m_head(head) {}

    std::string html() const
    {
        return html::page("评价方案公平性审查：" + m_head.scheme.definition().title,
            summary() + groups() + spreads() + weights() + twice() + correlations() + idle() + missing());
    }

private:
    std::string summary() const
    {
        auto const& scheme = m_head.scheme;
        auto text =
            paragraph("方案 " + scheme.id() + " 第" + scheme.version() + "版；截止日" + m_head.cut_off.chinese() +
                      "；台账位置第" + std::to_string(m_head.ledger_position) + "条；企业" +
                      number(m_audit.all.total()) + "家，其中没有任何记录的" + number(m_audit.no_records) +
                      "家，成立日期不明的" + number(m_audit.unknown_start) + "家。");
        if (!scheme.in_force_on(m_head.cut_off)) text += paragraph("该版本在截止日不施行，以下为试算。");
        return text + paragraph("本审查只作计算，不记入台账，不改变任何企业的等级。");
    }

    std::string groups() const
    {
        auto all = m_audit.all;
        all.group = "全部企业";
        return heading("等级分布") + plot::grades("全部企业的等级分布", {all}) +
               one_grouping("按企业类型", m_audit.by_kind, "一家企业有两种类型的，分别计入。") +
               one_grouping("按行政区划", m_audit.by_region, "") +
               one_grouping("按企业规模", m_audit.by_size, "规模未登记的单列。");
    }

    std::string one_grouping(
        std::string const& caption, std::vector<GroupGrades> const& groups, std::string const& remark) const
    {
        std::vector<std::string> rows;
        for (auto const& group : groups) {
            auto row = row_head(group.group.empty() ? "（未登记）" : group.group) + cell(number(group.total()));
            for (auto const count : group.grades)
                row += cell(number(count));
            rows.push_back(std::move(row));
        }
        return html::element("h3", escaped(caption)) + "\n" + (remark.empty() ? "" : paragraph(remark)) +
               plot::grades("等级分布，" + caption, groups) +
               html::table("等级分布，" + caption, {"组别", "企业数", "A", "B", "C", "D"}, rows);
    }

    std::string spreads() const
    {
        auto text = heading("得分分布") + paragraph("每条竖柱为一分；竖线为该组企业的等级界限。");
        auto const& sets = m_head.scheme.definition().band_sets;
        for (auto const& spread : m_audit.spreads) {
            auto const& set = sets[spread.band_set];
            auto const name = scope_text(set.scope);
            text += html::element("h3", escaped(name)) + "\n" + plot::scores("得分分布：" + name, spread, set);
        }
        return text;
    }

    /// The indicators that weigh most in all points lost.
    std::string weights() const
    {
        std::vector<IndicatorUse const*> losses;
        std::int64_t lost = 0;
        for (auto const& use : m_audit.indicators) {
            if (use.effect != Effect::Loss || use.never()) continue;
            losses.push_back(&use);
            lost += use.points.thousandths();
        }
        std::stable_sort(losses.begin(), losses.end(),
            [](auto const* one, auto const* other) { return other->points < one->points; });
        std::vector<plot::Bar> bars;
        for (auto const* use : losses)
            if (bars.size() < MOST_BARS && lost > 0)
                bars.push_back(
                    {use->id + " " + use->name, static_cast<std::size_t>(use->points.thousandths() * 1000 / lost)});
        std::vector<std::string> rows;
        for (auto const* use : losses)
            if (use->alone > 0)
                rows.push_back(row_head(use->id) + cell(use->name) + cell(number(use->fired)) +
                               cell(number(use->applies)) + cell(use->points.text()) + cell(number(use->alone)));
        return heading("分值集中于哪些指标") +
               paragraph("各指标扣分占全部企业扣分合计的千分比（封顶前），最多列" + number(MOST_BARS) + "项。") +
               plot::bars("扣分占比", bars, "‰") +
               html::table("扣十分以上、过半系于一项指标的企业",
                   {"指标", "名称", "计分企业", "适用企业", "分值合计", "过半系于此项的企业"}, rows);
    }

    std::string twice() const
    {
        std::vector<std::string> rows;
        for (auto const& pair : m_audit.twice)
            rows.push_back(row_head(pair.first) + cell(name_of(pair.first)) + cell(pair.second) +
                           cell(name_of(pair.second)) + cell(number(pair.records)));
        return heading("同一记录被两项指标扣分") +
               (rows.empty() ? paragraph("没有。")
                             : html::table("同一记录被两项指标扣分", {"指标", "名称", "指标", "名称", "记录数"}, rows));
    }

    std::string correlations() const
    {
        if (m_audit.correlations.empty()) return heading("相关最强的指标") + paragraph("没有同时计分三家以上的指标。");
        std::vector<std::string> rows;
        for (auto const& pair : m_audit.correlations)
            rows.push_back(row_head(pair.first) + cell(name_of(pair.first)) + cell(pair.second) +
                           cell(name_of(pair.second)) + cell(number(pair.together)) +
                           cell(std::to_string(pair.thousandths)));
        return heading("相关最强的指标") +
               paragraph("分值的皮尔逊相关系数（千分比）；接近1000的，可能把同一件事计了两遍。") +
               plot::heat("指标相关程度", m_audit.correlations) +
               html::table("相关最强的指标", {"指标", "名称", "指标", "名称", "同时计分的企业", "相关系数（‰）"}, rows);
    }

    std::string idle() const
    {
        auto const listed = [&](std::string const& caption, auto const& chosen) {
            std::string words;
            std::size_t count = 0;
            for (auto const& use : m_audit.indicators) {
                if (!chosen(use)) continue;
                words += (words.empty() ? "" : "、") + use.id + " " + use.name;
                ++count;
            }
            return html::element("h3", escaped(caption + "（" + number(count) + "项）")) + "\n" +
                   paragraph(words.empty() ? "没有。" : words + "。");
        };
        return heading("不能区分企业的指标") +
               listed("对所有适用企业计分", [](auto const& use) { return use.always(); }) +
               listed("从未计分", [](auto const& use) { return use.applies > 0 && use.never(); }) +
               listed("没有适用企业", [](auto const& use) { return use.applies == 0; });
    }

    std::string missing() const
    {
        std::vector<std::string> rows;
        std::vector<plot::Bar> bars;
        for (auto const& data : m_audit.missing) {
            auto const kind = std::string(model::chinese_of(data.kind));
            rows.push_back(
                row_head(kind) + cell(number(data.without)) + cell(number(data.better)) + cell(number(data.worse)));
            bars.push_back({kind, data.better});
        }
        return heading("数据缺失的影响") +
               paragraph("假如某类记录全省都没有报送，有多少企业的等级会不同。缺此类记录则等级升高的多，"
                         "说明少报的地区占便宜。") +
               plot::bars("缺此类记录则等级升高的企业", bars, "家") +
               html::table("数据缺失的影响", {"记录类别", "没有此类记录的企业", "缺则升高", "缺则降低"}, rows);
    }

    std::string name_of(std::string const& id) const
    {
        for (auto const& use : m_audit.indicators)
            if (use.id == id) return use.name;
        return {};
    }

    Audit const& m_audit;
    AuditHead const& m_head;
};

} // namespace

std::string to_html(Audit const& audit, AuditHead const& head)
{
    return Report(audit, head).html();
}

} // namespace xindang::grading
