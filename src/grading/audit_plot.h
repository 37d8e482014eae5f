#pragma once

#include <grading/audit.h>

#include <string>
#include <vector>

namespace xindang::grading::plot {

// SVG 1.1 drawings to stand inside an HTML page. Each has a title for those who do not see it, says its numbers in text
// too, and tells grades apart by place and letter as well as by colour.

/// A bar of a hundred per cent for each group, divided by grade.
std::string grades(std::string const& title, std::vector<GroupGrades> const& groups);

/// How many enterprises have which score, with the limits of the bands drawn in.
std::string scores(std::string const& title, ScoreSpread const& spread, BandSet const& bands);

/// A bar for each value; `unit` stands behind the numbers.
struct Bar {
    std::string label;
    std::size_t value;
};
std::string bars(std::string const& title, std::vector<Bar> const& bars, std::string const& unit);

/// A square for each pair of the indicators that occur in the pairs, the darker the stronger.
std::string heat(std::string const& title, std::vector<Correlation> const& pairs);

} // namespace xindang::grading::plot
