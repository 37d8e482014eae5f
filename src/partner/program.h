#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace xindang::partner {

/// Runs xindang-list with these arguments (without the program's name) and answers with its exit code: those of list
/// imports (exchange/reasons.h), 64 for a usage error, 20 for what this machine cannot do.
int run_program(std::filesystem::path const& executable, std::vector<std::string> const& arguments);

} // namespace xindang::partner
