#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace xindang::utf8 {

/// True for well-formed UTF-8 (no overlong forms, surrogates or values over U+10FFFF; Unicode 15 table 3-7).
bool is_valid(std::string_view text);

/// The code points of well-formed text. Malformed octets become U+FFFD, one each.
std::u32string decode(std::string_view text);

/// UTF-8 of one code point, which must be a Unicode scalar value.
std::string encode(char32_t code_point);
std::string encode(std::u32string_view code_points);

/// How many code points well-formed text has.
std::size_t length(std::string_view text);

/// Text cut after at most `limit` code points.
std::string_view head(std::string_view text, std::size_t limit);

} // namespace xindang::utf8
