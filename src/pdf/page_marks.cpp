#include <pdf/page_marks.h>

#include <base/utf8.h>
#include <pdf/object_file.h>
#include <pdf/page_text.h>
#include <pdf/reader.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace xindang::pdf {

namespace {

/// What a glyph shows depends on three things of its font.
struct FontFacts {
    std::string name;
    CodeTexts texts;
    std::map<std::uint16_t, Length> widths; ///< thousandths of an em
    Length usual_width = 1000;
};

using PageFonts = std::map<std::string, FontFacts>;

/// A million points: no page of ours is larger, and products of two such numbers stay far from overflow.
constexpr std::int64_t LARGEST_NUMBER = 1'000'000'000;
/// Of the pen, in thousandths of a Length.
constexpr std::int64_t FARTHEST = LARGEST_NUMBER * 1000;

std::int64_t number_of(Object const& object)
{
    auto const* value = std::get_if<std::int64_t>(&object.value);
    if (!value) throw Unreadable("a number is expected", object.offset);
    if (*value > LARGEST_NUMBER || *value < -LARGEST_NUMBER) throw Unreadable("a number out of reach", object.offset);
    return *value;
}

// "12 [500 327] 40 [500]", ISO 32000-1 9.7.4.3, the only form we write. Numbers come as thousandths.
std::map<std::uint16_t, Length> read_widths(Array const& array)
{
    std::map<std::uint16_t, Length> widths;
    for (std::size_t i = 0; i + 1 < array.size(); i += 2) {
        auto code = whole(array[i], 0xFFFF);
        auto const* row = array[i + 1].array();
        if (!row) throw Unreadable("widths of another form than ours", array[i + 1].offset);
        for (auto const& width : *row)
            widths[static_cast<std::uint16_t>(code++)] = number_of(width) / 1000;
    }
    return widths;
}

// ISO 32000-1 9.6.4: six letters and a plus sign name a subset.
std::string without_tag(std::string const& name)
{
    return name.size() > 7 && name[6] == '+' ? name.substr(7) : name;
}

FontFacts read_font(ObjectFile const& file, Object const& font)
{
    FontFacts facts;
    auto const map = file.at(font, "ToUnicode");
    facts.texts = read_to_unicode(file.stream(map), map.offset);
    auto const descendants = file.array_at(font, "DescendantFonts");
    if (descendants->size() != 1) throw Unreadable("a font of another kind than ours", font.offset);
    auto const descendant = file.resolved(descendants->front());
    facts.name = without_tag(file.name_at(descendant, "BaseFont"));
    if (auto const usual = file.find(descendant, "DW")) facts.usual_width = number_of(file.resolved(*usual)) / 1000;
    if (file.find(descendant, "W")) facts.widths = read_widths(*file.array_at(descendant, "W"));
    return facts;
}

class Eye {
public:
    Eye(PageFonts const& fonts, ShownPage& page, std::size_t offset) : m_fonts(fonts), m_page(page), m_offset(offset) {}

    void operate(std::string const& word, Array const& operands)
    {
        if (word == "rg") {
            need(operands, 3);
            m_fill = colour_of(operands);
        } else if (word == "RG") {
            need(operands, 3);
            m_stroke = colour_of(operands);
        } else if (word == "w") {
            need(operands, 1);
            m_line_width = number_of(operands[0]);
        } else if (word == "re") {
            need(operands, 4);
            auto const left = number_of(operands[0]), bottom = m_page.height - number_of(operands[1]);
            m_page.areas.push_back({ShownArea::Kind::Rectangle, left, bottom - number_of(operands[3]),
                left + number_of(operands[2]), bottom, m_fill});
        } else if (word == "m" || word == "l" || word == "c") {
            add_points(operands);
        } else if (word == "f" || word == "S") {
            end_path(word == "S");
        } else if (word == "Tf") {
            set_font(operands);
        } else if (word == "Tm") {
            need(operands, 6);
            m_x = number_of(operands[4]) * 1000;
            m_y = m_page.height - number_of(operands[5]);
        } else if (word == "TJ") {
            need(operands, 1);
            show(operands[0]);
        } else if (word == "BDC") {
            begin_mark(operands);
        } else if (word == "EMC") {
            end_mark();
        } else if (word != "BT" && word != "ET" && word != "h") {
            fail("an operator we never write");
        }
    }

private:
    [[noreturn]] void fail(char const* reason) const { throw Unreadable(reason, m_offset); }
    void need(Array const& operands, std::size_t count) const
    {
        if (operands.size() != count) fail("an operator with other operands than ours");
    }

