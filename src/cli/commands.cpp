#include <cli/commands.h>

#include <CLI/CLI.hpp>

#include <exception>
#include <ostream>

namespace xindang::cli {

static void add_all_commands(CLI::App& root, Session& session)
{
    add_init_commands(root, session);
    add_service_commands(root, session);
    add_notice_commands(root, session);
    add_user_commands(root, session);
    add_law_commands(root, session);
    add_grade_commands(root, session);
    add_evaluation_commands(root, session);
    add_grade_paper_commands(root, session);
    add_scheme_commands(root, session);
    add_list_commands(root, session);
    add_list_import_command(root, session);
    add_list_follow_command(root, session);
    add_list_publish_commands(root, session);
    add_list_key_commands(root, session);
    add_list_proof_commands(root, session);
    add_screen_commands(root, session);
    add_feedback_commands(root, session);
    add_feedback_report_commands(root, session);
    add_feedback_partner_commands(root, session);
    add_foreign_commands(root, session);
    add_document_commands(root, session);
    add_check_document_command(root, session);
    add_print_command(root, session);
    add_countersign_command(root, session);
    add_verify_command(root, session);
    add_intake_commands(root, session);
    add_archive_commands(root, session);
    add_record_commands(root, session);
    add_ledger_commands(root, session);
    add_person_commands(root, session);
    add_supervision_commands(root, session);
    add_issue_plan_command(root, session);
    add_credit_commands(root, session);
    add_help_commands(root, session);
}

static void add_global_options(CLI::App& root, GlobalOptions& options)
{
    root.add_option("--data", options.data, "data folder (else XINDANG_DATA, else ./data)")->type_name("DIR");
    root.add_option("--home", options.home,
            "folder with conf/, xsd/, templates/, fonts/ (else XINDANG_HOME, else found "
            "upward from the program)")
        ->type_name("DIR");
    root.add_option(
            "--user", options.user, "the user who does this (else local-operator, who has every duty of the office)")
        ->type_name("LOGIN");
    root.add_flag("--json", options.json, "answer with one JSON value instead of text");
}

CLI::App& command_group(CLI::App& root, std::string const& name, std::string const& summary)
{
    for (auto* const known : root.get_subcommands([&](CLI::App* app) { return app->get_name() == name; }))
        return *known;
    auto* const group = root.add_subcommand(name, summary);
    group->footer(""); // else it has the example of the command above it
    group->require_subcommand(1);
    return *group;
}

CLI::App& add_command(CLI::App& parent, Session& session, CommandHelp const& help, std::function<ExitCode()> run)
{
    auto* const command = parent.add_subcommand(help.name, help.summary);
    command->footer("Example:\n  " + help.example);
    // Only noted here and run afterwards, so that what a command throws is never taken for an error of usage.
    command->callback([&session, run = std::move(run)] { session.choose(run); });
    return *command;
}

/// The words of the deepest command that was reached, for "… --help".
static std::string reached_command(CLI::App const& app)
{
    for (auto const* const command : app.get_subcommands())
        return app.get_name() + " " + reached_command(*command);
    return app.get_name();
}

static ExitCode run_chosen(Session& session, std::ostream& err)
{
    try {
        return session.chosen()();
    } catch (CannotOpen const& error) {
        return session.printer().refuse(error.refusal());
    } catch (std::exception const& error) {
        session.log().error(error.what());
        err << "xindang: something broke that is ours to fix; the line above says what\n";
        return ExitCode::exception();
    }
}

int run(std::vector<std::string> const& arguments, Surroundings const& surroundings)
{
    Session session{surroundings};
    CLI::App root{"Xindang keeps credit archives of drug, device and cosmetics firms, grades them, issues signed "
                  "documents, and publishes notices and discipline lists.",
        "xindang"};
    root.fallthrough();
    root.require_subcommand(1);
    root.set_version_flag("--version", XD_VERSION);
    add_global_options(root, session.options());
    add_all_commands(root, session);
    try {
        // CLI11 takes the arguments last first.
        root.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (CLI::ParseError const& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            root.exit(error, surroundings.out, surroundings.err);
            return ExitCode::done().number();
        }
        surroundings.err << "xindang: " << error.what() << "\n"
                         << "`" << reached_command(root) << " --help` tells how\n";
        return ExitCode::usage().number();
    }
    auto const code = run_chosen(session, surroundings.err);
    surroundings.out.flush();
    return code.number();
}

} // namespace xindang::cli
