#include <cli/commands.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

void add_service_commands(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<ServeOptions>();
    auto& command = add_command(root, session,
        {"serve", "Serves the API, the console and the public site until stopped.",
            "xindang serve --data /var/lib/xindang"},
        [options, &session] { return session.serve(*options); });
    command.add_option("--port", options->port, "port instead of the one in conf/xindang.xml; 0 takes a free one")
        ->type_name("NUMBER");
}

} // namespace xindang::cli