    static Colour colour_of(Array const& operands)
    {
        auto const part = [](Object const& object) {
            auto const thousandths = std::clamp<std::int64_t>(number_of(object), 0, 1000);
            return static_cast<std::uint8_t>((thousandths * 255 + 500) / 1000);
        };
        return {part(operands[0]), part(operands[1]), part(operands[2])};
    }

    void add_points(Array const& operands)
    {
        if (operands.empty() || operands.size() % 2 != 0) fail("an operator with other operands than ours");
        for (std::size_t i = 0; i < operands.size(); i += 2) {
            auto const x = number_of(operands[i]), y = m_page.height - number_of(operands[i + 1]);
            if (!m_path) m_path = ShownArea{ShownArea::Kind::Drawing, x, y, x, y, {}};
            m_path->left = std::min(m_path->left, x);
            m_path->right = std::max(m_path->right, x);
            m_path->top = std::min(m_path->top, y);
            m_path->bottom = std::max(m_path->bottom, y);
        }
    }

    void end_path(bool stroked)
    {
        if (!m_path) return; // of a rectangle
        auto path = *std::exchange(m_path, std::nullopt);
        path.colour = stroked ? m_stroke : m_fill;
        auto const half = stroked ? m_line_width / 2 : 0;
        path = {path.kind, path.left - half, path.top - half, path.right + half, path.bottom + half, path.colour};
        if (!m_drawing) {
            m_drawing = m_page.areas.size();
            m_page.areas.push_back(path);
            return;
        }
        auto& whole = m_page.areas[*m_drawing];
        whole.left = std::min(whole.left, path.left);
        whole.top = std::min(whole.top, path.top);
        whole.right = std::max(whole.right, path.right);
        whole.bottom = std::max(whole.bottom, path.bottom);
    }

    void set_font(Array const& operands)
    {
        need(operands, 2);
        auto const* name = std::get_if<Name>(&operands[0].value);
        auto const found = name ? m_fonts.find(name->text) : m_fonts.end();
        if (found == m_fonts.end()) fail("a page uses a font it does not have");
        m_font = &found->second;
        m_size = number_of(operands[1]);
    }

    void show(Object const& shown)
    {
        auto const* pieces = shown.array();
        if (!m_font || !pieces) fail("shown text of another form than ours");
        for (auto const& piece : *pieces) {
            if (auto const* codes = std::get_if<Bytes>(&piece.value))
                show_codes(*codes);
            else // Millionths of an em.
                m_x -= number_of(piece) * m_size / 1000;
            if (m_x > FARTHEST || m_x < -FARTHEST) fail("text far from its page");
        }
    }

    void show_codes(Bytes const& codes)
    {
        if (codes.size() % 2 != 0) fail("shown text of another form than ours");
        for (std::size_t at = 0; at < codes.size(); at += 2) {
            auto const code = static_cast<std::uint16_t>(
                static_cast<unsigned char>(codes[at]) << 8 | static_cast<unsigned char>(codes[at + 1]));
            auto const text = m_font->texts.find(code);
            if (text == m_font->texts.end()) fail("a glyph without text is printed");
            auto const known = m_font->widths.find(code);
            auto const width = known == m_font->widths.end() ? m_font->usual_width : known->second;
            m_page.glyphs.push_back(
                {text->second, m_font->name, m_size, m_x / 1000, m_y, width * m_size / 1000, m_fill});
            m_x += width * m_size;
            if (m_x > FARTHEST) fail("text far from its page");
        }
    }

    void begin_mark(Array const& operands)
    {
        need(operands, 2);
        auto const* properties = operands[1].dictionary();
        if (!properties) fail("marked content of another form than ours");
        auto const actual = properties->find("ActualText");
        m_drawing.reset();
        ++m_depth;
        if (actual == properties->end()) return;
        auto const* text = std::get_if<Bytes>(&actual->second.value);
        if (!text) fail("marked content of another form than ours");
        m_replacement = Replacement{utf8::decode(text_of(*text, m_offset)), m_page.glyphs.size(), m_depth};
    }

    void end_mark()
    {
        if (m_depth == 0) fail("marked content ends that did not begin");
        m_drawing.reset();
        if (m_replacement && m_replacement->depth == m_depth) {
            replace(*m_replacement);
            m_replacement.reset();
        }
        --m_depth;
    }

