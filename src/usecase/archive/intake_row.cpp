#include <usecase/archive/intake_row.h>

#include <base/trimmed.h>
#include <base/utf8.h>
#include <table/csv_reader.h>
#include <text/transcode.h>
#include <usecase/archive/find_subject.h>
#include <usecase/grading/regrade.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace xindang::usecase {

namespace {

constexpr std::size_t MOST_WARNINGS = 1000;
constexpr std::size_t MOST_SHOWN = 60; ///< code points of a value in a report
constexpr std::size_t TELL_EVERY = 500;
constexpr std::size_t NO_PLACE = static_cast<std::size_t>(-1);

std::string masked_whole(std::string_view text)
{
    auto const first = utf8::head(text, 1);
    std::string masked(first);
    for (std::size_t i = 1; i < std::min<std::size_t>(utf8::length(text), 8); ++i)
        masked += '*';
    return masked;
}

/// Hides every run of 15 digits or more but for the first two: it may be the number of a person.
std::string masked_numbers(std::string_view text)
{
    std::string masked(text);
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= masked.size(); ++at) {
        if (at < masked.size() && masked[at] >= '0' && masked[at] <= '9') continue;
        if (at - begin >= 15)
            std::fill(masked.begin() + static_cast<std::ptrdiff_t>(begin) + 2,
                masked.begin() + static_cast<std::ptrdiff_t>(at), '*');
        begin = at + 1;
    }
    return masked;
}

std::string shown(std::string_view value, Personal personal)
{
    auto const head = utf8::head(value, MOST_SHOWN);
    auto const rest = head.size() < value.size() ? "…" : "";
    switch (personal) {
    case Personal::Whole:
        return masked_whole(head);
    case Personal::Numbers:
        return masked_numbers(head) + rest;
    case Personal::No:
        break;
    }
    return std::string(head) + rest;
}

/// The headings of a file and what they mean.
struct Headings {
    std::vector<std::string> headers;
    std::vector<std::optional<std::size_t>> places;
    std::vector<std::string> ignored;
};

Outcome<Headings> read_headings(table::Row const* row, IntakeMapping const& mapping)
{
    if (!row) return Refusal{Fault::BadInput, "the file is empty", "file"};
    if (row->problem) return Refusal{Fault::BadInput, "the headings cannot be read: " + *row->problem, "file"};
    Headings headings;
    headings.places.resize(mapping.columns().size());
    for (std::size_t cell = 0; cell < row->cells.size(); ++cell) {
        auto const header = trimmed(row->cells[cell]);
        headings.headers.emplace_back(header);
        auto const column = mapping.column_of(header);
        if (!column) {
            if (!header.empty()) headings.ignored.emplace_back(header);
            continue;
        }
        if (headings.places[*column])
            return Refusal{Fault::BadInput,
                "two headings mean the same: \"" + headings.headers[*headings.places[*column]] + "\" and \"" +
                    std::string(header) + "\"",
                mapping.columns()[*column].name};
        headings.places[*column] = cell;
    }
    for (std::size_t place = 0; place < headings.places.size(); ++place)
        if (auto const& column = mapping.columns()[place]; column.required && !headings.places[place])
            return Refusal{Fault::BadInput, "no heading of the file means \"" + column.name + "\"", column.name};
    return headings;
}

void count(IntakeReceipt& receipt, IntakeRow const& row)
{
    for (auto const& problem : row.problems()) {
        if (problem.severity != Severity::Error && ++receipt.warnings > MOST_WARNINGS) continue;
        receipt.problems.push_back(problem);
    }
}

void count(IntakeReceipt& receipt, RowFate fate)
{
    switch (fate) {
    case RowFate::Added:
        ++receipt.added;
        break;
    case RowFate::Amended:
        ++receipt.amended;
        break;
    case RowFate::Unchanged:
        ++receipt.unchanged;
        break;
    }
}

} // namespace

// ---- a row ---------------------------------------------------------------------------------------------------------

void IntakeRow::load(std::size_t number, std::vector<std::string_view> const& cells)
{
    m_number = number;
    m_cells = &cells;
    m_good = true;
    m_problems.clear();
    if (cells.size() > m_headers.size()) reject({}, "the row has more cells than there are headings");
    for (auto const& column : m_mapping.columns())
        if (column.required && text(column.name).empty()) reject(column.name, "the value is missing");
    for (auto const& column : m_mapping.columns())
        if (!column.words.empty())
            for (auto const& word : several(column.name))
                if (!column.words.contains(word)) reject(column.name, "\"" + word + "\" is no word of this column");
}

std::size_t IntakeRow::place_of(std::string_view column) const
{
    auto const& columns = m_mapping.columns();
    for (std::size_t place = 0; place < columns.size(); ++place)
        if (columns[place].name == column) return place;
    return NO_PLACE;
}

std::string_view IntakeRow::raw(std::size_t place) const
{
    if (place == NO_PLACE || !m_places[place] || *m_places[place] >= m_cells->size()) return {};
    return trimmed((*m_cells)[*m_places[place]]);
}

std::string IntakeRow::text(std::string_view column) const
{
    auto const place = place_of(column);
    auto const value = raw(place);
    if (value.empty()) return {};
    auto const& values = m_mapping.columns()[place].values;
    if (values.empty()) return std::string(value);
    auto const meant = values.find(folded_heading(value));
    return meant == values.end() ? std::string(value) : meant->second;
}

std::optional<model::CivilDate> IntakeRow::day(std::string_view column)
{
    auto const value = text(column);
    return value.empty() ? std::nullopt : take(column, model::CivilDate::parse(value));
}

