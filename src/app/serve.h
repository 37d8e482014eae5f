#pragma once

#include <cli/exit_codes.h>
#include <cli/session.h>

namespace xindang::app {

/// Joins the session's services to the HTTP service and serves until SIGTERM or SIGINT; requests under way are
/// finished. Refuses (Unavailable at "service") when the port is taken or the certificate cannot be read.
cli::ExitCode serve(cli::Session& session, cli::ServeOptions const& options);

} // namespace xindang::app
