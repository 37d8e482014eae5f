#pragma once

#include <cli/commands.h>

namespace xindang::cli {

/// `scheme audit`.
void add_audit_command(CLI::App& group, Session& session);

} // namespace xindang::cli
