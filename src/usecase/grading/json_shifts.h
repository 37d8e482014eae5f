#pragma once

#include <base/json.h>
#include <usecase/grading/grade_shifts.h>

namespace xindang::usecase {

/// [{"id", "name", "before", "after"}], points with their sign.
Json json_of(std::vector<Shift> const& shifts);
/// [{"id", "name", "change": "begins" or "ends"}]
Json json_of(std::vector<LimitShift> const& limits);
/// [{"id", "name", "firms", "total"}]
Json json_of(std::vector<Mover> const& movers);
Json json_of(grading::Mark const& mark);

} // namespace xindang::usecase
