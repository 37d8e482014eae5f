#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xindang::xml {

/// The items of a value of a list type (XML Schema Part 2, 2.5.1.2), in order: what stands between spaces, tabs and
/// line ends. Empty for a text of white space only; refuses nothing.
std::vector<std::string> split_words(std::string_view text);

} // namespace xindang::xml
