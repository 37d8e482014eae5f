#pragma once

#include <base/outcome.h>
#include <document/font_metrics.h>
#include <document/gongwen.h>
#include <document/layout_tree.h>

#include <map>
#include <string>

namespace xindang::document {

/// How lines share the height of the type area.
enum class LinePitch {
    Fill,     ///< GB/T 9704-2012 5.2.3 撑满版心: first box at the top, last box at the bottom
    Divide22, ///< 225 mm / 22: what many offices type as "28.99 磅"
};

/// What an office may set; the rest is the standard's.
struct PageProfile {
    LinePitch pitch = LinePitch::Fill;
    std::map<std::string, double> seal_diameters_mm = {}; ///< by reference, as seals.xml has them
    double seal_diameter_mm = 45; ///< of any other: 国发〔1999〕25号, organs below a provincial government
};

/// Lays an official document out on A4 by GB/T 9704-2012. Pure: the same document and metrics give the same tree.
/// Refuses (BadInput, at "gongwen:LINE") a character that no font has and text that cannot be placed.
Outcome<Layout> lay_out(Gongwen const& document, FontMetrics const& fonts, PageProfile const& profile = {});

} // namespace xindang::document
