#pragma once

#include <base/outcome.h>
#include <document/font_metrics.h>
#include <document/gongwen.h>
#include <document/layout_tree.h>
#include <text/line_break.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

/// Text into boxes and boxes onto the page. Private to this room.
namespace xindang::document {

/// One cluster on its way to a line. Widths are in cells (一字).
struct Box {
    std::u32string text;
    FontRole role = FontRole::FangSong;
    std::size_t face = 0;
    double advance = 1;
    double shift = 0;
    double spare = 0;       ///< how much a mark can still give up
    double spare_shift = 0; ///< how far its ink moves when it gives up all of it
    double gap_before = 0;  ///< between Han and letters
    text::Break before = text::Break::Never;

    char32_t front() const { return text.front(); }
};

/// How a run of boxes is set.
struct Style {
    FontRole role = FontRole::FangSong;
    double size_pt = 16;
    double cell_mm = 0; ///< width of one cell; the em when the grid does not matter
    Colour colour = Colour::Black;
};

/// 三号 on the grid of 28 cells.
Style body_style(FontRole role);
/// Any other size: a cell is the em.
Style plain_style(FontRole role, double size_pt);

/// Width of boxes from `begin` to before `end`, in cells.
double width_of(std::vector<Box> const& boxes, std::size_t begin, std::size_t end);
double width_of(std::vector<Box> const& boxes);

/// Asks the fonts and remembers what it learned: substitutions, and the first thing that cannot be printed.
class Typesetter {
public:
    explicit Typesetter(FontMetrics const& fonts) : m_fonts(fonts) {}

    /// Boxes with the marks that stand together already squeezed.
    std::vector<Box> boxes(Text const& text, FontRole role);
    /// The same for text that we write ourselves, such as 附件：.
    std::vector<Box> boxes(std::u32string_view text, FontRole role, int line);

    /// Blocks from here on belong to the next section.
    void begin_section() { ++m_section; }
    /// Cells from here on belong to the next table.
    void begin_table() { ++m_table; }
    /// A new block of the logical structure.
    Place next_place(Part part, int level = 0);
    /// A new block in a cell of the table begun last.
    Place next_cell(Part part, std::size_t row, std::size_t column, std::size_t columns);

    /// Notes a refusal when boxes that must stand on one line do not fit it.
    void require_fit(std::vector<Box> const& boxes, Style const& style, double width_mm, int line);
    /// Notes that something cannot be placed. The first refusal is kept: it is what the document is refused with.
    void refuse(std::string reason, int line);

    std::optional<Refusal> const& refusal() const { return m_refusal; }
    std::vector<Substitution> const& substitutions() const { return m_substitutions; }
    std::vector<Place> const& blocks() const { return m_blocks; }

private:
    Box measured(std::u32string_view cluster, FontRole role, int line);
    Box asked(std::u32string_view cluster, FontRole role, int line);

    FontMetrics const& m_fonts;
    std::unordered_map<std::uint64_t, Box> m_known; ///< by role and character: a page has few different ones
    std::vector<Place> m_blocks;
    std::size_t m_section = 0;
    std::size_t m_table = 0;
    std::optional<Refusal> m_refusal;
    std::vector<Substitution> m_substitutions;
};

/// Boxes as they stand, from a left edge and a top edge: one glyph run for each change of font.
std::vector<Item> placed(std::vector<Box> const& boxes, Style const& style, Place const& place, std::size_t line,
    double left_mm, double top_mm);

/// The item moved down.
Item moved(Item item, double down_mm);

} // namespace xindang::document
