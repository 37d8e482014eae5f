#include <cli/commands.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct HelpOptions {
    std::vector<std::string> topic;
    bool markdown = false;
};

void describe(CLI::App const& command, std::string const& words, std::string& page)
{
    page += "## " + words + "\n\n" + command.get_description() + "\n\n";
    std::string rows;
    for (auto const* const option : command.get_options()) {
        if (option->get_name().find("--help") != std::string::npos) continue;
        auto const name = option->get_positional() ? option->get_name(true) : option->get_name(false, true);
        rows += "- `" + name +
                (option->get_positional() || option->get_type_name().empty() ? "" : " " + option->get_type_name()) +
                "`" + (option->get_required() ? " (needed)" : "") + ": " + option->get_description() + "\n";
    }
    if (!rows.empty()) page += rows + "\n";
    auto const footer = command.get_footer();
    auto const example = footer.find("\n  ");
    if (example != std::string::npos) page += "    " + footer.substr(example + 3) + "\n\n";
    for (auto const* const child : command.get_subcommands([](CLI::App const*) { return true; }))
        describe(*child, words + " " + child->get_name(), page);
}

std::string markdown_of(CLI::App const& root)
{
    std::string page =
        "# Commands of xindang\n\nWritten by `xindang help --markdown`; a test compares. Exit codes stand "
        "in the README.\n\n";
    describe(root, "xindang", page);
    page.erase(page.find_last_not_of('\n') + 2);
    return page;
}

ExitCode help(HelpOptions const& options, CLI::App& root, Session& session)
{
    if (options.markdown) {
        session.printer().raw(markdown_of(root));
        return ExitCode::done();
    }
    auto* command = &root;
    for (auto const& word : options.topic) {
        auto const found = command->get_subcommands([&](CLI::App* app) { return app->get_name() == word; });
        if (found.empty()) return session.printer().refuse({Fault::NotFound, "there is no command of this name", word});
        command = found.front();
    }
    session.printer().raw(command->help(command == &root ? "" : "xindang"));
    return ExitCode::done();
}

} // namespace

void add_help_commands(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<HelpOptions>();
    auto& command =
        add_command(root, session, {"help", "Tells about the program or one command.", "xindang help list publish"},
            [options, &root, &session] { return help(*options, root, session); });
    command.add_option("TOPIC", options->topic, "words of a command");
    command.add_flag("--markdown", options->markdown, "every command as one Markdown page");
}

} // namespace xindang::cli
