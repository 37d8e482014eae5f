#pragma once

#include <base/outcome.h>
#include <document/layout_tree.h>

#include <cstddef>
#include <memory>
#include <vector>

/// What follows from page to page. Private to this room.
namespace xindang::document {

enum class Keep { Free, WithNext };
enum class Top { Grid, Exact };

/// A piece of a page that is never cut: a line, a table row, the signature with its seal. Its items count y from its
/// top.
struct FlowPiece {
    std::vector<Item> items;
    double height_mm = 0; ///< from its top to the top of the next piece
    double ink_mm = 0;    ///< from its top to where its ink ends: this much must fit on the page
    Keep keep = Keep::Free;
    Top top = Top::Grid;
    bool blank = false;                              ///< a blank line vanishes at the top of a page
    int line = 0;                                    ///< of the gongwen, for refusals
    std::shared_ptr<FlowPiece const> head = nullptr; ///< stands above it again when it begins a page
};

struct FlowArea {
    double top_mm;          ///< where the first piece of the first page may begin
    double first_bottom_mm; ///< of the first page
    double bottom_mm;       ///< of the others
    double pitch_mm;        ///< of the grid
};

struct Flowed {
    std::vector<Page> pages;
    double bottom_mm; ///< where the ink of the last page ends
};

/// Puts pieces on pages. A page ends before the last piece that may begin a page; pieces kept together move together.
/// Refuses (BadInput at "gongwen:LINE") a piece higher than a page.
Outcome<Flowed> flow(std::vector<FlowPiece> pieces, FlowArea area);

} // namespace xindang::document
