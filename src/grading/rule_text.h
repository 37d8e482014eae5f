#pragma once

#include <grading/definition.h>

#include <string>

namespace xindang::grading {

/// What an indicator asks of a record and what it gives for it, as one Chinese sentence without the full stop.
std::string rule_text(Indicator const& indicator);
std::string rule_text(Limit const& limit);

} // namespace xindang::grading
