#include <document/gongwen.h>

#include <base/utf8.h>
#include <text/punctuation.h>
#include <xml/document.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace xindang::document {

namespace {

constexpr auto NAMESPACE = "urn:xindang:gongwen:1";

bool is_xml_space(char32_t c)
{
    return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r';
}

/// Collects characters and spans; white space is one space between words and nothing beside Han.
class Collector {
public:
    void add_text(std::string_view utf8)
    {
        for (auto const c : utf8::decode(utf8)) {
            if (is_xml_space(c)) {
                m_space_pending = true;
                m_line_end_pending = m_line_end_pending || c == U'\n';
                continue;
            }
            add_space_before(c);
            m_text.characters += c;
        }
    }

    void add_element(xml::Node element)
    {
        auto begin = m_text.characters.size();
        add_contents(element);
        auto const end = m_text.characters.size();
        if (begin < end && m_text.characters[begin] == U' ') ++begin;
        if (end <= begin) return;
        if (element.name() == "nobreak") m_text.spans.push_back({begin, end, SpanKind::Whole});
        if (element.name() == "hei") m_text.spans.push_back({begin, end, SpanKind::Hei});
        if (element.name() == "kai") m_text.spans.push_back({begin, end, SpanKind::Kai});
    }

    void add_contents(xml::Node parent)
    {
        for (auto const& piece : parent.contents()) {
            if (piece.element)
                add_element(piece.element);
            else
                add_text(piece.text);
        }
    }

    Text take(int line)
    {
        m_text.line = line;
        return std::move(m_text);
    }

private:
    /// A line end of the XML is only layout unless it parts two Western words; a typed space is meant, except at the
    /// ends.
    bool keeps_space(char32_t next) const
    {
        if (m_text.characters.empty()) return false;
        if (!m_line_end_pending) return true;
        return text::is_western(m_text.characters.back()) && text::is_western(next);
    }

    void add_space_before(char32_t next)
    {
        if (m_space_pending && keeps_space(next)) m_text.characters += U' ';
        m_space_pending = false;
        m_line_end_pending = false;
    }

