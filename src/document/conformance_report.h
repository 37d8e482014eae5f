#pragma once

#include <document/conformance.h>

#include <string>

namespace xindang::document {

/// "72.00 mm", "3 处": a value as people read it.
std::string quantity(double value, std::string const& unit);
/// What the clause allows: "37.00 mm −1.00 +1.00", "至少 …", "无".
std::string demanded(Clause const& clause);
/// "第 2 面“东屿省…”处 74.00 mm".
std::string place_of(Observation const& observation);

/// The report as one HTML page that needs nothing else, in Chinese: title, counts, a table by standard.
std::string to_html(ConformanceReport const& report, std::string const& name);

} // namespace xindang::document
