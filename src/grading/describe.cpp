#include <grading/describe.h>

#include <grading/html_parts.h>
#include <grading/scheme_parts.h>
#include <table/csv_writer.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>

namespace xindang::grading {

namespace {

using Row = std::vector<std::string>;

struct Section {
    std::string heading;
    std::vector<std::string> paragraphs;
    Row headings;
    std::vector<Row> rows;
};

std::string field_of(SchemePart const& part, std::string const& label)
{
    for (auto const& [name, text] : part.fields)
        if (name == label) return text;
    return {};
}

/// The cell "分值" holds everything about points, so that a page is wide enough for the table.
std::string points_cell(SchemePart const& part)
{
    auto text = field_of(part, "分值");
    for (auto const* label : {"封顶", "不计次数", "至少件数", "再次间隔", "开业满", "递减", "让位于"})
        if (auto const more = field_of(part, label); !more.empty()) text += "；" + (label + more);
    return text;
}

/// When a limit holds: its records and how many of them, or the age it is for.
std::string limit_cell(SchemePart const& part)
{
    auto text = field_of(part, "记录");
    if (auto const times = field_of(part, "至少件数"); !times.empty()) text += "；满" + times + "件";
    if (auto const age = field_of(part, "开业不满"); !age.empty()) text += "开业不满" + age;
    return text;
}

Section limits_section(std::vector<SchemePart> const& parts)
{
    Section section{"一票否决与等级限制", {}, {"编号", "名称", "等级", "适用", "记录", "依据"}, {}};
    for (auto const& part : parts)
        if (part.group == "限制")
            section.rows.push_back({part.id, part.name, field_of(part, "等级"), field_of(part, "适用"),
                limit_cell(part), field_of(part, "依据")});
    return section;
}

Section dimension_section(std::vector<SchemePart> const& parts, SchemePart const& dimension)
{
    Section section{
        "指标：" + dimension.name, {}, {"编号", "名称", "内容", "适用", "记录", "计算", "分值", "依据"}, {}};
    for (auto const* label : {"扣分封顶", "加分封顶"})
        if (auto const cap = field_of(dimension, label); !cap.empty())
            section.paragraphs.push_back("本维度" + (label + cap) + "分。");
    for (auto const& part : parts)
        if (part.group == "指标" && field_of(part, "维度") == dimension.name)
            section.rows.push_back(
                {part.id, part.name, field_of(part, "内容"), field_of(part, "适用"), field_of(part, "记录"),
                    field_of(part, "增减") + "：" + field_of(part, "计算"), points_cell(part), field_of(part, "依据")});
    return section;
}

std::vector<Section> sections_of(Definition const& definition)
{
    auto const parts = parts_of(definition);
    Section head{"概要", {}, {"项目", "内容"}, {}};
    for (auto const& field : parts.front().fields)
        head.rows.push_back({field.first, field.second});
    head.rows.push_back({"指标数", std::to_string(definition.indicators.size())});
    Section articles{"条文", {}, {}, {}};
    Section bands{"等级界限", {}, {"适用", "A", "B", "C", "D"}, {}};
    for (auto const& part : parts) {
        if (part.group == "条文") articles.paragraphs.push_back(part.name + "　" + part.fields.front().second);
        if (part.group == "等级")
            bands.rows.push_back(
                {part.id, field_of(part, "A级"), field_of(part, "B级"), field_of(part, "C级"), field_of(part, "D级")});
    }
    std::vector<Section> sections{head, articles, bands, limits_section(parts)};
    for (auto const& part : parts)
        if (part.group == "维度") sections.push_back(dimension_section(parts, part));
    return sections;
}

/// A text with the characters in `escapes` replaced.
std::string escaped(std::string const& text, std::initializer_list<std::pair<char, char const*>> escapes)
{
    std::string to;
    for (auto const letter : text) {
        auto const found =
            std::find_if(escapes.begin(), escapes.end(), [&](auto const& escape) { return escape.first == letter; });
        if (found == escapes.end())
            to += letter;
        else
            to += found->second;
    }
    return to;
}

std::string markdown_cell(std::string const& text)
{
    return escaped(text, {{'|', "\\|"}, {'\n', " "}, {'<', "&lt;"}, {'&', "&amp;"}});
}

std::string markdown_row(Row const& row)
{
    std::string line = "|";
    for (auto const& cell : row)
        line += " " + markdown_cell(cell) + " |";
    return line + "\n";
}

std::string html_row(Row const& row, std::string const& tag)
{
    std::string line = "<tr>";
    for (auto const& cell : row)
        line += "<" + tag + ">" + html::escaped(cell) + "</" + tag + ">";
    return line + "</tr>\n";
}

/// The indicators, one a row, with everything a scheme may say of one in a column of its own.
table::Sheet indicator_sheet(std::vector<SchemePart> const& parts)
{
    std::vector<table::Column> const labels{{"维度", 12}, {"内容", 40}, {"适用", 30}, {"记录", 50}, {"计算", 10},
        {"增减", 6}, {"分值", 40}, {"封顶", 6}, {"不计次数", 10}, {"至少件数", 10}, {"再次间隔", 10}, {"开业满", 8},
        {"递减", 24}, {"让位于", 24}, {"依据", 40}};
    table::Sheet sheet{"指标", {{"编号", 8}, {"名称", 30}}};
    sheet.columns.insert(sheet.columns.end(), labels.begin(), labels.end());
    for (auto const& part : parts) {
        if (part.group != "指标") continue;
        std::vector<table::Cell> row{part.id, part.name};
        for (auto const& label : labels)
            row.emplace_back(field_of(part, label.heading));
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

/// A section without a table is one column of its paragraphs.
table::Sheet sheet_of(Section const& section)
{
    table::Sheet sheet{section.heading, {}};
    for (auto const& heading : section.headings)
        sheet.columns.push_back({heading, 30});
    for (auto const& row : section.rows)
        sheet.rows.emplace_back(row.begin(), row.end());
    if (!section.headings.empty()) return sheet;
    sheet.columns.push_back({section.heading, 120});
    for (auto const& paragraph : section.paragraphs)
        sheet.rows.push_back({paragraph});
    return sheet;
}

std::string key_of(SchemePart const& part)
{
    return part.group + '\0' + part.id;
}

void compare_fields(SchemePart const& before, SchemePart const& after, std::vector<SchemeChange>& changes)
{
    std::vector<std::string> labels;
    for (auto const* part : {&after, &before})
        for (auto const& field : part->fields)
            if (std::find(labels.begin(), labels.end(), field.first) == labels.end()) labels.push_back(field.first);
    for (auto const& label : labels) {
        auto const was = field_of(before, label);
        auto const is = field_of(after, label);
        if (was != is)
            changes.push_back({SchemeChange::Kind::Changed, after.group, after.id, after.name, label, was, is});
    }
}

} // namespace

std::string to_markdown(Scheme const& scheme)
{
    auto text = "# " + markdown_cell(scheme.definition().title) + "\n";
    for (auto const& section : sections_of(scheme.definition())) {
        text += "\n## " + markdown_cell(section.heading) + "\n\n";
        for (auto const& paragraph : section.paragraphs)
            text += markdown_cell(paragraph) + "\n\n";
        if (section.headings.empty()) continue;
        text += markdown_row(section.headings) + markdown_row(Row(section.headings.size(), "---"));
        for (auto const& row : section.rows)
            text += markdown_row(row);
    }
    return text;
}

std::string to_html(Scheme const& scheme)
{
    auto const title = html::escaped(scheme.definition().title);
    auto text = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>" + title +
                "</title>\n<style>body{font-family:serif;margin:2em}table{border-collapse:collapse;font-size:.85em}"
                "th,td{border:1px solid #888;padding:.2em .5em;text-align:left;vertical-align:top}</style></head>\n"
                "<body>\n<h1>" +
                title + "</h1>\n";
    for (auto const& section : sections_of(scheme.definition())) {
        text += "<h2>" + html::escaped(section.heading) + "</h2>\n";
        for (auto const& paragraph : section.paragraphs)
            text += "<p>" + html::escaped(paragraph) + "</p>\n";
        if (section.headings.empty()) continue;
        text += "<table>\n" + html_row(section.headings, "th");
        for (auto const& row : section.rows)
            text += html_row(row, "td");
        text += "</table>\n";
    }
    return text + "</body>\n</html>\n";
}

std::string to_csv(Scheme const& scheme)
{
    return table::to_csv(indicator_sheet(parts_of(scheme.definition())));
}

std::vector<table::Sheet> to_sheets(Scheme const& scheme)
{
    auto const& definition = scheme.definition();
    std::vector<table::Sheet> sheets{indicator_sheet(parts_of(definition))};
    auto const sections = sections_of(definition);
    // The last sections are the indicators again, by dimension.
    for (std::size_t at = 0; at < sections.size() - definition.dimensions.size(); ++at)
        sheets.push_back(sheet_of(sections[at]));
    return sheets;
}

std::vector<SchemeChange> compare(Scheme const& before, Scheme const& after)
{
    auto const old_parts = parts_of(before.definition());
    std::map<std::string, SchemePart const*> old;
    for (auto const& part : old_parts)
        old.emplace(part.group == "方案" ? part.group : key_of(part), &part);
    std::vector<SchemeChange> changes;
    std::set<std::string> seen;
    for (auto const& part : parts_of(after.definition())) {
        auto const key = part.group == "方案" ? part.group : key_of(part);
        auto const found = old.find(key);
        seen.insert(key);
        if (found == old.end())
            changes.push_back({SchemeChange::Kind::Added, part.group, part.id, part.name, "", "", ""});
        else
            compare_fields(*found->second, part, changes);
    }
    for (auto const& part : old_parts)
        if (seen.find(part.group == "方案" ? part.group : key_of(part)) == seen.end())
            changes.push_back({SchemeChange::Kind::Removed, part.group, part.id, part.name, "", "", ""});
    return changes;
}

std::string_view word_of(SchemeChange::Kind kind)
{
    return kind == SchemeChange::Kind::Added ? "added" : kind == SchemeChange::Kind::Removed ? "removed" : "changed";
}

std::string_view chinese_of(SchemeChange::Kind kind)
{
    return kind == SchemeChange::Kind::Added ? "新增" : kind == SchemeChange::Kind::Removed ? "删除" : "修改";
}

} // namespace xindang::grading