    Text m_text;
    bool m_space_pending = false;
    bool m_line_end_pending = false;
};

Text read_text(xml::Node node)
{
    if (!node) return {};
    Collector collector;
    collector.add_contents(node);
    return collector.take(static_cast<int>(node.line()));
}

std::vector<Text> read_texts(xml::Node parent, std::string_view name)
{
    std::vector<Text> texts;
    for (auto const node : parent.children(name))
        texts.push_back(read_text(node));
    return texts;
}

/// A number the schema has already found to be one; out of range becomes 0.
int read_number(std::string const& text)
{
    auto value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

Paragraph read_paragraph(xml::Node node)
{
    auto const shape = node.attribute("shape");
    return {shape == "flush"     ? ParagraphShape::Flush
            : shape == "hanging" ? ParagraphShape::Hanging
                                 : ParagraphShape::Body,
        read_text(node)};
}

CellKind cell_kind(std::string const& word)
{
    if (word == "label") return CellKind::Label;
    return word == "centre" ? CellKind::Centre : CellKind::Value;
}

Outcome<Table> read_table(xml::Node node)
{
    Table table;
    table.line = static_cast<int>(node.line());
    for (auto const column : node.children("column"))
        table.column_shares.push_back(read_number(column.attribute("share")));
    if (std::any_of(table.column_shares.begin(), table.column_shares.end(), [](double share) { return share <= 0; }))
        return Refusal{Fault::BadInput, "a column's share is out of range", node.place()};
    if (node.attribute("size") == "small") table.size = TableSize::Small;
    for (auto const row : node.children("row")) {
        if (row.attribute("kind") == "head") {
            if (table.head_rows < table.rows.size())
                return Refusal{Fault::BadInput, "a head row stands before all others", row.place()};
            ++table.head_rows;
        }
        std::vector<Cell> cells;
        std::size_t columns = 0;
        for (auto const cell : row.children("cell")) {
            auto const span = cell.has_attribute("columns") ? read_number(cell.attribute("columns")) : 1;
            cells.push_back({cell_kind(cell.attribute("kind")), static_cast<std::size_t>(std::max(span, 0)),
                read_texts(cell, "p")});
            columns += cells.back().columns;
        }
        if (columns != table.column_shares.size())
            return Refusal{Fault::BadInput, "the cells of a row must fill the columns of the table", row.place()};
        table.rows.push_back(std::move(cells));
    }
    if (table.head_rows == table.rows.size())
        return Refusal{Fault::BadInput, "a table needs a row under its head", node.place()};
    return table;
}

Outcome<Block> read_block(xml::Node node)
{
    if (node.name() == "heading") return Block{Heading{read_number(node.attribute("level")), read_text(node)}};
    if (node.name() == "p") return Block{read_paragraph(node)};
    auto table = read_table(node);
    if (!table) return table.refusal();
    return Block{std::move(table).value()};
}

std::optional<Signature> read_signature(xml::Node node)
{
    if (!node) return std::nullopt;
    Signature signature{
        {}, read_text(node.child("signer-post")), read_text(node.child("signer")), read_text(node.child("date"))};
    for (auto const organ : node.children("organ"))
        signature.organs.push_back(
            {read_text(organ), organ.has_attribute("seal") ? organ.attribute("seal") : node.attribute("seal")});
    return signature;
}

/// GB/T 9704-2012 7.3.5: 成文日期 and 署名 belong together; an empty one would leave the seal blank.
Outcome<Done> check_signature(Signature const& signature, xml::Node node)
{
    auto const& organs = signature.organs;
    auto const nameless = organs.empty() ? signature.signer.empty() || signature.signer_post.empty()
                                         : std::any_of(organs.begin(), organs.end(),
                                               [](Signatory const& one) { return one.organ.empty(); });
    if (nameless || signature.date.empty())
        return Refusal{Fault::BadInput, "a signature needs an organ and a date", node.place()};
    auto const sealed =
        std::count_if(organs.begin(), organs.end(), [](Signatory const& one) { return !one.seal.empty(); });
    if (sealed != 0 && static_cast<std::size_t>(sealed) != organs.size())
        return Refusal{Fault::BadInput, "of several organs all press their seal, or none", node.place()};
    return Done{};
}

std::vector<Attendance> read_attendance(xml::Node section)
{
    std::vector<Attendance> attendance;
    for (auto const& [name, label] :
        {std::pair{"present", U"出席："}, std::pair{"absent", U"请假："}, std::pair{"observer", U"列席："}})
        if (auto const node = section.child(name)) attendance.push_back({label, read_text(node)});
    return attendance;
}

std::optional<Imprint> read_imprint(xml::Node node)
{
    if (!node) return std::nullopt;
    return Imprint{
        read_texts(node, "copies-to"), read_text(node.child("printed-by")), read_text(node.child("printed-on"))};
}

Form read_form(std::string const& word)
{
    static std::map<std::string, Form, std::less<>> const forms{{"general", Form::General}, {"letter", Form::Letter},
        {"order", Form::Order}, {"minutes", Form::Minutes}, {"summary", Form::Summary}, {"annex", Form::Annex}};
    auto const found = forms.find(word);
    return found == forms.end() ? Form::Plain : found->second;
}

/// What only the whole section shows.
Outcome<Done> check_section(Section const& section, xml::Node node)
{
    auto const has_letterhead = section.form == Form::General || section.form == Form::Letter ||
                                section.form == Form::Order || section.form == Form::Minutes;
    if (section.title.empty() && section.form != Form::Order)
        return Refusal{Fault::BadInput, "a section needs a title", node.place()};
    if (has_letterhead && (section.organ_marks.empty() || section.number.empty()))
        return Refusal{
            Fault::BadInput, "a form with a letterhead needs an organ mark and a document number", node.place()};
    // 10.1: 联合行文时使用主办机关标志.
    if (section.organ_marks.size() > 1 && section.form != Form::General)
        return Refusal{Fault::BadInput, "only the general form has the marks of several organs", node.place()};
    // 10.2 has no place for them: the mark of a 令 stands where their third line would.
    auto const marked = !section.copy_number.empty() || !section.secrecy.empty() || !section.urgency.empty();
    if (marked && (!has_letterhead || section.form == Form::Order))
        return Refusal{Fault::BadInput, "only a red letterhead has a copy number, secrecy or urgency", node.place()};
    if ((section.form == Form::Annex) == section.annex_label.empty())
        return Refusal{Fault::BadInput, "an annex, and nothing else, needs a label", node.place()};
    if (section.signature) return check_signature(*section.signature, node.child("signature"));
    return Done{};
}

Outcome<Section> read_section(xml::Node node)
{
    Section section;
    section.line = static_cast<int>(node.line());
    section.form = read_form(node.attribute("form"));
    section.annex_label = read_text(node.child("annex-label"));
    section.copy_number = read_text(node.child("copy-number"));
    section.secrecy = read_text(node.child("secrecy"));
    section.urgency = read_text(node.child("urgency"));
    section.organ_marks = read_texts(node, "organ-mark");
    section.number = read_text(node.child("number"));
    section.title = read_text(node.child("title"));
    section.addressee = read_text(node.child("addressee"));
    for (auto const child : node.child("body").children()) {
        auto block = read_block(child);
        if (!block) return block.refusal();
        section.body.push_back(std::move(block).value());
    }
    section.attendance = read_attendance(node);
    section.attachments = read_texts(node, "attachment");
    section.signature = read_signature(node.child("signature"));
    section.remark = read_text(node.child("remark"));
    section.imprint = read_imprint(node.child("imprint"));
    section.sign_each_page = read_texts(node, "sign-each-page");
    if (node.attribute("numbering") == "of-total") section.numbering = Numbering::OfTotal;
    if (auto const whole = check_section(section, node); !whole) return whole.refusal();
    return section;
}

} // namespace

Outcome<Gongwen> read_gongwen(BytesView xml, xml::Schema const& schema)
{
    auto const parsed = xml::Document::parse(xml, xml::Limits::foreign(), "gongwen");
    if (!parsed) return parsed.refusal();
    if (auto const checked = schema.check(*parsed); !checked) return checked.refusal();
    auto const root = parsed->root();
    if (!root.is(NAMESPACE, "gongwen")) return Refusal{Fault::BadInput, "this is no gongwen document", root.place()};
    Gongwen document;
    document.title = root.attribute("title");
    for (auto const node : root.children("section")) {
        auto section = read_section(node);
        if (!section) return section.refusal();
        document.sections.push_back(std::move(section).value());
    }
    return document;
}

} // namespace xindang::document
