#pragma once

#include <base/json.h>
#include <usecase/grading/study_scheme.h>

namespace xindang::usecase {

/// {"changes": […]}
Json json_of(std::vector<grading::SchemeChange> const& changes);
Json json_of(SchemeAudit const& audited);

} // namespace xindang::usecase
