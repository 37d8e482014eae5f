#pragma once

#include <document/layout_tree.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

/// Ways to spoil a layout, each in one respect, so that a test can see whether it is noticed.
namespace xindang::test {

using document::Colour;
using document::FontRole;
using document::GlyphRun;
using document::Item;
using document::Layout;
using document::Part;
using document::Rule;
using document::SealPlacement;

using Alteration = std::function<void(Layout&)>;

template <class Change> Alteration runs(Part part, Change change)
{
    return [=](Layout& layout) {
        for (auto& page : layout.pages)
            for (auto& item : page.items)
                if (auto* run = std::get_if<GlyphRun>(&item); run && run->place.part == part) change(*run);
    };
}

inline void move_down(GlyphRun& run, double mm)
{
    run.top_mm += mm;
    run.baseline_mm += mm;
}

inline void move_right(GlyphRun& run, double mm)
{
    for (auto& cluster : run.clusters)
        cluster.x_mm += mm;
}

/// One of 份号, 密级 and 紧急程度, from the top down.
template <class Change> Alteration marking(std::size_t which, Change change)
{
    return [=](Layout& layout) {
        std::size_t at = 0;
        for (auto& item : layout.pages.front().items)
            if (auto* run = std::get_if<GlyphRun>(&item); run && run->place.part == Part::Marking && at++ == which)
                change(*run);
    };
}

inline Alteration down(Part part, double mm)
{
    return runs(part, [=](GlyphRun& run) { move_down(run, mm); });
}

inline Alteration right(Part part, double mm)
{
    return runs(part, [=](GlyphRun& run) { move_right(run, mm); });
}

inline Alteration sized(Part part, double points)
{
    return runs(part, [=](GlyphRun& run) { run.size_pt = points; });
}

inline Alteration in_role(Part part, FontRole role)
{
    return runs(part, [=](GlyphRun& run) { run.role = role; });
}

inline Alteration ending(Part part, std::string const& text)
{
    return runs(part, [=](GlyphRun& run) { run.clusters.back().text = text; });
}

inline Alteration beginning(Part part, std::string const& text)
{
    return runs(part, [=](GlyphRun& run) { run.clusters.front().text = text; });
}

template <class Change> Alteration every_run(Change change)
{
    return [=](Layout& layout) {
        for (auto& page : layout.pages)
            for (auto& item : page.items)
                if (auto* run = std::get_if<GlyphRun>(&item)) change(*run);
    };
}

enum class Ruled { Red, Black, Dash };

inline Ruled kind_of(Rule const& rule)
{
    if (rule.colour == Colour::Red) return Ruled::Red;
    return rule.part == Part::PageNumber || rule.y1_mm > 265 ? Ruled::Dash : Ruled::Black;
}

template <class Change> Alteration rules(Ruled kind, Change change)
{
    return [=](Layout& layout) {
        for (auto& page : layout.pages)
            for (auto& item : page.items)
                if (auto* rule = std::get_if<Rule>(&item); rule && kind_of(*rule) == kind) change(*rule);
    };
}

template <class Change> Alteration seals(Change change)
{
    return [=](Layout& layout) {
        for (auto& page : layout.pages)
            for (auto& item : page.items)
                if (auto* seal = std::get_if<SealPlacement>(&item)) change(*seal);
    };
}

inline Alteration second_seal(double right_mm)
{
    return [=](Layout& layout) {
        for (auto& page : layout.pages) {
            std::vector<Item> more;
            for (auto const& item : page.items)
                if (auto const* seal = std::get_if<SealPlacement>(&item)) {
                    auto other = *seal;
                    other.centre_x_mm += right_mm;
                    more.emplace_back(other);
                }
            page.items.insert(page.items.begin(), more.begin(), more.end());
        }
    };
}

inline Alteration without(Part part)
{
    return [=](Layout& layout) {
        for (auto& page : layout.pages)
            std::erase_if(page.items, [&](Item const& item) {
                auto const* run = std::get_if<GlyphRun>(&item);
                return run && run->place.part == part;
            });
    };
}

inline Alteration both(Alteration first, Alteration second)
{
    return [=](Layout& layout) {
        first(layout);
        second(layout);
    };
}

/// The page with the seal, alone on a page of its own.
inline void carry_signature_over(Layout& layout)
{
    document::Page last;
    for (auto& page : layout.pages)
        for (auto& item : page.items) {
            auto const* run = std::get_if<GlyphRun>(&item);
            bool const goes = std::holds_alternative<SealPlacement>(item) ||
                              (run && (run->place.part == Part::OrganName || run->place.part == Part::Date));
            if (goes) last.items.push_back(item);
        }
    for (auto& page : layout.pages)
        std::erase_if(page.items, [](Item const& item) {
            auto const* run = std::get_if<GlyphRun>(&item);
            return std::holds_alternative<SealPlacement>(item) ||
                   (run && (run->place.part == Part::OrganName || run->place.part == Part::Date));
        });
    layout.pages.push_back(last);
}

/// A line of red 楷体 as large as a signature stamp, two lines above the date.
inline void add_signature_stamp(Layout& layout)
{
    for (auto& page : layout.pages) {
        std::vector<Item> more;
        for (auto const& item : page.items)
            if (auto const* run = std::get_if<GlyphRun>(&item); run && run->place.part == Part::Date) {
                auto stamp = *run;
                stamp.size_pt = 22;
                stamp.colour = Colour::Red;
                move_down(stamp, -12);
                more.emplace_back(stamp);
            }
        page.items.insert(page.items.end(), more.begin(), more.end());
    }
}

} // namespace xindang::test
