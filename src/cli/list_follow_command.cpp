#include <cli/commands.h>
#include <usecase/list/follow_list.h>
#include <usecase/list/signal_waiter.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct FollowOptions {
    std::string config;
    bool once = false;
    bool all = false;
};

usecase::FollowMode mode_of(FollowOptions const& options)
{
    if (!options.once) return usecase::FollowMode::Always;
    return options.all ? usecase::FollowMode::OnceAll : usecase::FollowMode::OnceDue;
}

ExitCode follow(FollowOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const schemas = session.home() / "xsd";
    auto const config = usecase::FollowConfig::load(options.config, schemas);
    if (!config) return printer.refuse(config.refusal());
    usecase::SignalWaiter waiter(session.clock());
    auto const states = usecase::follow_lists(session.actor(), *config, mode_of(options),
        {schemas, session.clock(), session.random(), session.log(), waiter, "xindang list import"});
    if (!states) return printer.refuse(states.refusal());
    for (auto const& state : *states)
        printer.line(state.id + "  " + state.outcome + "  第" + std::to_string(state.seq) + "期" +
                     (state.stale ? "  已过期" : "") + (state.looked ? "" : "  未到查看时间") +
                     (state.reason.empty() ? "" : "  " + state.reason) +
                     (state.next_step.empty() ? "" : "\n    → " + state.next_step));
    printer.json(usecase::json_of(*states));
    // Whoever is told to stop has not failed.
    return options.once ? ExitCode::of_list_import(usecase::exit_code_of(*states)) : ExitCode::done();
}

} // namespace

void add_list_follow_command(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "list", "");
    auto const options = std::make_shared<FollowOptions>();
    auto& command = add_command(group, session,
        {"follow", "Watches the lists of others and takes over what is new, until it is told to stop.",
            "xindang list follow conf/list-follow.xml --once"},
        [options, &session] { return follow(*options, session); });
    command.add_option("CONFIG", options->config, "what to watch: docs/partners/follow.md")->required();
    command.add_flag("--once", options->once, "look once at each list whose time has come: for a timer");
    command.add_flag("--all", options->all, "with --once: at each list, due or not")->needs("--once");
}

} // namespace xindang::cli
