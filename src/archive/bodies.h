#pragma once

#include <archive/view.h>
#include <archive/writer.h>

#include <set>
#include <string_view>

namespace xindang::archive {

// How facts are written into bodies of ledger entries, and read back. The names are part of the ledger's format: they
// may be added to, never changed. Reading throws std::runtime_error for a body this program cannot have written.

model::Fields body_of(NewSubject const& subject);
model::Fields body_of(Amendment const& amendment);
model::Fields body_of(model::Role const& role);
model::Fields body_of(model::Record const& record);
model::Fields body_of(NewDocument const& document);
model::Fields body_of(NewNotice const& notice);

/// Names, former names and identifiers out of a body of subject-registered or subject-amended.
std::vector<std::string> former_names_in(model::Fields const& body);
std::vector<model::Identifier> identifiers_in(model::Fields const& body);

/// What entries about a subject amount to on a day. `day` leaves out later amendments.
void fold(model::Subject& subject, model::Entry const& entry, std::optional<model::CivilDate> day);

model::Role role_in(model::Entry const& entry);
model::Record record_in(model::Entry const& entry);
IssuedDocument document_in(model::Entry const& entry, std::optional<model::EntryNumber> revoked_by);
PublishedNotice notice_in(model::Entry const& entry);

/// Whether an identifier of this scheme takes the place of the one before (a credit code) or stands beside it
/// (licences).
bool replaces_earlier(model::IdentifierScheme scheme);

/// What an entry is about, where its exact kind does not matter.
enum class EntryFamily {
    Subject,
    Role,
    Record,
    Erasure,
    Grade,
    Document,
    Notice,
    Evaluation,
    Event, ///< told by its body alone, and entered by Writer::append()
};
EntryFamily family_of(model::EntryKind kind);

/// The names that stay readable in an entry of this kind about a person; every other one is sealed.
std::set<std::string_view> const& open_names(model::EntryKind kind);

} // namespace xindang::archive
