#pragma once

#include <cli/exit_codes.h>
#include <cli/session.h>

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace xindang::cli {

/// What --help and docs/commands.md tell about a command.
struct CommandHelp {
    std::string name;    ///< "show"
    std::string summary; ///< one sentence
    std::string example; ///< a whole line that can be typed: "xindang archive show 91350100M000100Y43"
};

/// The group of commands with this name (`archive` of `archive show`); made when it is not there yet, so several files
/// may add to one group.
CLI::App& command_group(CLI::App& root, std::string const& name, std::string const& summary);

/// Adds a command to a group or to the root. `run` is called after all options are read; it prints through
/// session.printer() and answers with the exit code. Keep the options in a shared_ptr that `run` captures:
///
///     auto const options = std::make_shared<ShowOptions>();
///     auto& command = add_command(group, session, {"show", "Prints the archive of a subject.", "xindang archive show
///     …"},
///                                 [options, &session] { return show(*options, session); });
///     command.add_option("CODE", options->code, "credit code of the subject")->required();
CLI::App& add_command(CLI::App& parent, Session& session, CommandHelp const& help, std::function<ExitCode()> run);

// The groups, each in its own file by its owner: a new group is a line here and a line in commands.cpp.
void add_init_commands(CLI::App& root, Session& session);         // init
void add_service_commands(CLI::App& root, Session& session);      // serve
void add_notice_commands(CLI::App& root, Session& session);       // notice publish, preview, withdraw, repair, list …
void add_user_commands(CLI::App& root, Session& session);         // user add, set, list, token, certify
void add_grade_commands(CLI::App& root, Session& session);        // grade, grade show, what-if
void add_evaluation_commands(CLI::App& root, Session& session);   // evaluation open, draft, notify, object, review …
void add_grade_paper_commands(CLI::App& root, Session& session);  // evaluation issue-notices, issue-replies
void add_scheme_commands(CLI::App& root, Session& session);       // scheme lint, describe, diff, audit
void add_list_commands(CLI::App& root, Session& session);         // list publish, import, show, status, check …
void add_list_publish_commands(CLI::App& root, Session& session); // list publish, due, bundle, partner-key
void add_list_import_command(CLI::App& root, Session& session);   // list import
void add_list_follow_command(CLI::App& root, Session& session);   // list follow
void add_list_key_commands(CLI::App& root, Session& session);     // list keys show, rotate, revoke
void add_list_proof_commands(CLI::App& root, Session& session);   // list prove, verify-proof
void add_screen_commands(CLI::App& root, Session& session);       // list screen, clear, cleared, reopen
void add_feedback_commands(CLI::App& root, Session& session);     // feedback register, take, status, list, cases …
void add_feedback_report_commands(
    CLI::App& root, Session& session); // feedback take-report, imports, month, issue-month
void add_feedback_partner_commands(CLI::App& root, Session& session); // feedback key, todo, note, send
void add_foreign_commands(CLI::App& root, Session& session);       // foreign import, review, accept, reject, match …
void add_document_commands(CLI::App& root, Session& session);      // document issue, list, show, save, prove …
void add_print_command(CLI::App& root, Session& session);          // document print
void add_countersign_command(CLI::App& root, Session& session);    // document countersign
void add_verify_command(CLI::App& root, Session& session);         // verify
void add_check_document_command(CLI::App& root, Session& session); // document check
void add_law_commands(CLI::App& root, Session& session);           // law check, bans, deadlines, due
void add_intake_commands(CLI::App& root, Session& session);        // intake
void add_archive_commands(CLI::App& root, Session& session);       // archive show, find
void add_record_commands(CLI::App& root, Session& session);        // archive correct, retract
void add_ledger_commands(CLI::App& root, Session& session); // ledger check, checkpoint, prove, verify-proof, rebuild
void add_supervision_commands(CLI::App& root, Session& session); // supervision show, list, key, plan, progress
void add_issue_plan_command(CLI::App& root, Session& session);   // supervision issue-plan
void add_credit_commands(CLI::App& root, Session& session);      // credit report
void add_person_commands(CLI::App& root, Session& session);      // person erase
void add_help_commands(CLI::App& root, Session& session);        // help

/// Reads the arguments (without the program's name), runs the one command they name, and answers with the exit code.
/// Nothing escapes: refusals, usage errors and exceptions all become a line on standard error.
int run(std::vector<std::string> const& arguments, Surroundings const& surroundings);

} // namespace xindang::cli
