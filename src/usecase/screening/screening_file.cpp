#include <usecase/screening/screening_file.h>

#include <base/trimmed.h>
#include <base/utf8.h>
#include <table/csv_reader.h>
#include <text/transcode.h>
#include <usecase/archive/intake_mapping.h>

#include <array>
#include <map>
#include <optional>

namespace xindang::usecase {

namespace {

using Field = std::string TypedSubject::*;
std::map<std::string, Field, std::less<>> const FIELDS{{"ref", &TypedSubject::ref}, {"type", &TypedSubject::type},
    {"name", &TypedSubject::name}, {"credit_code", &TypedSubject::credit_code},
    {"registration_no", &TypedSubject::registration_no}, {"person_id", &TypedSubject::person_id},
    {"passport", &TypedSubject::passport}, {"birth_year", &TypedSubject::birth_year},
    {"region", &TypedSubject::region}};

std::optional<Field> field_of(std::string_view heading, screening::Rules const& rules)
{
    auto const folded = folded_heading(heading);
    for (auto const& column : rules.columns)
        for (auto const& known : column.headings)
            if (folded_heading(known) == folded) return FIELDS.at(column.name);
    return std::nullopt;
}

std::string joined(std::vector<std::string> const& parts)
{
    std::string text;
    for (auto const& part : parts)
        text += (text.empty() ? "" : "；") + part;
    return text;
}

std::string features_text(screening::Candidate const& candidate)
{
    std::vector<std::string> parts;
    for (auto const& feature : candidate.features)
        parts.push_back(std::string(feature.name) + " " + std::to_string(feature.score));
    return joined(parts);
}

std::string evidence_text(screening::Candidate const& candidate, bool against)
{
    std::vector<std::string> parts;
    for (auto const& one : candidate.evidence) {
        if ((one.points < 0) != against) continue;
        auto text = std::string(screening::chinese_of(one.sign));
        if (!one.asked.empty() && !one.listed.empty()) text += "（" + one.asked + " / " + one.listed + "）";
        parts.push_back(std::move(text));
    }
    return joined(parts);
}

std::string cleared_text(ScreenedCandidate const& screened)
{
    if (!screened.cleared) return {};
    return std::string(screening::chinese_of(screened.clearance)) + "：" + screened.cleared->reason + "（" +
           screened.cleared->person + "，至" + screened.cleared->last_day.text() + "）";
}

std::string conclusion_of(ScreenedCandidate const& screened)
{
    return screened.open() ? std::string(screening::chinese_of(screened.candidate.level)) : "已排除";
}

table::Sheet answers_sheet(std::vector<TypedSubject> const& asked, std::vector<ScreenedSubject> const& answers)
{
    table::Sheet sheet{
        "筛查结果", {{"编号", 10}, {"名称", 30}, {"结论", 8}, {"得分", 8}, {"规则", 22}, {"名单", 16}, {"期", 6},
                        {"条目", 16}, {"名单所列名称", 30}, {"决定文号", 24}, {"期限", 24}, {"各项得分", 30},
                        {"相符", 30}, {"相反情况", 30}, {"排除", 30}, {"输入问题", 30}}};
    for (std::size_t i = 0; i < answers.size(); ++i) {
        auto const& answer = answers[i];
        auto const problems = joined(answer.problems);
        if (answer.candidates.empty())
            sheet.rows.push_back({answer.ref, asked[i].name, std::string("未命中"), std::int64_t{0}, std::string(),
                std::string(), std::int64_t{0}, std::string(), std::string(), std::string(), std::string(),
                std::string(), std::string(), std::string(), std::string(), problems});
        for (auto const& screened : answer.candidates) {
            auto const& found = screened.candidate;
            auto const& entry = *found.subject;
            sheet.rows.push_back({answer.ref, asked[i].name, conclusion_of(screened), std::int64_t{found.score},
                std::string(screening::chinese_of(found.way)), entry.list, static_cast<std::int64_t>(entry.sequence),
                entry.entry, entry.names.empty() ? std::string() : entry.names.front().text, entry.decision, entry.term,
                features_text(found), evidence_text(found, false), evidence_text(found, true), cleared_text(screened),
                problems});
        }
    }
    return sheet;
}

} // namespace

Outcome<std::vector<TypedSubject>> read_screening_rows(
    std::vector<std::vector<std::string>> const& rows, screening::Rules const& rules)
{
    if (rows.empty()) return Refusal{Fault::BadInput, "the file is empty", "headings"};
    std::vector<std::optional<Field>> fields;
    auto asks = false;
    for (auto const& cell : rows.front()) {
        fields.push_back(field_of(cell, rules));
        asks =
            asks || (fields.back() && *fields.back() != &TypedSubject::ref && *fields.back() != &TypedSubject::type &&
                        *fields.back() != &TypedSubject::birth_year && *fields.back() != &TypedSubject::region);
    }
    if (!asks) return Refusal{Fault::BadInput, "no column is a name or a number we know", "headings"};
    if (rows.size() > MOST_SCREENED_ROWS + 1)
        return Refusal{Fault::TooLarge, "at most " + std::to_string(MOST_SCREENED_ROWS) + " rows", "rows"};
    std::vector<TypedSubject> subjects;
    for (std::size_t number = 1; number < rows.size(); ++number) {
        TypedSubject subject;
        auto const& cells = rows[number];
        auto blank = true;
        for (std::size_t i = 0; i < cells.size() && i < fields.size(); ++i) {
            if (!fields[i]) continue;
            subject.*(*fields[i]) = trimmed(cells[i]);
            blank = blank && (subject.*(*fields[i])).empty();
        }
        if (blank) continue;
        if (subject.ref.empty()) subject.ref = std::to_string(number + 1);
        subjects.push_back(std::move(subject));
    }
    return subjects;
}

Outcome<std::vector<TypedSubject>> read_screening_file(BytesView octets, screening::Rules const& rules)
{
    auto const text = text::decode_text(octets);
    if (!text) return text.refusal();
    table::CsvReader reader(text->utf8);
    std::vector<std::vector<std::string>> rows;
    while (auto const* row = reader.next()) {
        if (row->problem) return Refusal{Fault::BadInput, *row->problem, "row " + std::to_string(row->number)};
        if (row->number > MOST_SCREENED_ROWS + 1)
            return Refusal{Fault::TooLarge, "at most " + std::to_string(MOST_SCREENED_ROWS) + " rows", "rows"};
        // Rows are numbered as spreadsheets count them, blank lines included.
        rows.resize(row->number);
        rows.back().assign(row->cells.begin(), row->cells.end());
    }
    return read_screening_rows(rows, rules);
}

std::vector<table::Sheet> screening_sheets(std::vector<TypedSubject> const& asked,
    std::vector<ScreenedSubject> const& answers, std::vector<ListInForce> const& lists, Instant now)
{
    table::Sheet used{"所用名单", {{"名单", 20}, {"发布机关", 30}, {"期", 8}, {"条数", 8}, {"状态摘要", 40},
                                      {"发布时间", 26}, {"有效期至", 26}, {"已过秒数", 12}, {"状态", 10}}};
    for (auto const& list : lists)
        used.rows.push_back({list.list, list.issuer, static_cast<std::int64_t>(list.sequence),
            static_cast<std::int64_t>(list.entries), list.state_digest, list.since.text(), list.valid_until.text(),
            list.age_seconds_at(now), std::string(list.stale_at(now) ? "已过期" : "有效")});
    return {answers_sheet(asked, answers), std::move(used)};
}

} // namespace xindang::usecase
