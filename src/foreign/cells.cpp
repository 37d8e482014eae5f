#include <foreign/cells.h>

#include <base/utf8.h>
#include <model/credit_code.h>
#include <model/person_id.h>
#include <model/region_code.h>

#include <algorithm>
#include <array>

namespace xindang::foreign {

namespace {

constexpr std::size_t LONGEST = 4'000; ///< octets of a value
constexpr std::size_t MOST_SHOWN = 60; ///< code points of a value in a report

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string shown(std::string_view value, Personal personal)
{
    auto const head = utf8::head(value, personal == Personal::Whole ? 1 : MOST_SHOWN);
    std::string text(head);
    if (personal == Personal::Numbers) {
        std::size_t begin = 0;
        for (std::size_t at = 0; at <= text.size(); ++at) {
            if (at < text.size() && is_digit(text[at])) continue;
            if (at - begin >= 8)
                std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin) + 2,
                    text.begin() + static_cast<std::ptrdiff_t>(at), '*');
            begin = at + 1;
        }
    }
    if (head.size() < value.size()) text += personal == Personal::Whole ? "**" : "…";
    return text;
}

/// A spreadsheet would run it when somebody opens an export that holds it.
bool is_like_formula(std::string_view text)
{
    static constexpr std::array<std::string_view, 8> BEGINNINGS{"=", "+", "@", "-", "＝", "＋", "＠", "－"};
    return utf8::length(text) > 1 && std::any_of(BEGINNINGS.begin(), BEGINNINGS.end(),
                                         [&](std::string_view beginning) { return text.starts_with(beginning); });
}

