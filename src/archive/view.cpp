#include <archive/view.h>

#include <archive/bodies.h>
#include <archive/projections.h>
#include <archive/state.h>
#include <text/search_key.h>

#include <algorithm>
#include <stdexcept>

namespace xindang::archive {

// ---- state ---------------------------------------------------------------------------------------------------------

View::State::State(std::shared_ptr<Archive::State> from, sql::Connection over, AsOf when)
    : archive(std::move(from)),
      connection(std::move(over)),
      as_of(when),
      size(static_cast<std::uint64_t>(connection.number("SELECT size FROM ledger_head"))),
      limit(when.upto ? when.upto->value() : static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())),
      vault(archive->master, archive->random)
{
    size = std::min(size, limit);
}

View::State::~State()
{
    connection.roll_back();
    archive->give_back(std::move(connection));
}

std::string select_entries(std::string_view rest, std::string_view further_columns)
{
    std::string sql = "SELECT e.number, e.recorded_at, e.actor, e.kind, e.subject, e.occurred_on, e.body";
    sql += further_columns;
    sql += " FROM entry e ";
    return sql += rest;
}

namespace {

template <class T> T kept(Outcome<T> outcome, sql::Rows const& rows)
{
    if (outcome) return std::move(outcome).value();
    throw std::runtime_error(
        "ledger entry " + std::to_string(rows.integer(0)) + " is damaged: " + outcome.refusal().reason);
}

Refusal no_such(std::string_view what, std::string where)
{
    return {Fault::NotFound, "there is no such " + std::string(what), std::move(where)};
}

} // namespace

model::Entry entry_in(View::State& state, sql::Rows const& rows)
{
    std::optional<model::SubjectId> subject;
    if (!rows.is_null(4)) subject = kept(model::SubjectId::parse(rows.text(4)), rows);
    return {model::EntryNumber(static_cast<std::uint64_t>(rows.integer(0))), kept(Instant::parse(rows.text(1)), rows),
        std::string(rows.text(2)), kept(model::parse_entry_kind(rows.text(3)), rows), subject,
        kept(model::CivilDate::parse(rows.text(5)), rows),
        state.vault.open(state.connection, subject, kept(model::Fields::parse(rows.text(6)), rows))};
}

std::optional<model::EntryNumber> optional_entry(View::State const& state, sql::Rows const& rows, int column)
{
    if (rows.is_null(column)) return std::nullopt;
    auto const number = static_cast<std::uint64_t>(rows.integer(column));
    return state.sees(number) ? std::optional(model::EntryNumber(number)) : std::nullopt;
}

// ---- view ----------------------------------------------------------------------------------------------------------

View::View(std::shared_ptr<State> state) : m_state(std::move(state)) {}
View::View(View&&) noexcept = default;
View& View::operator=(View&&) noexcept = default;
View::~View() = default;

AsOf const& View::as_of() const
{
    return m_state->as_of;
}

std::uint64_t View::size() const
{
    return m_state->size;
}

Outcome<model::Subject> View::subject(model::SubjectId id) const
{
    model::Subject subject{id, {}, {}, {}, false};
    {
        auto rows = m_state->connection.query("SELECT entry, erased_by FROM subject WHERE kind = ? AND number = ?",
            {static_cast<int>(id.kind()), id.number()});
        if (!rows.next() || !m_state->sees(static_cast<std::uint64_t>(rows.integer(0))))
            return no_such("subject", "subject");
        // NB: an erased person is empty at every position, also at those before the erasing.
        subject.erased = !rows.is_null(1);
    }
    if (subject.erased) return subject;
    auto rows = m_state->connection.query(select_entries("WHERE e.subject = ? AND e.number <= ? AND e.kind IN "
                                                         "('subject-registered', 'subject-amended') ORDER BY e.number"),
        {id.text(), m_state->limit});
    while (rows.next())
        fold(subject, entry_in(*m_state, rows), m_state->as_of.day);
    return subject;
}

