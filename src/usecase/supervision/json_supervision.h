#pragma once

#include <base/json.h>
#include <usecase/supervision/plan_inspections.h>

namespace xindang::usecase {

/// {"day", "rules", "ledger_position", "firms": […]}: each with its factors, their basis, and reasons.
Json json_of(SupervisedFirms const& all, supervision::Offices const& offices);
/// {"year", "made_on", "digest", "visits": […], "fallen_out": […], "offices": […] …}
Json json_of(InspectionPlan const& plan, supervision::Offices const& offices);
Json json_of(AdoptedPlan const& adopted);
Json json_of(PlanProgress const& progress, supervision::Offices const& offices);

} // namespace xindang::usecase