/// Texts of several lines become one; other control characters stay, and are refused.
std::string on_one_line(std::string_view text)
{
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

bool is_prose(std::string_view field)
{
    return field == "summary" || field == "basis";
}

std::string upper(std::string_view text)
{
    std::string result(text);
    for (auto& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return result;
}

/// A number that is whole in its own form, but only a part of the one we have: an organisation code is characters 9 to
/// 17 of a credit code, a number of a person from before 1999 lacks the century and the check character.
std::optional<std::string> mask_of(std::string const& number)
{
    static constexpr std::size_t MODERN = 18;
    if (number.find('*') != std::string::npos) return number.size() == MODERN ? std::optional(number) : std::nullopt;
    auto plain = number;
    plain.erase(std::remove(plain.begin(), plain.end(), '-'), plain.end());
    if (plain.size() == 9) return "********" + plain + "*";
    if (plain.size() == 15 && std::all_of(plain.begin(), plain.end(), is_digit))
        return plain.substr(0, 6) + "19" + plain.substr(6) + "*";
    return std::nullopt;
}

/// Data of registers often has a time behind the day.
std::string_view day_part(std::string_view text)
{
    auto const end = text.find_first_of(" T");
    return end != std::string_view::npos && end >= 8 ? text.substr(0, end) : text;
}

} // namespace

/// One row while it is read: what it says by field, and what is wrong with it.
struct EntryReader::Row {
    Source const& source;
    Cells const& cells;
    std::vector<BadRow> bad = {};

    std::string text(std::string_view name) const
    {
        for (std::size_t at = 0; at < source.fields.size(); ++at) {
            auto const& field = source.fields[at];
            if (field.name != name) continue;
            auto value = is_prose(name) ? on_one_line(cells.values[at]) : cells.values[at];
            if (value.empty() || field.values.empty()) return value;
            auto const meant = field.values.find(folded(value));
            return meant == field.values.end() ? value : meant->second;
        }
        return {};
    }
    void reject(std::string_view name, std::string reason)
    {
        auto const* const field = source.find(name);
        std::string value;
        for (std::size_t at = 0; at < source.fields.size(); ++at)
            if (source.fields[at].name == name) value = shown(cells.values[at], source.fields[at].personal);
        bad.push_back(
            {cells.row, cells.place, field ? field->from.front() : std::string(name), value, std::move(reason)});
    }
    template <class T> std::optional<T> take(std::string_view name, Outcome<T> outcome)
    {
        if (outcome) return std::move(outcome).value();
        reject(name, outcome.refusal().reason);
        return std::nullopt;
    }
    std::optional<model::CivilDate> day(std::string_view name)
    {
        auto const value = text(name);
        return value.empty() ? std::nullopt : take(name, model::CivilDate::parse(day_part(value)));
    }
    void check_texts();
    void identifier(Entry& entry);
    void type(Entry& entry);
    void birth_year(Entry& entry);
    void days(Entry& entry, model::CivilDate today);
};

void EntryReader::Row::check_texts()
{
    for (std::size_t at = 0; at < source.fields.size(); ++at) {
        auto const& field = source.fields[at];
        auto const value = is_prose(field.name) ? on_one_line(cells.values[at]) : cells.values[at];
        if (value.empty() && field.required) reject(field.name, "the value is missing");
        if (value.size() > LONGEST)
            reject(field.name, "the value is longer than " + std::to_string(LONGEST) + " octets");
        if (std::any_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
            reject(field.name, "a control character or line break stands in the value");
        if (is_like_formula(value)) reject(field.name, "the value begins like a formula of a spreadsheet");
    }
}

void EntryReader::Row::identifier(Entry& entry)
{
    auto const number = upper(text("identifier"));
    if (number.empty()) return;
    if (auto const code = model::CreditCode::parse(number)) {
        entry.credit_code = code->text();
        return;
    }
    if (auto const person = model::PersonId::parse(number)) {
        entry.person_id = person->text();
        return;
    }
    if (auto const mask = mask_of(number))
        entry.mask = *mask;
    else
        reject("identifier", "this is no credit code, organisation code or number of a person, whole or masked");
}

void EntryReader::Row::type(Entry& entry)
{
    auto const told = text("type");
    std::optional<model::SubjectKind> type = source.subject;
    if (!told.empty()) {
        auto const parsed = model::parse_subject_kind(told);
        if (parsed && (*parsed == model::SubjectKind::Enterprise || *parsed == model::SubjectKind::Person))
            type = *parsed;
        else
            reject("type", "the word means neither enterprise nor person");
    } else if (!type && !entry.credit_code.empty()) {
        type = model::SubjectKind::Enterprise;
    } else if (!type && !entry.person_id.empty()) {
        type = model::SubjectKind::Person;
    }
    if (!type)
        reject("type", "nothing says whether this is an enterprise or a person");
    else
        entry.type = *type;
    if (type == model::SubjectKind::Person && !entry.credit_code.empty())
        reject("identifier", "a person has no credit code");
    if (type == model::SubjectKind::Enterprise && !entry.person_id.empty())
        reject("identifier", "an enterprise has no number of a person");
}

void EntryReader::Row::birth_year(Entry& entry)
{
    auto const value = text("birth_year");
    auto const year = value.substr(0, 4);
    if (value.empty()) return;
    if (year.size() == 4 && std::all_of(year.begin(), year.end(), is_digit) && (year[0] == '1' || year[0] == '2'))
        entry.birth_year = year;
    else
        reject("birth_year", "this is no year");
}

void EntryReader::Row::days(Entry& entry, model::CivilDate today)
{
    if (auto const listed_on = day("listed_on")) entry.listed_on = *listed_on;
    entry.valid_until = day("valid_until");
    entry.removed_on = day("removed_on");
    if (today < entry.listed_on) reject("listed_on", "the day lies in the future");
    if (entry.valid_until && *entry.valid_until < entry.listed_on)
        reject("valid_until", "the entry ends before it begins");
    if (entry.removed_on && *entry.removed_on < entry.listed_on)
        reject("removed_on", "the entry was removed before it was listed");
    if (entry.removed_on && today < *entry.removed_on) reject("removed_on", "the day lies in the future");
}

std::optional<Entry> EntryReader::entry_in(Row& row) const
{
    row.check_texts();
    Entry entry{{}, model::SubjectKind::Enterprise, row.text("name"), {}, {}, {}, {}, row.text("representative"), {},
        Standing::Listed, m_today, {}, {}, row.text("number"), row.text("basis"), row.text("authority"),
        row.text("summary"), {}, row.cells.place};
    for (auto const& name : m_source.identity)
        entry.id += (entry.id.empty() ? "" : "/") + row.text(name);
    row.identifier(entry);
    row.type(entry);
    row.birth_year(entry);
    row.days(entry, m_today);
    auto const state = row.text("state");
    if (auto const standing = row.take("state", parse_standing(state.empty() ? "listed" : state)))
        entry.standing = *standing;
    if (auto const region = row.text("region"); !region.empty())
        if (auto const code = row.take("region", model::RegionCode::parse(region))) entry.region = code->text();
    if (auto const amount = row.text("amount"); !amount.empty())
        if (auto const money = row.take("amount", model::Money::parse_yuan(amount))) entry.amount = *money;
    if (!row.bad.empty()) return std::nullopt;
    return entry;
}

void EntryReader::see_day(Row& row)
{
    auto const day = row.day("file_date");
    if (!day) return;
    if (m_today < *day) row.reject("file_date", "the day lies in the future");
    if (m_read.dated && *m_read.dated != *day)
        row.reject("file_date", "other rows say the file is of " + m_read.dated->text());
    if (!m_read.dated) m_read.dated = *day;
}

bool EntryReader::is_second(Entry const& entry, Row& row)
{
    auto const [known, is_new] = m_ids.emplace(entry.id, m_read.entries.size());
    if (is_new) return false;
    auto const first = known->second;
    row.reject(m_source.identity.front(), "two rows for one entry: " + m_place_of[first] + " is the other");
    if (!m_dropped[first])
        m_read.bad.push_back(
            {m_row_of[first], m_place_of[first], m_source.find(m_source.identity.front())->from.front(), {},
                "two rows for one entry: " + row.cells.place + " is the other"});
    m_dropped[first] = true;
    return true;
}

void EntryReader::read(Cells const& cells)
{
    ++m_read.rows;
    Row row{m_source, cells};
    see_day(row);
    auto entry = entry_in(row);
    if (entry && row.bad.empty() && !is_second(*entry, row)) {
        m_read.entries.push_back(std::move(*entry));
        m_row_of.push_back(cells.row);
        m_place_of.push_back(cells.place);
        m_dropped.push_back(false);
    }
    m_read.bad.insert(m_read.bad.end(), row.bad.begin(), row.bad.end());
}

void EntryReader::dated(std::string_view day)
{
    // What cannot be read is refused with the first row, or with the file for want of a day.
    auto const parsed = model::CivilDate::parse(day_part(day));
    if (parsed && *parsed <= m_today) m_read.dated = *parsed;
}

void EntryReader::bad(Cells const& cells, std::string reason)
{
    ++m_read.rows;
    m_read.bad.push_back({cells.row, cells.place, {}, {}, std::move(reason)});
}

ReadFile EntryReader::finish(std::string encoding, std::vector<std::string> ignored) &&
{
    m_read.encoding = std::move(encoding);
    m_read.ignored = std::move(ignored);
    std::vector<Entry> kept;
    for (std::size_t at = 0; at < m_read.entries.size(); ++at)
        if (!m_dropped[at]) kept.push_back(std::move(m_read.entries[at]));
    m_read.entries = std::move(kept);
    std::stable_sort(
        m_read.bad.begin(), m_read.bad.end(), [](BadRow const& a, BadRow const& b) { return a.row < b.row; });
    return std::move(m_read);
}

} // namespace xindang::foreign
