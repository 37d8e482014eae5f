#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <usecase/actor.h>
#include <usecase/grading/grade_enterprises.h>

#include <set>

namespace xindang::usecase {

/// The subjects that the entries after `position` say something new about: records, corrections, retractions, roles,
/// bans, registrations, amendments, erasures. Entries about documents, notices, grades and lists touch nobody, but for
/// the subject of a document, which may be a ban. Everybody in whose grade one of them might weigh is among
/// enterprises_resting_on() of the answer.
std::set<model::SubjectId> subjects_touched_after(archive::View const& view, std::uint64_t position);

/// The enterprises whose grade may rest on something about one of these subjects: the enterprises themselves, those
/// that control them, holders of a product, enterprises a person has or had a post at, those a matter concerns. More
/// rather than fewer: a role that has ended still names its enterprise.
std::set<model::SubjectId> enterprises_resting_on(
    archive::View const& view, std::set<model::SubjectId> const& subjects);

/// Grades again every enterprise whose grade may rest on one of `subjects`, inside a transaction that the caller
/// commits, and appends a decision where the grade says something else than the last one by this scheme. This is the
/// whole way from a record to its grade, to be called with what was just appended and not yet committed:
///
///     auto writer = archive.writer(actor.login, clock);
///     writer->add_record(record);
///     auto const receipt = regrade_in(*writer, {record.subject}, today, scheme);
///     writer->commit(); // the record and the new grade become durable together
///
/// Asks no duty: the caller has. Refuses as regrade_touched() does.
Outcome<GradeReceipt> regrade_in(archive::Writer& writer, std::set<model::SubjectId> const& subjects,
    model::CivilDate cut_off, grading::Scheme const& scheme);

/// The same in a transaction of its own. Needs the duty credit-administrator. BadInput at "on" for a day that has not
/// come or on which the scheme is not in force.
Outcome<GradeReceipt> regrade_touched(Actor const& actor, std::set<model::SubjectId> const& subjects,
    model::CivilDate cut_off, grading::Scheme const& scheme, archive::Archive const& archive, Clock const& clock);

} // namespace xindang::usecase