std::optional<std::string> IntakeRow::region(std::string_view column)
{
    auto const value = text(column);
    if (value.empty()) return std::nullopt;
    // Registries write the way to a county, "3608/360802": its last part is the county.
    auto const code = take(column, model::RegionCode::parse(std::string_view(value).substr(value.rfind('/') + 1)));
    return code ? std::optional(code->text()) : std::nullopt;
}

std::vector<std::string> IntakeRow::several(std::string_view column) const
{
    static constexpr std::array<std::string_view, 4> SEPARATORS{"；", ";", "、", "|"};
    std::vector<std::string> values;
    auto const cell = text(column);
    std::string_view rest = cell;
    while (!rest.empty()) {
        auto end = rest.size();
        std::size_t width = 0;
        for (auto const separator : SEPARATORS)
            if (auto const at = rest.find(separator); at < end) {
                end = at;
                width = separator.size();
            }
        if (auto const value = trimmed(rest.substr(0, end)); !value.empty()) values.emplace_back(value);
        rest.remove_prefix(end + width);
    }
    return values;
}

model::Fields IntakeRow::attributes() const
{
    model::Fields attributes;
    for (auto const& column : m_mapping.columns())
        if (column.use == ColumnUse::Attribute) attributes.set(column.name, text(column.name));
    return attributes;
}

void IntakeRow::report(Severity severity, std::string_view column, std::string reason)
{
    if (severity == Severity::Error) m_good = false;
    auto const place = place_of(column);
    auto const cell = place == NO_PLACE ? std::nullopt : m_places[place];
    auto const personal = place == NO_PLACE ? Personal::No : m_mapping.columns()[place].personal;
    m_problems.push_back({severity, m_number, cell ? *cell + 1 : 0, cell ? m_headers[*cell] : std::string(column),
        shown(raw(place), personal), personal == Personal::No ? std::move(reason) : masked_numbers(reason)});
}

// ---- a file --------------------------------------------------------------------------------------------------------

Outcome<IntakeReceipt> take_in_rows(
    IntakeKind kind, Actor const& actor, TakeIn const& request, IntakeServices const& services, RowTaker const& take)
{
    if (auto const may = assure(actor, {Duty::CreditAdministrator}); !may) return may.refusal();
    auto const mapping = IntakeMapping::load(services.home, kind);
    if (!mapping) return mapping.refusal();
    auto const decoded = text::decode_text(request.file);
    if (!decoded) return Refusal{decoded.refusal().fault, decoded.refusal().reason, "file"};
    table::CsvReader reader(decoded->utf8);
    auto const headings = read_headings(reader.next(), *mapping);
    if (!headings) return headings.refusal();

    IntakeReceipt receipt{kind, text::name_of(decoded->encoding), 0, 0, 0, 0, 0, false, headings->ignored, {}, 0};
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const size_before = writer->size();
    auto const total = static_cast<std::size_t>(std::count(decoded->utf8.begin(), decoded->utf8.end(), '\n'));
    IntakeRow row(*mapping, headings->headers, headings->places);
    while (auto const* cells = reader.next()) {
        ++receipt.rows;
        row.load(cells->number, cells->cells);
        if (cells->problem) row.reject({}, *cells->problem);
        auto const fate = row.good() ? take(row, *writer) : RowFate::Unchanged;
        if (row.good())
            count(receipt, fate);
        else
            ++receipt.bad;
        count(receipt, row);
        if (receipt.rows % TELL_EVERY == 0) services.progress.at(receipt.rows, std::max(total, receipt.rows), "rows");
        if (services.progress.cancelled())
            return Refusal{Fault::Unavailable, "the intake was stopped; nothing was kept", "file"};
    }
    bool const wanted = receipt.bad == 0 || request.bad_rows == BadRows::AcceptGood;
    if (wanted && receipt.added + receipt.amended > 0) {
        if (request.regrade_by) {
            auto regraded = regrade_in(*writer, subjects_touched_after(*writer, size_before),
                model::CivilDate::on(services.clock.now()), *request.regrade_by);
            if (!regraded) return regraded.refusal();
            receipt.regraded = std::move(regraded).value();
        }
        writer->commit();
        receipt.kept = true;
    }
    return receipt;
}

model::Fields changed_attributes(model::Subject const& subject, model::Fields const& told)
{
    model::Fields changed;
    for (auto const& [name, value] : told.all())
        if (subject.attributes.get(name) != value) changed.set(name, value);
    return changed;
}

std::optional<model::SubjectId> subject_in_row(IntakeRow& row, std::string_view column, archive::View const& view)
{
    auto const value = row.text(column);
    if (value.empty()) return std::nullopt;
    auto const found = subject_by_number(view, value);
    if (!found) row.reject(column, "no subject in the archive has this number");
    return found;
}

Outcome<IntakeReceipt> take_in(
    IntakeKind kind, Actor const& actor, TakeIn const& request, IntakeServices const& services)
{
    switch (kind) {
    case IntakeKind::Enterprises:
        return take_in_enterprises(actor, request, services);
    case IntakeKind::Persons:
        return take_in_persons(actor, request, services);
    case IntakeKind::Roles:
        return take_in_roles(actor, request, services);
    case IntakeKind::Products:
        return take_in_products(actor, request, services);
    case IntakeKind::Records:
        return take_in_records(actor, request, services);
    }
    throw std::logic_error("unknown kind of intake");
}

} // namespace xindang::usecase
