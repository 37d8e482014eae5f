#include <pdf/page_text.h>

#include <optional>
#include <set>
#include <vector>

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
            begin_mark(operands);
        } else if (word == "EMC") {
            if (m_marks.empty()) fail("marked content ends that did not begin");
            if (m_marks.back() == Mark::Replaced) {
                m_text += *m_replacement;
                m_replacement.reset();
            }
            m_marks.pop_back();
        } else if (!is_drawing(word)) {
            fail("an operator we never write");
        }
    }

    std::string take() &&
    {
        if (!m_marks.empty()) fail("marked content does not end");
        if (!m_text.empty()) m_text += '\n';
        return std::move(m_text);
    }

private:
    enum class Mark { Tagged, Replaced };

    [[noreturn]] void fail(std::string const& reason) const { throw Unreadable(reason, m_offset); }

    // Content of a structure element or an artifact; within it, spans under another text.
    void begin_mark(Array const& operands)
    {
        auto const* tag = operands.size() == 2 ? std::get_if<Name>(&operands.front().value) : nullptr;
        auto const* properties = operands.size() == 2 ? operands.back().dictionary() : nullptr;
        if (!tag || !properties || m_marks.size() > 1 || (!m_marks.empty() && m_marks.back() == Mark::Replaced))
            fail("marked content of another form than ours");
        auto const actual = properties->find("ActualText");
        if (actual == properties->end()) {
            if (!m_marks.empty()) fail("marked content of another form than ours");
            m_marks.push_back(Mark::Tagged);
            return;
        }
        auto const* text = std::get_if<Bytes>(&actual->second.value);
        if (tag->text != "Span" || !text) fail("marked content of another form than ours");
        m_replacement = text_of(*text, m_offset);
        m_marks.push_back(Mark::Replaced);
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
    std::vector<Mark> m_marks;
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
