#pragma once

#include <base/findings.h>
#include <grading/definition.h>

#include <optional>

namespace xindang::grading {

/// Whether one indicator can do what it says: its tiers, its decay, and that it can count at all.
Findings check_indicator(Indicator const& indicator, std::string const& file);

/// The most points an indicator can give or take; nothing when there is no end to it.
std::optional<model::Score> most_points(Indicator const& indicator);

} // namespace xindang::grading
