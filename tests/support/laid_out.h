#pragma once

#include <document/layout.h>

#include <xml/schema.h>

#include <support/fake_metrics.h>
#include <support/outcome.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

/// Gongwen laid out with fake metrics, and what one asks of the tree: where things stand.
namespace xindang::test {

using document::GlyphRun;
using document::Layout;
using document::Page;
using document::Part;

inline xml::Schema const& gongwen_schema()
{
    static auto const schema = must(xml::Schema::load(std::filesystem::path(XD_SOURCE_DIR) / "xsd/gongwen.xsd"));
    return schema;
}

inline Outcome<Layout> layout_of_xml(std::string const& sections)
{
    auto const gongwen = document::read_gongwen(
        "<gongwen xmlns=\"urn:xindang:gongwen:1\" version=\"1\" title=\"试\">\n" + sections + "</gongwen>",
        gongwen_schema());
    if (!gongwen) return gongwen.refusal();
    return document::lay_out(*gongwen, FakeMetrics());
}

inline std::string paragraphs(std::size_t count, std::size_t characters)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += "<p>";
        for (std::size_t c = 0; c < characters; ++c)
            text += "字";
        text += "</p>\n";
    }
    return text;
}

inline std::string plain(std::string const& body, std::string const& after = "")
{
    return "<section "
           "form=\"plain\"><organ-mark>测试局</organ-mark><number>测〔2026〕1号</number><title>决定书</title><body>" +
           body + "</body>" + after + "</section>\n";
}

template <class Wanted> std::vector<Wanted> items_of(Page const& page)
{
    std::vector<Wanted> found;
    for (auto const& item : page.items)
        if (auto const* one = std::get_if<Wanted>(&item)) found.push_back(*one);
    return found;
}

inline std::vector<GlyphRun> runs_of(Page const& page, Part part)
{
    auto runs = items_of<GlyphRun>(page);
    std::erase_if(runs, [&](GlyphRun const& run) { return run.place.part != part; });
    return runs;
}

inline double left_of(GlyphRun const& run)
{
    return run.clusters.front().x_mm;
}

inline double right_of(GlyphRun const& run)
{
    return run.clusters.back().x_mm + run.clusters.back().advance_mm;
}

inline double em_of(GlyphRun const& run)
{
    return run.size_pt * 25.4 / 72;
}

inline void check_near(double actual, double expected, double tolerance, char const* what)
{
    BOOST_CHECK_MESSAGE(std::abs(actual - expected) <= tolerance,
        what << " is " << actual << ", should be " << expected << " within " << tolerance);
}

} // namespace xindang::test
