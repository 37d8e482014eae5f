#include <text/display_width.h>

#include <base/utf8.h>

#include <unicode/uchar.h>

namespace xindang::text {

static std::size_t columns_of(char32_t code_point)
{
    auto const character = static_cast<UChar32>(code_point);
    auto const category = u_charType(character);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
    auto const width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text)
{
    std::size_t width = 0;
    for (auto const code_point : utf8::decode(text))
        width += columns_of(code_point);
    return width;
}

} // namespace xindang::text
