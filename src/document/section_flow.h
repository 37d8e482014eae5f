#pragma once

#include <base/outcome.h>
#include <document/flow.h>
#include <document/gongwen.h>
#include <document/layout.h>
#include <document/page_grid.h>
#include <document/typesetter.h>

#include <vector>

/// The parts of a section as pieces of a flow. Private to this room.
namespace xindang::document {

/// A line of boxes as a piece one grid line high.
FlowPiece line_piece(std::vector<Item> items, double pitch_mm, int line);
FlowPiece blank_line(double pitch_mm);

/// 主送机关, 正文 with its levels and tables, 附件说明, 署名 with seal and date, 附注: everything under the letterhead.
std::vector<FlowPiece> section_pieces(
    Section const& section, Typesetter& setter, PageProfile const& profile, TextGrid grid);

/// 署名, 成文日期, seal and 附注.
std::vector<FlowPiece> signature_pieces(
    Section const& section, Typesetter& setter, PageProfile const& profile, double pitch_mm);

/// A table as one piece a row.
std::vector<FlowPiece> table_pieces(Table const& table, Typesetter& setter);

/// 版头 and title: items in page coordinates, and where the text under them may begin.
struct Head {
    std::vector<Item> items;
    double bottom_mm;
    double page_bottom_mm = AREA_BOTTOM; ///< where the text of the first page ends
};
Head section_head(Section const& section, Typesetter& setter, double pitch_mm);

/// 版记 in page coordinates, its last rule on the lower edge of the type area.
struct ImprintBlock {
    std::vector<Item> items;
    double top_mm;
};
ImprintBlock imprint_block(Imprint const& imprint, Typesetter& setter);
/// 版记 of a letter: 抄送 alone, without rules.
ImprintBlock letter_imprint_block(Imprint const& imprint, Typesetter& setter);

/// Lines to sign at the foot of a page, in page coordinates; and how much of the type area they take.
std::vector<Item> signing_lines(std::vector<Text> const& labels, Typesetter& setter);
constexpr double SIGNING_HEIGHT = 14;

/// — 1 — under the type area.
std::vector<Item> page_number(std::size_t number, Typesetter& setter);
/// 第1页共2页, in its middle.
std::vector<Item> page_of_total(std::size_t number, std::size_t total, Typesetter& setter);

} // namespace xindang::document
