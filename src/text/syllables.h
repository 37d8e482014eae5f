#pragma once

#include <text/search_key.h>

#include <string>
#include <string_view>
#include <vector>

namespace xindang::text {

/// The usual syllable of each code point of a search key, one for one; empty for what has none. With NameKind::Person
/// the surname is read as one (单 is shan). Safe for use from several threads.
std::vector<std::string> syllables(std::u32string_view key, NameKind kind);

} // namespace xindang::text
