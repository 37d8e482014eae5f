#pragma once

#include <cstddef>
#include <string_view>

namespace xindang::text {

/// How many columns a terminal gives to the text: two for wide and fullwidth characters (Unicode Standard Annex 11),
/// none for combining marks, one for the rest. Malformed octets count one each.
std::size_t display_width(std::string_view text);

} // namespace xindang::text
