#pragma once

#include <cli/commands.h>

namespace xindang::cli {

/// `grade what-if`, as part of the group of grade commands.
void add_what_if_command(CLI::App& grade, Session& session);

} // namespace xindang::cli
