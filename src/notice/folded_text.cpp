#include <notice/folded_text.h>

#include <base/utf8.h>

#include <algorithm>
#include <array>

namespace xindang::notice {

/// Figures in other clothes: ordinary and banking numerals of Chinese, circled, mathematical, Arabic-Indic.
static char32_t folded_figure(char32_t character)
{
    static constexpr std::array<std::u32string_view, 10> FIGURES{
        U"〇零○◯⓪", U"一壹弌幺①", U"二贰弍②", U"三叁弎③", U"四肆④", U"五伍⑤", U"六陆⑥", U"七柒⑦", U"八捌⑧", U"九玖⑨"};
    for (std::size_t value = 0; value < FIGURES.size(); ++value)
        if (FIGURES[value].find(character) != std::u32string_view::npos) return U'0' + static_cast<char32_t>(value);
    if (character >= 0x1D7CE && character <= 0x1D7FF) return U'0' + (character - 0x1D7CE) % 10;
    if (character >= 0x660 && character <= 0x669) return U'0' + (character - 0x660);
    if (character >= 0x6F0 && character <= 0x6F9) return U'0' + (character - 0x6F0);
    return character;
}

static char32_t folded(char32_t character)
{
    // U+FF01 … U+FF5E are the full-width forms of U+0021 … U+007E.
    if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;
    if (character >= U'A' && character <= U'Z') character += U'a' - U'A';
    return character < 0x80 ? character : folded_figure(character);
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
    static constexpr std::array<char32_t, 27> SEPARATORS{U' ', U'\t', U'\n', U'\r', 0xA0, 0x3000, 0x200B, 0x200C,
        0x200D, 0x2060, 0xFEFF, U'-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xAD, U'(', U')', U'.', U'_',
        U'/', 0xB7, 0x2022, 0x30FB};
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
