#pragma once

#include <archive/archive.h>
#include <supervision/plan.h>
#include <usecase/actor.h>
#include <usecase/supervision/load_supervision.h>

namespace xindang::usecase {

/// From where supervision is looked at.
struct SupervisionQuery {
    model::CivilDate day;
    std::string scheme;                     ///< id of the grading scheme whose grades are in force
    std::optional<model::EntryNumber> upto; ///< what the ledger held by then; none: all
};

/// Firms as they stand to supervision on a day. `supervised` points into `firms` and into the rules, which must outlive
/// it; so it is moved, never copied.
struct SupervisedFirms {
    model::CivilDate day;
    std::string rules_version;
    std::uint64_t ledger_position;
    std::vector<supervision::FirmFacts> firms;
    std::vector<supervision::Supervised> supervised; ///< by firm, then by group

    SupervisedFirms(model::CivilDate on, std::string version, std::uint64_t position)
        : day(on), rules_version(std::move(version)), ledger_position(position)
    {}
    SupervisedFirms(SupervisedFirms&&) noexcept = default;
    SupervisedFirms& operator=(SupervisedFirms&&) noexcept = default;
};

/// One firm, once for each group it is of: risk with the factors behind it, credit grade, supervision level, office.
/// Needs a duty of the house. NotFound at "subject"; Conflict at "enterprise_type" for a firm of no group.
Outcome<SupervisedFirms> supervision_of(Actor const& actor, model::SubjectId enterprise, SupervisionQuery const& query,
    Supervision const& with, archive::Archive const& archive);

/// All firms. Needs a duty of the house.
Outcome<SupervisedFirms> supervision_of_all(
    Actor const& actor, SupervisionQuery const& query, Supervision const& with, archive::Archive const& archive);

/// Those on the list of key supervision (重点监管名单): with the reasons, highest level first.
Outcome<SupervisedFirms> key_supervision(
    Actor const& actor, SupervisionQuery const& query, Supervision const& with, archive::Archive const& archive);

} // namespace xindang::usecase
