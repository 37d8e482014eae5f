#pragma once

#include <base/outcome.h>
#include <document/flow.h>
#include <document/gongwen.h>
#include <document/layout.h>
#include <document/typesetter.h>

#include <vector>

/// The parts of a section as pieces of a flow. Private to this room.
namespace xindang::document {

/// A line of boxes as a piece one grid line high.
FlowPiece line_piece(std::vector<Item> items, double pitch_mm, int line);
FlowPiece blank_line(double pitch_mm);

/// 主送机关, 正文 with its levels and tables, 附件说明, 署名 with seal and date, 附注: everything under the letterhead.
std::vector<FlowPiece> section_pieces(
    Section const& section, Typesetter& setter, PageProfile const& profile, double pitch_mm);

/// 署名, 成文日期, seal and 附注.
std::vector<FlowPiece> signature_pieces(
    Section const& section, Typesetter& setter, PageProfile const& profile, double pitch_mm);

/// A table as one piece a row.
std::vector<FlowPiece> table_pieces(Table const& table, Typesetter& setter);

/// 版头 and title: items in page coordinates, and where the text under them may begin.
struct Head {
    std::vector<Item> items;
    double bottom_mm;
};
Head section_head(Section const& section, Typesetter& setter, double pitch_mm);

/// 版记 in page coordinates, its last rule on the lower edge of the type area.
struct ImprintBlock {
    std::vector<Item> items;
    double top_mm;
};
ImprintBlock imprint_block(Imprint const& imprint, Typesetter& setter);

/// — 1 — under the type area.
std::vector<Item> page_number(std::size_t number, Typesetter& setter);

} // namespace xindang::document
