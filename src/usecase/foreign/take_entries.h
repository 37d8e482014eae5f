#pragma once

#include <foreign/entry.h>
#include <usecase/foreign/foreign_services.h>
#include <usecase/grading/grade_enterprises.h>

#include <map>
#include <optional>
#include <unordered_map>

namespace xindang::usecase {

// What the two roads into the archive, and the decisions about possible matches, share. Only they include this file.

/// What became of entries and of the records made of them.
struct ForeignTally {
    std::size_t added = 0;
    std::size_t corrected = 0; ///< the entry says something else now
    std::size_t ended = 0;     ///< removed from some day on
    std::size_t voided = 0;    ///< should never have been listed
    std::size_t unchanged = 0;
    std::size_t records_added = 0;
    std::size_t records_corrected = 0; ///< ended ones among them
    std::size_t records_retracted = 0;
    std::size_t left_alone = 0; ///< somebody here retracted the record, or erased its person: it stays so
};

/// Where entries came from, as records name it.
struct ForeignOrigin {
    foreign::Source const& source;
    std::string name; ///< agency and list
    model::CivilDate dated;
    std::string digest; ///< hexadecimal
};

/// Writes entries into a store and records into an archive; the caller commits both.
class EntryTaker {
public:
    EntryTaker(ForeignOrigin origin, foreign::Store& store, archive::Writer& writer, model::CivilDate today)
        : m_origin(std::move(origin)), m_store(store), m_writer(writer), m_today(today)
    {}

    /// An entry that is new, or says something else than `before`.
    Outcome<Done> take(foreign::Entry entry, foreign::KnownEntry const* before);
    /// An entry that is in the list no more.
    Outcome<Done> leave(foreign::KnownEntry const& before, foreign::Standing how);
    /// Compares an entry that waits with the archive again.
    Outcome<Done> look_again(foreign::WaitingEntry const& waiting);
    /// A person said that the entry is about this subject. Gives the record made of it.
    Outcome<std::optional<model::EntryNumber>> join(foreign::WaitingEntry const& waiting, model::SubjectId subject);

    ForeignTally const& tally() const { return m_tally; }

private:
    foreign::KnownEntry carried_over(
        foreign::Entry const& entry, foreign::KnownEntry const* before, Outcome<Done>& done);
    Outcome<std::optional<model::EntryNumber>> keep(foreign::Entry const& entry, foreign::KnownEntry now);
    Outcome<Done> write_record(foreign::Entry const& entry, foreign::KnownEntry& now);
    Outcome<Done> add_record(foreign::Entry const& entry, foreign::KnownEntry& now);
    Outcome<Done> correct(
        model::Record const& standing, model::Record wanted, std::string_view reason, foreign::KnownEntry& now);
    Outcome<Done> retract(foreign::KnownEntry& now, std::string_view reason);
    std::optional<model::Record> standing_record(model::EntryNumber entry) const;
    model::Record record_of(foreign::Entry const& entry, foreign::KnownEntry const& now) const;
    model::Field field_of(model::SubjectId subject) const;
    std::string basis() const;

    ForeignOrigin m_origin;
    foreign::Store& m_store;
    archive::Writer& m_writer;
    model::CivilDate m_today;
    ForeignTally m_tally;
};

/// Compares what waits, of all lists, with the subjects that came or changed since somebody last looked.
Outcome<ForeignTally> look_again(ForeignServices const& services, foreign::Sources const& sources,
    foreign::Store& store, archive::Writer& writer, model::CivilDate today);

/// Grades again, in the writer's transaction, whoever the entries after `position` weigh on; nothing without a scheme.
Outcome<std::optional<GradeReceipt>> regrade_after(archive::Writer& writer, std::uint64_t position,
    model::CivilDate today, std::optional<grading::Scheme> const& scheme);

} // namespace xindang::usecase
