#pragma once

#include <document/finished_page.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

/// What the lines of a finished page are, told by size, colour, place and words alone, as a clerk tells it. Private to
/// this room.
namespace xindang::document {

enum class Element {
    CopyNumber,  ///< 份号
    Secrecy,     ///< 密级和保密期限
    Urgency,     ///< 紧急程度
    Mark,        ///< 发文机关标志
    Number,      ///< 发文字号
    Title,       ///< and the organ's name above it where there is no red mark
    AnnexLabel,  ///< 附件 above its title
    Addressee,   ///< 主送机关
    Body,        ///< 正文 with its levels
    Attachments, ///< 附件说明
    OrganName,
    Date,
    SignerName, ///< 签名章 and what stands beside it
    Remark,     ///< 附注
    Imprint,    ///< 版记
    PageNumber,
    CheckMark, ///< what else stands under the type area, of which the standard knows nothing
    Table,
    Other, ///< what stands at the foot of a page to be signed
};

/// A stretch of glyphs on one baseline without a wide gap.
struct PrintedLine {
    std::size_t page = 0;    ///< from 0
    std::size_t section = 0; ///< from 0
    Element element = Element::Body;
    double top = 0;    ///< of the em box
    double bottom = 0; ///< of the em box
    double left = 0;
    double right = 0;     ///< of the last glyph's cell
    double ink_right = 0; ///< half a cell less when the line ends with a mark
    double size_pt = 0;
    std::u32string text;
    std::vector<FinishedGlyph> glyphs;
    std::string face; ///< of most glyphs
    bool red = false;

    double middle_x() const { return (left + right) / 2; }
};

enum class Letterhead { General, Letter, Order, Minutes, Plain, Annex };

struct PrintedSection {
    Letterhead form = Letterhead::Plain;
    std::size_t first_page = 0;
    std::size_t last_page = 0;
};

/// The words that tell elements apart, by their name in conf/layout.
using ElementWords = std::map<std::string, std::u32string, std::less<>>;

struct PrintedDocument {
    std::vector<FinishedPage> pages;
    std::vector<PrintedLine> lines; ///< page by page, from the top down
    std::vector<PrintedSection> sections;

    std::vector<PrintedLine const*> all(Element element) const;
    std::vector<PrintedLine const*> of(std::size_t section, Element element) const;
    std::vector<PrintedLine const*> on(std::size_t page, Element element) const;
};

PrintedDocument recognised(std::vector<FinishedPage> pages, ElementWords const& words);

/// 2026年1月5日 and every form somebody may have written instead, such as 二〇二六年一月五日 and 2026年01月05日.
bool is_any_date(std::u32string_view text);

} // namespace xindang::document