std::optional<model::SubjectId> View::find(model::Identifier const& identifier) const
{
    auto rows = m_state->connection.query("SELECT subject, entry FROM identifier WHERE scheme = ? AND value = ?",
        {static_cast<int>(identifier.scheme), stored_value(m_state->vault, identifier)});
    if (!rows.next() || !m_state->sees(static_cast<std::uint64_t>(rows.integer(1)))) return std::nullopt;
    return kept(model::SubjectId::parse(rows.text(0)), rows);
}

std::vector<model::SubjectId> View::named(model::SubjectKind kind, std::string_view name) const
{
    auto const folded = text::search_key(name);
    auto const key = kind == model::SubjectKind::Person ? m_state->vault.blind(folded) : folded;
    std::vector<model::SubjectId> found;
    auto rows = m_state->connection.query(
        "SELECT subject, entry FROM search_key WHERE key = ? AND how IN (0, 1) AND entry <= ?", {key, m_state->limit});
    while (rows.next()) {
        auto const id = kept(model::SubjectId::parse(rows.text(0)), rows);
        if (id.kind() == kind) found.push_back(id);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::optional<model::EntryNumber> View::find_record(std::string_view source, std::string_view source_ref) const
{
    auto const key = record_reference(m_state->vault, source, source_ref);
    auto rows = m_state->connection.query("SELECT entry FROM record_ref WHERE ref = ?", {sql::Blob{key}});
    return rows.next() ? optional_entry(*m_state, rows, 0) : std::nullopt;
}

static HeldRole held_role(View::State& state, sql::Rows const& rows)
{
    auto const entry = entry_in(state, rows);
    HeldRole held{entry.number, role_in(entry)};
    if (optional_entry(state, rows, FIRST_FURTHER_COLUMN))
        held.role.period.to = kept(model::CivilDate::parse(rows.text(FIRST_FURTHER_COLUMN + 1)), rows);
    return held;
}

static bool begun(HeldRole const& held, AsOf const& as_of)
{
    return !as_of.day || !held.role.period.from || *held.role.period.from <= *as_of.day;
}

std::vector<HeldRole> View::roles_of(model::SubjectId id) const
{
    std::vector<HeldRole> roles;
    auto rows = m_state->connection.query(
        select_entries("JOIN role r ON r.entry = e.number WHERE (r.from_subject = ? OR r.to_subject = ?) "
                       "AND e.number <= ? ORDER BY e.number",
            ", r.ended_by, r.ended_on"),
        {id.text(), id.text(), m_state->limit});
    while (rows.next())
        if (auto held = held_role(*m_state, rows); begun(held, m_state->as_of)) roles.push_back(std::move(held));
    return roles;
}

std::vector<model::Record> View::records_of(model::SubjectId id) const
{
    std::vector<model::Record> records;
    auto rows = m_state->connection.query(
        select_entries(
            "JOIN record r ON r.entry = e.number WHERE r.subject = ? AND r.occurred_on <= ? AND r.entry <= ? "
            "AND (r.replaced_by IS NULL OR r.replaced_by > ?) ORDER BY r.occurred_on, r.entry"),
        {id.text(), m_state->last_day(), m_state->limit, m_state->limit});
    while (rows.next())
        records.push_back(record_in(entry_in(*m_state, rows)));
    return records;
}

Outcome<model::Record> View::record(model::EntryNumber number) const
{
    auto rows = m_state->connection.query(
        select_entries("JOIN record r ON r.entry = e.number WHERE r.entry = ? AND r.occurred_on <= ? AND r.entry <= ? "
                       "AND (r.replaced_by IS NULL OR r.replaced_by > ?)"),
        {number.value(), m_state->last_day(), m_state->limit, m_state->limit});
    if (!rows.next()) return no_such("record", "entry");
    return record_in(entry_in(*m_state, rows));
}

Outcome<model::Entry> View::entry(model::EntryNumber number) const
{
    if (!m_state->sees(number.value())) return no_such("entry", "entry");
    auto rows = m_state->connection.query(select_entries("WHERE e.number = ?"), {number.value()});
    if (!rows.next()) return no_such("entry", "entry");
    return entry_in(*m_state, rows);
}

std::vector<model::Entry> View::entries_of(model::SubjectId id) const
{
    std::vector<model::Entry> entries;
    auto rows = m_state->connection.query(
        select_entries("WHERE e.subject = ? AND e.number <= ? ORDER BY e.number"), {id.text(), m_state->limit});
    while (rows.next())
        entries.push_back(entry_in(*m_state, rows));
    return entries;
}

std::vector<model::Entry> View::entries_of(model::EntryKind kind) const
{
    std::vector<model::Entry> entries;
    bool const is_event = m_state->connection.number("SELECT 1 FROM event WHERE kind = ?", {model::word_of(kind)}) == 1;
    auto rows = m_state->connection.query(
        is_event
            ? select_entries("JOIN event v ON v.entry = e.number WHERE v.kind = ? AND e.number <= ? ORDER BY e.number")
            : select_entries("WHERE e.kind = ? AND e.number <= ? ORDER BY e.number"),
        {model::word_of(kind), m_state->limit});
    while (rows.next())
        entries.push_back(entry_in(*m_state, rows));
    return entries;
}

std::optional<model::EntryNumber> View::newest(model::EntryKind kind) const
{
    auto const number = m_state->connection.number(
        "SELECT max(entry) FROM event WHERE kind = ? AND entry <= ?", {model::word_of(kind), m_state->limit});
    return number == 0 ? std::nullopt : std::optional(model::EntryNumber(static_cast<std::uint64_t>(number)));
}

void View::for_each_entry_after(std::uint64_t number, std::function<void(model::Entry const&)> const& take) const
{
    auto rows = m_state->connection.query(
        select_entries("WHERE e.number > ? AND e.number <= ? ORDER BY e.number"), {number, m_state->limit});
    while (rows.next())
        take(entry_in(*m_state, rows));
}

void View::for_each_entry_of_evaluation(
    std::string_view id, std::uint64_t after, std::function<void(model::Entry const&)> const& take) const
{
    auto rows = m_state->connection.query(
        select_entries("JOIN evaluation v ON v.entry = e.number WHERE v.id = ? AND v.entry > ? AND v.entry <= ? "
                       "ORDER BY v.entry"),
        {id, after, m_state->limit});
    while (rows.next())
        take(entry_in(*m_state, rows));
}

std::vector<std::string> View::evaluations() const
{
    std::vector<std::string> ids;
    auto rows =
        m_state->connection.query("SELECT DISTINCT id FROM evaluation WHERE entry <= ? ORDER BY id", {m_state->limit});
    while (rows.next())
        ids.emplace_back(rows.text(0));
    return ids;
}

void View::for_each_subject(model::SubjectKind kind, std::function<void(model::Subject const&)> const& take) const
{
    auto rows = m_state->connection.query("SELECT number FROM subject WHERE kind = ? AND entry <= ? ORDER BY number",
        {static_cast<int>(kind), m_state->limit});
    while (rows.next())
        if (auto const found = subject({kind, static_cast<std::uint64_t>(rows.integer(0))})) take(*found);
}

void View::for_each_record(std::function<void(model::Record const&)> const& take) const
{
    auto rows = m_state->connection.query(
        select_entries("JOIN record r ON r.entry = e.number WHERE r.occurred_on <= ? AND r.entry <= ? "
                       "AND (r.replaced_by IS NULL OR r.replaced_by > ?) ORDER BY r.subject, r.occurred_on, r.entry"),
        {m_state->last_day(), m_state->limit, m_state->limit});
    while (rows.next())
        take(record_in(entry_in(*m_state, rows)));
}

void View::for_each_role(std::function<void(HeldRole const&)> const& take) const
{
    auto rows = m_state->connection.query(
        select_entries(
            "JOIN role r ON r.entry = e.number WHERE e.number <= ? ORDER BY e.number", ", r.ended_by, r.ended_on"),
        {m_state->limit});
    while (rows.next())
        if (auto const held = held_role(*m_state, rows); begun(held, m_state->as_of)) take(held);
}

} // namespace xindang::archive
