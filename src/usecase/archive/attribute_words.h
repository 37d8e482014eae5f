#pragma once

#include <string>
#include <vector>

namespace xindang::usecase {

/// The words of an attribute that came from a spreadsheet cell, where several are separated in many ways:
/// "药品、医疗器械", "药品；医疗器械", "药品|医疗器械".
std::vector<std::string> words_of(std::string const& text);

} // namespace xindang::usecase
