#include <partner/commands.h>
#include <usecase/list/follow_list.h>
#include <usecase/list/signal_waiter.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::partner {

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

int follow(FollowOptions const& options, Surroundings const& surroundings)
{
    auto const config = usecase::FollowConfig::load(options.config, surroundings.schema_folder());
    if (!config) return surroundings.refuse(config.refusal());
    usecase::SignalWaiter waiter(surroundings.clock);
    auto const states = usecase::follow_lists(surroundings.actor(), *config, mode_of(options),
        {surroundings.schema_folder(), surroundings.clock, surroundings.random, surroundings.log, waiter,
            "xindang-list import"});
    if (!states) return surroundings.refuse(states.refusal());
    std::string text;
    for (auto const& state : *states)
        text += state.id + "  " + state.outcome + "  第" + std::to_string(state.seq) + "期" +
                (state.stale ? "  已过期" : "") + (state.looked ? "" : "  未到查看时间") +
                (state.reason.empty() ? "" : "  " + state.reason) +
                (state.next_step.empty() ? "" : "\n    → " + state.next_step) + "\n";
    surroundings.print(text, usecase::json_of(*states));
    // Whoever is told to stop has not failed.
    return options.once ? usecase::exit_code_of(*states) : 0;
}

} // namespace

void add_follow_command(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const options = std::make_shared<FollowOptions>();
    auto& command = add(root, answer, "follow", "Watches lists and takes over what is new, until it is told to stop.",
        [options, &surroundings] { return follow(*options, surroundings); });
    command.add_option("CONFIG", options->config, "what to watch: list-follow.xml")->required();
    command.add_flag("--once", options->once, "look once at each list whose time has come: for a timer");
    command.add_flag("--all", options->all, "with --once: at each list, due or not")->needs("--once");
}

} // namespace xindang::partner
