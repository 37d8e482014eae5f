#pragma once

#include <cli/session.h>

namespace CLI {
class App;
}

namespace xindang::cli {

/// evaluation compare
void add_compare_command(CLI::App& group, Session& session);

} // namespace xindang::cli
