#pragma once

#include <document/font_metrics.h>

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace xindang::document {

/// Pages of placed text, rules, seals and figures. The tree knows nothing of PDF: every length is in millimetres from
/// the top left corner of the sheet (y grows downwards), every size in points. Whoever draws it makes no decision of
/// layout.

enum class Colour { Black, Red };

/// What an item is in the document, for tagging and for reading the text back.
enum class Part {
    // Not part of the text, block 0:
    Artifact,     ///< rules
    PageNumber,   ///< with its dashes
    RepeatedHead, ///< head of a table on the pages it goes on to

    Marking, ///< 份号, 密级和保密期限, 紧急程度
    OrganMark,
    DocumentNumber,
    Signer,
    Title,
    Addressee,
    Heading,
    Paragraph,
    AttachmentNote,
    OrganName,
    Date,
    Remark,
    TableHeader,
    TableCell,
    AnnexLabel, ///< 附件 above its title
    Imprint,    ///< 版记
    Seal,
    CheckMark, ///< QR code and code by which the document is checked
};

char const* name_of(Part part);

/// Items of one block belong to one element of the logical structure, also across lines and pages. Blocks are numbered
/// in reading order from 1; artifacts are block 0.
struct Place {
    Part part = Part::Artifact;
    std::size_t block = 0;
    int level = 0;           ///< for headings: 1 … 4
    std::size_t row = 0;     ///< for table cells, from 0
    std::size_t column = 0;  ///< for table cells, from 0
    std::size_t columns = 1; ///< for table cells: how many columns they span
    std::size_t table = 0;   ///< for table cells: which table, from 1
    std::size_t section = 0; ///< from 1
    bool operator==(Place const&) const = default;
};

/// One unit of source text with its pen position: a code point, with its variation selector or combining marks. `text`
/// is what must come out when the page is read back, exactly.
struct Cluster {
    std::string text;      ///< UTF-8
    double x_mm = 0;       ///< left edge of the cell
    double advance_mm = 0; ///< width of the cell; the next cluster of the run starts here or later
    double shift_mm = 0;   ///< the glyph is drawn at x_mm + shift_mm (squeezed opening marks, half-width ·)
    std::size_t face = 0;  ///< which font of the role, see GlyphMetrics
};

/// Text on one baseline in one role, size and colour.
struct GlyphRun {
    Place place;
    FontRole role = FontRole::FangSong;
    double size_pt = 16;
    Colour colour = Colour::Black;
    double top_mm = 0;      ///< top of the em box
    double baseline_mm = 0; ///< top + 0.88 em
    std::vector<Cluster> clusters;
    std::size_t line = 0; ///< line of the block, from 0: clusters of following lines join without a space
};

/// A straight line of ink; horizontal or vertical, the width is centred on it.
struct Rule {
    double x1_mm = 0;
    double y1_mm = 0;
    double x2_mm = 0;
    double y2_mm = 0;
    double width_mm = 0;
    Colour colour = Colour::Black;
    Part part = Part::Artifact;
};

/// Where a seal is pressed; who owns the look of the seal finds it by its reference.
struct SealPlacement {
    Place place;
    std::string reference; ///< name of a seal in the configuration
    std::string organ;     ///< text for readers who cannot see: 印章：…
    double centre_x_mm = 0;
    double centre_y_mm = 0;
    double diameter_mm = 0;
};

/// A picture in black: rectangles of ink, and letters that are part of it and no text of the document.
struct Figure {
    struct Ink {
        double x_mm, y_mm, width_mm, height_mm;
    };
    Place place;
    std::string words; ///< for readers who cannot see
    double x_mm = 0, y_mm = 0, width_mm = 0, height_mm = 0;
    std::vector<Ink> ink;
    std::vector<GlyphRun> letters;
};

using Item = std::variant<GlyphRun, Rule, SealPlacement, Figure>;

struct Page {
    std::vector<Item> items; ///< in drawing order, which is also reading order; seals first, under the print
};

/// A character that the role's own font lacks and a fallback supplied ("已替代").
struct Substitution {
    FontRole role;
    std::string text;
    std::size_t face;
};

struct Layout {
    double width_mm = 210;
    double height_mm = 297;
    std::string title; ///< for metadata: the document's title in one line
    std::vector<Page> pages;
    std::vector<Place> blocks; ///< all blocks in reading order, block n at n - 1; empty table cells have one too
    std::vector<Substitution> substitutions; ///< each character once, in order of appearance
};

/// The tree as text for golden tests: a line per run, rule and seal.
std::string dump(Layout const& layout);

} // namespace xindang::document
