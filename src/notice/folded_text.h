#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::notice {

/// Text as a search for personal data looks at it: code points with full-width forms made half-width, letters in
/// lower case and figures of other scripts (〇一二, 壹贰, ①) made 0 to 9, each with the octet where it begins in the
/// original.
struct FoldedText {
    std::u32string characters;
    std::vector<std::size_t> offsets; ///< one more than characters: the last is the end of the text
};

FoldedText fold(std::string_view text);

/// Characters that people put between the digits of a number: spaces of all widths, hyphens, dashes, dots, strokes
/// and brackets.
bool is_separator(char32_t character);
bool is_digit(char32_t character);

/// fold() without separators: the form in which two spellings of one number are the same text.
std::string folded_key(std::string_view text);

} // namespace xindang::notice
