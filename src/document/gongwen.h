#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <xml/schema.h>

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace xindang::document {

/// An official document as a typed tree: what xsd/gongwen.xsd describes, read. It holds text and its part in the
/// document, no geometry. Lines are those of the XML, for refusals.

/// What part of a text is.
enum class SpanKind {
    Whole, ///< never broken across lines if it can be helped: a date, a 文号, an amount, a name
    Hei,   ///< set in 黑体 (labels)
    Kai,   ///< set in 楷体
};

struct TextSpan {
    std::size_t begin; ///< code points
    std::size_t end;
    SpanKind kind;
    bool operator==(TextSpan const&) const = default;
};

struct Text {
    std::u32string characters; ///< no line ends, no runs of white space
    std::vector<TextSpan> spans;
    int line = 0;
    bool empty() const { return characters.empty(); }
};

/// 层次 1 … 4 of GB/T 9704-2012 7.3.3; the number is part of the text.
struct Heading {
    int level = 1;
    Text text;
};

enum class ParagraphShape {
    Body,    ///< first line indented two characters
    Flush,   ///< no indent
    Hanging, ///< indented two characters, following lines aligned after the first colon: "住所：…"
};

struct Paragraph {
    ParagraphShape shape = ParagraphShape::Body;
    Text text;
};

enum class CellKind {
    Label,  ///< 黑体, centred
    Value,  ///< begins at the left
    Centre, ///< a value in the middle of its cell: figures, dates
};

struct Cell {
    CellKind kind = CellKind::Value;
    std::size_t columns = 1; ///< how many columns it spans
    std::vector<Text> paragraphs;
};

enum class TableSize {
    Usual, ///< 四号, rows of a form that is filled in or read line by line
    Small, ///< 小四, close rows: lists
};

struct Table {
    std::vector<double> column_shares; ///< parts of the width, in any unit
    std::vector<std::vector<Cell>> rows;
    std::size_t head_rows = 0; ///< how many of the rows stand again on every page the table goes on to
    TableSize size = TableSize::Usual;
    int line = 0;
};

using Block = std::variant<Heading, Paragraph, Table>;

/// Letterhead of a section.
enum class Form {
    General, ///< 红头: red organ mark, number, red rule, then the title
    Letter,  ///< 信函: red mark near the edge of the sheet, double red rules, number at the right
    Order,   ///< 令: red mark, number, no title, signed by the head of the organ
    Minutes, ///< 纪要: as General, with those who were there after the text
    Plain,   ///< 执法文书: organ name and kind of document centred in black, number below
    Summary, ///< a page with a title and a table, such as 行政处罚信息摘要
    Annex,   ///< 附件: its label on the first line, its title on the third
};

struct Signatory {
    Text organ;
    std::string seal; ///< reference of a seal; empty: not sealed
};

struct Signature {
    std::vector<Signatory> organs; ///< the 主办机关 first; all sealed or none
    Text signer_post;              ///< of a 令, which has no organs here
    Text signer;
    Text date;
};

/// 出席, 请假 or 列席.
struct Attendance {
    std::u32string label;
    Text names;
};

enum class Numbering {
    Usual,   ///< — 1 —
    OfTotal, ///< 第1页共2页
};

struct Imprint {
    std::vector<Text> copies_to; ///< 抄送, one entry an organ
    Text printed_by;
    Text printed_on;
};

/// A part of the document that begins on a page of its own.
struct Section {
    Form form = Form::Plain;
    Text annex_label;              ///< 附件, or 附件2
    Text copy_number;              ///< 份号
    Text secrecy;                  ///< 密级和保密期限: 秘密★1年
    Text urgency;                  ///< 紧急程度
    std::vector<Text> organ_marks; ///< 发文机关标志, the 主办机关 first
    Text number;                   ///< 发文字号
    Text title;
    Text addressee; ///< 主送机关, with its colon
    std::vector<Block> body;
    std::vector<Attendance> attendance;
    std::vector<Text> attachments; ///< 附件说明: names without numbers
    std::optional<Signature> signature;
    Text remark; ///< 附注, without its parentheses
    std::optional<Imprint> imprint;
    std::vector<Text> sign_each_page; ///< labels of lines to sign at the foot of every page
    Numbering numbering = Numbering::Usual;
    int line = 0;
};

struct Gongwen {
    std::string title; ///< of the whole, for metadata
    std::vector<Section> sections;
};

/// Reads gongwen XML (namespace urn:xindang:gongwen:1, `schema` is xsd/gongwen.xsd). Refuses (BadInput, TooLarge) what
/// the schema does not allow and what only a reader can see, at "gongwen:LINE".
Outcome<Gongwen> read_gongwen(BytesView xml, xml::Schema const& schema);

} // namespace xindang::document
