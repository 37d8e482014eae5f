#pragma once

#include <usecase/grading/what_if.h>

#include <string>

namespace xindang::usecase {

/// What grading everybody by another scheme would change, as a page that needs nothing beside itself: how many firms
/// move from where to where, how the grades share out before and after, what moves them, and each firm that moves. The
/// same receipt always gives the same octets.
std::string to_html(SchemeWhatIfReceipt const& receipt);

} // namespace xindang::usecase
