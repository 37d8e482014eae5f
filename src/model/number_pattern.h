#pragma once

#include <string_view>

namespace xindang::model {

/// True when the pattern matches the whole text. A pattern is a row of atoms, each with an optional ? or {m} or {m,n}:
/// a character stands for itself, \ takes the next one literally, [ABC] for one of its members, and small letters,
/// which a normalised number never has, for classes: d digit · a digit or letter · h Han character · p the one
/// character for a province (old and alternate ones included) · y year 19xx or 20xx. Inside [ ] classes work too.
/// std::regex knows no UTF-8 and recurses on long input; our numbers need no more than this.
bool matches(std::u32string_view pattern, std::u32string_view text);

} // namespace xindang::model
