#include <document/conformance_report.h>

#include <cmath>
#include <cstdio>

namespace xindang::document {

namespace {

std::string fixed(double value, int decimals)
{
    char buffer[48];
    // No "-0.00".
    auto const scale = std::pow(10.0, decimals);
    auto const rounded = std::round(value * scale) / scale + 0.0;
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, rounded);
    return buffer;
}

bool is_counted(std::string const& unit)
{
    return unit == "处" || unit == "条" || unit == "位" || unit == "%";
}

int decimals_of(double value, std::string const& unit)
{
    if (is_counted(unit)) return 0;
    return unit == "行" && value == std::round(value) ? 0 : 2;
}

std::string escaped(std::string const& text)
{
    std::string result;
    for (auto const c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else
            result += c;
    }
    return result;
}

std::string cell(std::string const& text)
{
    return "<td>" + escaped(text) + "</td>";
}

constexpr char STYLE[] =
    "body{font-family:serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3em .5em;text-align:left;"
    "vertical-align:top}th{background:#eee}tr.deviates td{background:#fde8e8}tr.not-applicable td,"
    "tr.not-measurable td{color:#666}caption{text-align:left;font-weight:bold;padding:1em 0 .3em}";

std::string row(ClauseResult const& result)
{
    auto const& clause = result.clause;
    std::string found = result.farthest ? quantity(result.farthest->value, clause.unit) : std::string("—");
    std::string places;
    for (auto const& one : result.deviations)
        places += (places.empty() ? "" : "；") + place_of(one) + " " + quantity(one.value, clause.unit);
    return std::string("<tr class=\"") + word_of(result.verdict) + "\">" + cell(clause.number) + cell(clause.text) +
           cell(chinese_of(clause.strength)) + cell(demanded(clause)) + cell(found) + cell(chinese_of(result.verdict)) +
           cell(places) + "</tr>\n";
}

std::string summary(ConformanceReport const& report)
{
    if (!report.unreadable.empty())
        return "<p>本文件不是本系统制作的文件，无法测量（" + escaped(report.unreadable) + "）。</p>\n";
    std::string const maker = report.traced ? "本文件由其他软件制作，按 MuPDF 所示测量。" : "";
    return "<p>" + maker + "共 " + std::to_string(report.pages) + " 面。符合 " +
           std::to_string(report.count(Verdict::Conforms)) + " 条，偏离规定 " +
           std::to_string(report.deviating(Strength::Required)) + " 条，偏离一般要求 " +
           std::to_string(report.deviating(Strength::Usual)) + " 条，偏离推荐 " +
           std::to_string(report.deviating(Strength::Recommended)) + " 条，不涉及 " +
           std::to_string(report.count(Verdict::NotApplicable)) + " 条。</p>\n";
}

} // namespace

std::string quantity(double value, std::string const& unit)
{
    return fixed(value, decimals_of(value, unit)) + " " + unit;
}

std::string demanded(Clause const& clause)
{
    auto const& unit = clause.unit;
    if (unit == "处" && clause.value == 0) return "无";
    if (clause.below == 0 && clause.above == 0) return quantity(clause.value, unit);
    // A bound on one side only.
    if (clause.below >= std::abs(clause.value) && clause.value != 0 && clause.above < clause.below)
        return "≤ " + quantity(clause.value + clause.above, unit);
    if (clause.below == 0) return quantity(clause.value, unit) + " 至 " + quantity(clause.value + clause.above, unit);
    if (clause.below == clause.above)
        return fixed(clause.value, decimals_of(clause.value, unit)) + " ± " + quantity(clause.above, unit);
    return quantity(clause.value - clause.below, unit) + " 至 " + quantity(clause.value + clause.above, unit);
}

std::string place_of(Observation const& observation)
{
    auto place = "第 " + std::to_string(observation.page) + " 面";
    if (!observation.where.empty()) place += "“" + observation.where + "”";
    return place;
}

std::string to_html(ConformanceReport const& report, std::string const& name)
{
    std::string html = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>版式检验 " +
                       escaped(name) + "</title><style>" + STYLE + "</style></head><body>\n<h1>版式检验报告</h1>\n<p>" +
                       escaped(name) + "</p>\n" + summary(report);
    std::string source;
    for (auto const& result : report.results) {
        if (result.source != source) {
            if (!source.empty()) html += "</tbody></table>\n";
            source = result.source;
            html += "<table><caption>" + escaped(source) +
                    "</caption><thead><tr><th>条</th><th>要求</th><th>强度</th><th>应为</th><th>测得</th><th>结论</th>"
                    "<th>所在</th></tr></thead><tbody>\n";
        }
        html += row(result);
    }
    if (!source.empty()) html += "</tbody></table>\n";
    if (!report.unmeasurable.empty()) {
        html += "<h2>文件本身显示不出的要求</h2>\n<ul>\n";
        for (auto const& one : report.unmeasurable)
            html += "<li>" + escaped(one.source) + " " + escaped(one.number) + "（" + chinese_of(one.strength) + "）" +
                    escaped(one.text) + "：" + escaped(one.why) + "</li>\n";
        html += "</ul>\n";
    }
    return html + "</body></html>\n";
}

} // namespace xindang::document
