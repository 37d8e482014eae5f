#include <cli/commands.h>
#include <law/catalogue.h>
#include <usecase/office/set_up.h>

#include <CLI/CLI.hpp>

namespace xindang::cli {

static ExitCode init(Session& session)
{
    auto const receipt =
        usecase::set_up(session.actor(), usecase::DataFolder{session.data()}, session.law().agencies().own(),
            {session.settings().environment, session.key_passphrase()}, session.clock(), session.random());
    if (!receipt) return session.printer().refuse(receipt.refusal());
    auto& printer = session.printer();
    auto made = Json::array();
    for (auto const& name : receipt->made) {
        printer.line("made " + name.string());
        made.push(name.string());
    }
    printer.line(std::to_string(receipt->made.size()) + " made, " + std::to_string(receipt->kept.size()) +
                 " were there already and stay");
    printer.json(Json::object().set("made", std::move(made)).set("kept", receipt->kept.size()));
    return ExitCode::done();
}

void add_init_commands(CLI::App& root, Session& session)
{
    add_command(root, session,
        {"init", "Makes the data folder and its keys; what is there already stays.",
            "xindang init --data /var/lib/xindang"},
        [&session] { return init(session); });
}

} // namespace xindang::cli
