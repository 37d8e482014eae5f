#include <model/code_text.h>

#include <base/utf8.h>

namespace xindang::model {

namespace {

bool is_blank(char32_t c)
{
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
           c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF;
}

} // namespace

std::string normalised_code(std::string_view text)
{
    if (!utf8::is_valid(text)) return std::string(text);
    std::string normal;
    normal.reserve(text.size());
    for (char32_t c : utf8::decode(text)) {
        if (is_blank(c)) continue;
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
        normal += utf8::encode(c);
    }
    return normal;
}

} // namespace xindang::model
