#pragma once

#include <base/findings.h>
#include <grading/definition.h>

namespace xindang::grading {

/// How indicators share records: two that count exactly the same ones, and records that one leaves to another
/// (`yields-to`) where they are not sure to count. Places are "file:line".
Findings check_overlaps(Definition const& definition, std::string const& file);

} // namespace xindang::grading