    struct Replacement {
        std::u32string text;
        std::size_t first; ///< glyph
        std::size_t depth;
    };

    // One character a glyph where the counts agree; else the first glyph has all of it.
    void replace(Replacement const& replacement)
    {
        auto const count = m_page.glyphs.size() - replacement.first;
        std::string shown;
        for (auto i = replacement.first; i < m_page.glyphs.size(); ++i)
            shown += m_page.glyphs[i].text;
        if (shown == utf8::encode(replacement.text)) return;
        for (std::size_t i = 0; i < count; ++i) {
            auto& glyph = m_page.glyphs[replacement.first + i];
            if (count == replacement.text.size())
                glyph.text = utf8::encode(replacement.text[i]);
            else
                glyph.text = i == 0 ? utf8::encode(replacement.text) : std::string();
        }
    }

    PageFonts const& m_fonts;
    ShownPage& m_page;
    std::size_t m_offset;
    FontFacts const* m_font = nullptr;
    Length m_size = 0;
    Length m_x = 0; ///< of the pen, in thousandths of a Length
    Length m_y = 0;
    Colour m_fill;
    Colour m_stroke;
    Length m_line_width = 1000;
    std::optional<ShownArea> m_path;
    std::optional<std::size_t> m_drawing; ///< the area this piece of marked content has begun
    std::size_t m_depth = 0;
    std::optional<Replacement> m_replacement;
};

void look_at(Bytes const& content, Eye& eye, std::size_t offset)
{
    ObjectParser parser(content, 0, ObjectParser::References::None);
    Array operands;
    while (!parser.at_end()) {
        auto object = parser.next();
        if (auto const* word = std::get_if<Keyword>(&object.value)) {
            eye.operate(word->text, operands);
            operands.clear();
        } else {
            if (operands.size() >= 8) throw Unreadable("an operator has too many operands", offset);
            operands.push_back(std::move(object));
        }
    }
}

ShownPage read_page(ObjectFile const& file, Object const& page, std::map<std::size_t, FontFacts>& known)
{
    ShownPage shown;
    auto const box = file.array_at(page, "MediaBox");
    if (box->size() != 4 || number_of((*box)[0]) != 0 || number_of((*box)[1]) != 0)
        throw Unreadable("a page with a corner of its own", page.offset);
    shown.width = number_of((*box)[2]);
    shown.height = number_of((*box)[3]);
    PageFonts fonts;
    auto const resources = file.resolved(file.at(page, "Resources"));
    if (auto const found = file.find(resources, "Font")) {
        auto const named = file.resolved(*found);
        for (auto const& [name, font] : *named.dictionary()) {
            auto const number = std::get<Reference>(font.value).number; // read_document() saw to it
            auto const [at, fresh] = known.try_emplace(number);
            if (fresh) at->second = read_font(file, font);
            fonts.emplace(name, at->second);
        }
    }
    auto const content = file.at(page, "Contents");
    Eye eye(fonts, shown, content.offset);
    look_at(file.stream(content), eye, content.offset);
    return shown;
}

// read_document() has found the table of the revision before; its place stands before the end mark.
std::size_t table_of(BytesView revision)
{
    constexpr std::string_view START = "\nstartxref\n";
    auto const at = revision.rfind(START) + START.size();
    std::size_t table = 0;
    std::from_chars(revision.data() + at, revision.data() + revision.size(), table);
    return table;
}

} // namespace

Outcome<std::vector<ShownPage>> read_shown_pages(BytesView file)
{
    auto const document = read_document(file);
    if (!document) return document.refusal();
    try {
        auto const revision = file.substr(0, document->revisions.front().end);
        ObjectFile const objects(revision, table_of(revision));
        auto const catalogue = objects.resolved(objects.at(objects.trailer(), "Root"));
        auto const kids = objects.array_at(objects.resolved(objects.at(catalogue, "Pages")), "Kids");
        std::vector<ShownPage> pages;
        std::map<std::size_t, FontFacts> known;
        for (auto const& kid : *kids)
            pages.push_back(read_page(objects, objects.resolved(kid), known));
        return pages;
    } catch (Unreadable const& unreadable) {
        return Refusal{Fault::BadInput, unreadable.what(), "offset " + std::to_string(unreadable.offset())};
    }
}

} // namespace xindang::pdf
