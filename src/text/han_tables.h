#pragma once

#include <string>
#include <string_view>

/// What ICU knows of single Han characters, remembered so that it is asked once a character. Private to this room.
namespace xindang::text {

/// The simplified form of a character that has one, otherwise the character.
char32_t simplified(char32_t code_point);

/// The usual syllable ("zhang"; ü is u: "lu"), or empty for what has none.
std::string const& syllable_of(char32_t code_point);

/// The ideograph that a CJK radical stands for, otherwise the code point.
char32_t without_radical(char32_t code_point);

} // namespace xindang::text
