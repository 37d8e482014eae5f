#pragma once

#include <base/clock.h>
#include <law/calendar.h>
#include <model/sha256.h>
#include <usecase/supervision/supervise.h>

namespace xindang::usecase {

/// An inspection plan with the firms it is about.
struct InspectionPlan {
    SupervisedFirms all;
    supervision::Plan plan;
    model::Sha256 digest; ///< of the plan as text: office, firm, group, kind and day of every inspection
};

/// The plan of a year, by what was known on query.day and the ledger position. The same query always gives the same
/// plan while rules, offices and calendar stay the same. Needs a duty of the house. BadInput at "year" for a year that
/// was over on query.day or lies more than two years ahead; NotFound at "enterprise" where the archive has no firm.
Outcome<InspectionPlan> plan_inspections(Actor const& actor, int year, SupervisionQuery const& query,
    Supervision const& with, law::Calendar const& calendar, archive::Archive const& archive);

/// A plan that was adopted, as the ledger has it.
struct AdoptedPlan {
    model::EntryNumber entry;
    Instant adopted_at;
    std::string actor;
    int year;
    model::CivilDate made_on;
    model::EntryNumber upto;
    std::string scheme;
    std::string rules_version;
    model::Sha256 digest;
};

/// Enters the plan of a year in the ledger, by which its progress is then measured; a later one takes its place. Needs
/// the duty approver. Refuses as plan_inspections() does, and as Conflict at "year" when the same plan stands already.
Outcome<AdoptedPlan> adopt_plan(Actor const& actor, int year, SupervisionQuery const& query, Supervision const& with,
    law::Calendar const& calendar, archive::Archive const& archive, Clock const& clock);

/// The plan of the year that was adopted last. NotFound at "year".
Outcome<AdoptedPlan> adopted_plan(archive::View const& view, int year);

/// What became of a planned inspection by a day.
enum class VisitState { Done, Due, Late, FallenOut };
std::string_view chinese_of(VisitState state); ///< 已完成
std::string_view word_of(VisitState state);    ///< "done"

struct PlanProgress {
    AdoptedPlan adopted;
    InspectionPlan plan; ///< as it was adopted
    bool reproduced;     ///< whether rules, offices and calendar still give the plan that was adopted
    model::CivilDate day;
    struct Standing {
        VisitState state;
        std::optional<model::CivilDate> done_on;
    };
    std::vector<Standing> visits; ///< of plan.plan.visits
    std::size_t beyond = 0;       ///< inspections carried out in the year that no plan asked for
    std::size_t count(VisitState state) const;
};

/// The adopted plan of a year against the inspections in the archive: those of a firm in a field carry out its planned
/// ones in order of day. A planned day that has passed without one is late. Needs a duty of the house.
Outcome<PlanProgress> plan_progress(Actor const& actor, int year, model::CivilDate day, Supervision const& with,
    law::Calendar const& calendar, archive::Archive const& archive);

} // namespace xindang::usecase
