#pragma once

#include <string>
#include <utility>
#include <vector>

namespace xindang::law {

/// A sentence of conf/ with its holes filled: "{days}" becomes the value named "days". What is put in is not looked at
/// again for holes of the same name; a hole without a value stays as it is.
std::string filled(std::string wording, std::vector<std::pair<std::string, std::string>> const& values);

} // namespace xindang::law
