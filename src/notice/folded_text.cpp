#include <notice/folded_text.h>

#include <base/utf8.h>

#include <algorithm>
#include <array>

namespace xindang::notice {

static char32_t folded(char32_t character)
{
    // U+FF01 … U+FF5E are the full-width forms of U+0021 … U+007E.
    if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;
    if (character >= U'A' && character <= U'Z') character += U'a' - U'A';
    return character;
}

FoldedText fold(std::string_view text)
{
    FoldedText result;
    std::size_t offset = 0;
    for (auto const character : utf8::decode(text)) {
        result.characters.push_back(folded(character));
        result.offsets.push_back(offset);
        // A malformed octet decodes to U+FFFD but takes one octet of the text.
        auto const malformed = character == 0xFFFD && !text.substr(offset).starts_with("\xEF\xBF\xBD");
        offset += malformed ? 1 : utf8::encode(character).size();
    }
    result.offsets.push_back(offset);
    return result;
}

bool is_separator(char32_t character)
{
    static constexpr std::array<char32_t, 21> SEPARATORS{U' ', U'\t', U'\n', U'\r', 0xA0, 0x3000, 0x200B, 0x200C,
        0x200D, 0x2060, 0xFEFF, U'-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xAD, U'(', U')'};
    return std::find(SEPARATORS.begin(), SEPARATORS.end(), character) != SEPARATORS.end() ||
           (character >= 0x2000 && character <= 0x200A);
}

bool is_digit(char32_t character)
{
    return character >= U'0' && character <= U'9';
}

std::string folded_key(std::string_view text)
{
    auto characters = fold(text).characters;
    std::erase_if(characters, is_separator);
    return utf8::encode(characters);
}

} // namespace xindang::notice
