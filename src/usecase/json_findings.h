#pragma once

#include <base/findings.h>
#include <base/json.h>

namespace xindang::usecase {

/// Findings as a JSON array of objects with severity, rule, where and text.
Json json_of(Findings const& findings);

} // namespace xindang::usecase
