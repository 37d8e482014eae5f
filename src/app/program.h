#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace xindang::app {

/// The whole program: makes the real clock, log and randomness, and runs the command line with them. Answers with the
/// exit code; nothing escapes.
int run_program(std::filesystem::path const& executable, std::vector<std::string> const& arguments);

} // namespace xindang::app
