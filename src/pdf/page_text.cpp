#include <pdf/page_text.h>

#include <optional>
#include <set>

namespace xindang::pdf {

namespace {

std::uint16_t code_at(Bytes const& codes, std::size_t at)
{
    return static_cast<std::uint16_t>(
        static_cast<unsigned char>(codes[at]) << 8 | static_cast<unsigned char>(codes[at + 1]));
}

// Operators that print no text; their operands are of no interest.
bool is_drawing(std::string const& word)
{
    static std::set<std::string> const words{"q", "Q", "rg", "RG", "w", "re", "f", "S", "m", "l", "c", "h", "BT", "ET"};
    return words.contains(word);
}

class TextReader {
public:
    TextReader(std::map<std::string, CodeTexts> const& fonts, std::size_t offset) : m_fonts(fonts), m_offset(offset) {}

    void operate(std::string const& word, Array const& operands)
    {
        if (word == "Tf") {
            auto const* name = operands.empty() ? nullptr : std::get_if<Name>(&operands.front().value);
            auto const font = name ? m_fonts.find(name->text) : m_fonts.end();
            if (font == m_fonts.end()) fail("a page uses a font it does not have");
            m_font = &font->second;
        } else if (word == "Tm") {
            auto const* y = operands.size() == 6 ? std::get_if<std::int64_t>(&operands.back().value) : nullptr;
            if (!y) fail("a text position of another form than ours");
            if (m_baseline && *m_baseline != *y) m_text += '\n';
            m_baseline = *y;
        } else if (word == "TJ") {
            auto const* pieces = operands.size() == 1 ? operands.front().array() : nullptr;
            if (!pieces) fail("shown text of another form than ours");
            for (auto const& piece : *pieces)
                if (auto const* codes = std::get_if<Bytes>(&piece.value)) show(*codes);
        } else if (word == "BDC") {
            begin_span(operands);
        } else if (word == "EMC") {
            if (!m_replacement) fail("a span ends that did not begin");
            m_text += *m_replacement;
            m_replacement.reset();
        } else if (!is_drawing(word)) {
            fail("an operator we never write");
        }
    }

    std::string take() &&
    {
        if (m_replacement) fail("a span does not end");
        if (!m_text.empty()) m_text += '\n';
        return std::move(m_text);
    }

private:
    [[noreturn]] void fail(std::string const& reason) const { throw Unreadable(reason, m_offset); }

    void begin_span(Array const& operands)
    {
        auto const* tag = operands.size() == 2 ? std::get_if<Name>(&operands.front().value) : nullptr;
        auto const* properties = operands.size() == 2 ? operands.back().dictionary() : nullptr;
        if (!tag || tag->text != "Span" || !properties || !properties->contains("ActualText") || m_replacement)
            fail("marked content of another form than ours");
        auto const* actual = std::get_if<Bytes>(&properties->at("ActualText").value);
        if (!actual) fail("marked content of another form than ours");
        m_replacement = text_of(*actual, m_offset);
    }

    void show(Bytes const& codes)
    {
        if (!m_font || codes.size() % 2 != 0) fail("shown text of another form than ours");
        for (std::size_t at = 0; at < codes.size(); at += 2) {
            auto const text = m_font->find(code_at(codes, at));
            if (text == m_font->end()) fail("a glyph without text is printed");
            if (!m_replacement) m_text += text->second;
        }
    }

    std::map<std::string, CodeTexts> const& m_fonts;
    std::size_t m_offset;
    CodeTexts const* m_font = nullptr;
    std::optional<std::int64_t> m_baseline;
    std::optional<std::string> m_replacement;
    std::string m_text;
};

} // namespace

CodeTexts read_to_unicode(Bytes const& map, std::size_t offset)
{
    CodeTexts texts;
    constexpr std::string_view BEGIN = "beginbfchar\n", END = "endbfchar";
    for (auto at = map.find(BEGIN); at != Bytes::npos; at = map.find(BEGIN, at)) {
        ObjectParser parser(map, at + BEGIN.size(), ObjectParser::References::None);
        while (true) {
            auto const code = parser.next();
            if (code.is_keyword(END)) break;
            auto const text = parser.next();
            auto const* code_octets = std::get_if<Bytes>(&code.value);
            auto const* text_octets = std::get_if<Bytes>(&text.value);
            if (!code_octets || code_octets->size() != 2 || !text_octets)
                throw Unreadable("a ToUnicode map of another form than ours", offset);
            texts.insert_or_assign(code_at(*code_octets, 0), from_utf16(*text_octets, offset));
        }
        at = parser.position();
    }
    return texts;
}

std::string page_text(Bytes const& content, std::map<std::string, CodeTexts> const& fonts, std::size_t offset)
{
    TextReader reader(fonts, offset);
    ObjectParser parser(content, 0, ObjectParser::References::None);
    Array operands;
    while (!parser.at_end()) {
        auto object = parser.next();
        if (auto const* word = std::get_if<Keyword>(&object.value)) {
            reader.operate(word->text, operands);
            operands.clear();
        } else {
            if (operands.size() >= 8) throw Unreadable("an operator has too many operands", offset);
            operands.push_back(std::move(object));
        }
    }
    return std::move(reader).take();
}

} // namespace xindang::pdf
