#pragma once

#include <base/findings.h>
#include <grading/definition.h>

namespace xindang::grading {

/// Whether the parts of a scheme fit together: everything load() promises to refuse beyond single words. Places are
/// "file:line".
Findings check_definition(Definition const& definition, std::string const& file);

} // namespace xindang::grading
