#include <archive/writer.h>

#include <archive/bodies.h>
#include <archive/projections.h>
#include <archive/state.h>
#include <base/utf8.h>

#include <algorithm>
#include <stdexcept>

namespace xindang::archive {

namespace {

Refusal refused(Fault fault, std::string reason, std::string where)
{
    return {fault, std::move(reason), std::move(where)};
}

bool is_one_line(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

Outcome<Done> assure_names(NewSubject const& subject)
{
    if (subject.name.empty()) return refused(Fault::BadInput, "a subject needs a name", "name");
    auto names = subject.former_names;
    names.push_back(subject.name);
    for (auto const& name : names)
        if (name.empty() || !is_one_line(name)) return refused(Fault::BadInput, "a name is one line of text", "name");
    return Done{};
}

/// Nobody else may have or have had one of these.
Outcome<Done> assure_free(
    Writer const& writer, std::vector<model::Identifier> const& identifiers, std::optional<model::SubjectId> owner)
{
    for (auto const& identifier : identifiers) {
        auto const place = std::string(word_of(identifier.scheme));
        if (identifier.value.empty() || !is_one_line(identifier.value))
            return refused(Fault::BadInput, "an identifier is one line of text", place);
        auto const holder = writer.find(identifier);
        if (holder && holder != owner)
            return refused(Fault::Conflict, "this number belongs to " + holder->text(), place);
    }
    return Done{};
}

} // namespace

Outcome<Done> assure_living(View::State& state, model::SubjectId id, char const* where)
{
    auto rows = state.connection.query(
        "SELECT erased_by FROM subject WHERE kind = ? AND number = ?", {static_cast<int>(id.kind()), id.number()});
    if (!rows.next()) return refused(Fault::NotFound, "there is no subject " + id.text(), where);
    if (!rows.is_null(0)) return refused(Fault::Conflict, "the person " + id.text() + " has been erased", where);
    return Done{};
}

Writer::Writer(std::shared_ptr<WriterState> state) : View(std::move(state)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Writer::WriterState& Writer::writer_state() const
{
    return static_cast<WriterState&>(state());
}

Outcome<model::EntryNumber> Writer::put(model::EntryKind kind, std::optional<model::SubjectId> subject,
    model::CivilDate occurred_on, model::Fields const& body)
{
    auto& self = writer_state();
    if (!self.has_turn) throw std::logic_error("appending after commit");
    for (auto const& [name, value] : body.all())
        if (!utf8::is_valid(value)) return refused(Fault::BadInput, "the text is not well-formed UTF-8", name);
    model::Entry entry{model::EntryNumber(self.tree.size() + 1), self.clock.now(), self.actor, kind, subject,
        occurred_on, self.vault.seal(self.connection, subject, kind, body)};
    auto const leaf = crypto::leaf_hash(model::canonical(entry));
    self.connection.execute("INSERT INTO entry(number, recorded_at, actor, kind, subject, occurred_on, body, leaf) "
                            "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        {entry.number.value(), entry.recorded_at.utc_text(), entry.actor, model::word_of(kind),
            subject ? sql::Value(subject->text()) : sql::Value(std::nullopt), occurred_on.text(),
            entry.body.canonical(), sql::Blob{leaf.bytes()}});
    self.tree.append(leaf);
    self.size = self.tree.size();
    entry.body = body;
    project(self.connection, self.vault, entry);
    return entry.number;
}

// ---- subjects ------------------------------------------------------------------------------------------------------

Outcome<model::SubjectId> Writer::register_subject(NewSubject const& subject)
{
    auto& self = writer_state();
    if (auto const fine = assure_names(subject); !fine) return fine.refusal();
    if (auto const fine = assure_free(*this, subject.identifiers, std::nullopt); !fine) return fine.refusal();
    auto& last = self.last_number[subject.kind];
    if (last == 0)
        last = static_cast<std::uint64_t>(self.connection.number(
            "SELECT coalesce(max(number), 0) FROM subject WHERE kind = ?", {static_cast<int>(subject.kind)}));
    auto const id = model::SubjectId(subject.kind, last + 1);
    if (id.kind() == model::SubjectKind::Person) self.vault.make_key(self.connection, id);
    auto const entry = put(model::EntryKind::SubjectRegistered, id, subject.registered_on, body_of(subject));
    if (!entry) {
        self.vault.erase_key(self.connection, id);
        return entry.refusal();
    }
    ++last;
    return id;
}

Outcome<model::EntryNumber> Writer::amend_subject(model::SubjectId id, Amendment const& amendment)
{
    if (auto const fine = assure_living(state(), id, "subject"); !fine) return fine.refusal();
    if (!is_one_line(amendment.name)) return refused(Fault::BadInput, "a name is one line of text", "name");
    if (auto const fine = assure_free(*this, amendment.identifiers, id); !fine) return fine.refusal();
    return put(model::EntryKind::SubjectAmended, id, amendment.effective_on, body_of(amendment));
}

Outcome<model::EntryNumber> Writer::erase_person(model::SubjectId id, std::string_view reason, model::CivilDate day)
{
    if (id.kind() != model::SubjectKind::Person)
        return refused(Fault::BadInput, "only persons can be erased", "subject");
    if (auto const fine = assure_living(state(), id, "subject"); !fine) return fine.refusal();
    auto& self = writer_state();
    auto const entry = put(model::EntryKind::PersonErased, id, day, {{"reason", std::string(reason)}});
    if (!entry) return entry;
    self.vault.erase_key(self.connection, id);
    self.erased = true;
    return entry;
}

// ---- roles ---------------------------------------------------------------------------------------------------------

Outcome<model::EntryNumber> Writer::add_role(model::Role const& role)
{
    if (auto const fine = assure_living(state(), role.from, "from"); !fine) return fine.refusal();
    if (auto const fine = assure_living(state(), role.to, "to"); !fine) return fine.refusal();
    if (role.period.from && role.period.to && *role.period.to < *role.period.from)
        return refused(Fault::BadInput, "the role ends before it begins", "last_day");
    auto const known = model::CivilDate::on(writer_state().clock.now());
    return put(model::EntryKind::RoleAdded, role.from, role.period.from.value_or(known), body_of(role));
}

Outcome<model::EntryNumber> Writer::end_role(model::EntryNumber role, model::CivilDate last_day)
{
    auto const brought = entry(role);
    if (!brought || brought->kind != model::EntryKind::RoleAdded)
        return refused(Fault::NotFound, "there is no such role", "role");
    bool const ended = writer_state().connection.number(
                           "SELECT count(*) FROM role WHERE entry = ? AND ended_by IS NULL", {role.value()}) == 0;
    if (ended) return refused(Fault::Conflict, "the role has ended already", "role");
    auto const from = role_in(*brought).period.from;
    if (from && last_day < *from) return refused(Fault::BadInput, "the role would end before it begins", "last_day");
    return put(model::EntryKind::RoleEnded, brought->subject, last_day,
        {{"role", std::to_string(role.value())}, {"last_day", last_day.text()}});
}

// ---- records -------------------------------------------------------------------------------------------------------

Outcome<model::EntryNumber> Writer::add_record(model::Record const& record)
{
    if (auto const fine = assure_living(state(), record.subject, "subject"); !fine) return fine.refusal();
    if (!record.source_ref.empty() && find_record(record.source, record.source_ref))
        return refused(Fault::Conflict, "this source's number is already known", "source_ref");
    return put(model::EntryKind::RecordAdded, record.subject, record.occurred_on, body_of(record));
}

Outcome<model::SubjectId> Writer::business(std::string_view matter_number, model::SubjectId about, model::CivilDate day)
{
    if (matter_number.empty()) return refused(Fault::BadInput, "a business needs a number", "matter-no");
    model::Identifier const number{model::IdentifierScheme::MatterNo, std::string(matter_number)};
    auto id = find(number);
    if (!id) {
        auto const made = register_subject({model::SubjectKind::Business, number.value, {}, {number}, {}, day, {}});
        if (!made) return made;
        id = *made;
    }
    auto const roles = roles_of(*id);
    bool const known = std::any_of(roles.begin(), roles.end(),
        [&](HeldRole const& held) { return held.role.kind == model::RoleKind::Concerns && held.role.to == about; });
    if (known) return *id;
    auto const role = add_role({model::RoleKind::Concerns, *id, about, {}, {day, std::nullopt}});
    return role ? Outcome<model::SubjectId>(*id) : role.refusal();
}

Outcome<model::EntryNumber> Writer::correct_record(model::EntryNumber entry, model::Record const& corrected,
    std::string_view reason, model::CivilDate, std::string_view basis)
{
    auto const standing = record(entry);
    if (!standing) return standing.refusal();
    if (standing->subject != corrected.subject)
        return refused(Fault::BadInput, "a correction stays with its subject; retract the record instead", "subject");
    if (!corrected.source_ref.empty()) {
        auto const known = find_record(corrected.source, corrected.source_ref);
        if (known && *known != entry)
            return refused(Fault::Conflict, "this source's number belongs to another record", "source_ref");
    }
    auto body = body_of(corrected);
    body.set("entry", std::to_string(entry.value()));
    body.set("reason", reason);
    body.set("basis", basis);
    return put(model::EntryKind::RecordCorrected, corrected.subject, corrected.occurred_on, body);
}

Outcome<model::EntryNumber> Writer::retract_record(
    model::EntryNumber entry, std::string_view reason, model::CivilDate day, std::string_view basis)
{
    auto const standing = record(entry);
    if (!standing) return standing.refusal();
    return put(model::EntryKind::RecordRetracted, standing->subject, day,
        {{"entry", std::to_string(entry.value())}, {"reason", std::string(reason)}, {"basis", std::string(basis)}});
}

// ---- finish --------------------------------------------------------------------------------------------------------

void Writer::commit()
{
    auto& self = writer_state();
    if (!self.has_turn) throw std::logic_error("committing twice");
    self.connection.execute(
        "UPDATE ledger_head SET size = ?, frontier = ?", {self.tree.size(), sql::Blob{self.tree.frontier()}});
    self.connection.commit();
    self.has_turn = false;
    // An erased key still lies in the log until the log is emptied. Readers may stand in the way: then the next
    // checkpoint of the log does it.
    if (self.erased) self.connection.number("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace xindang::archive
