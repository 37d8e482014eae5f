#include <cli/commands.h>
#include <usecase/archive/json_views.h>
#include <usecase/office/certify_user.h>
#include <usecase/office/sessions.h>

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace xindang::cli {

namespace {

struct UserOptions {
    std::string login;
    std::string name;
    std::vector<std::string> duties;
    bool password_stdin = false;
    bool disable = false;
    bool enable = false;
    std::string label;
    std::uint32_t days = 90;
};

usecase::UserServices services_of(Session& session)
{
    return {session.archive(), session.accounts(), session.clock(), session.random()};
}

Outcome<std::set<usecase::Duty>> duties_of(std::vector<std::string> const& words)
{
    std::set<usecase::Duty> duties;
    for (auto const& word : words) {
        auto const duty = usecase::parse_duty(word);
        if (!duty) return duty.refusal();
        duties.insert(*duty);
    }
    return duties;
}

/// One line of standard input: a password on the command line would stand in the history and the process list.
std::optional<std::string> password_of(UserOptions const& options)
{
    if (!options.password_stdin) return std::nullopt;
    std::string line;
    std::getline(std::cin, line);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

std::string words_of(std::set<usecase::Duty> const& duties)
{
    std::string words;
    for (auto const duty : duties)
        words += (words.empty() ? "" : " ") + std::string(usecase::word_of(duty));
    return words;
}

ExitCode print(Outcome<usecase::UserReceipt> const& receipt, Session& session)
{
    auto& printer = session.printer();
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line(receipt->user.login + ": " + words_of(receipt->user.duties) +
                 (receipt->user.disabled ? " (disabled)" : "") + ", ledger entry " +
                 std::to_string(receipt->entry.value()));
    printer.json(usecase::json_of(receipt->user));
    return ExitCode::done();
}

ExitCode add(UserOptions const& options, Session& session)
{
    auto const duties = duties_of(options.duties);
    if (!duties) return session.printer().refuse(duties.refusal());
    return print(usecase::add_user(session.actor(), {options.login, options.name, *duties, password_of(options)},
                     services_of(session)),
        session);
}

ExitCode change(UserOptions const& options, Session& session)
{
    auto const duties = duties_of(options.duties);
    if (!duties) return session.printer().refuse(duties.refusal());
    usecase::ChangeUser request{options.login, std::nullopt, password_of(options), std::nullopt};
    if (!duties->empty()) request.duties = *duties;
    if (options.disable) request.disabled = true;
    if (options.enable) request.disabled = false;
    return print(usecase::change_user(session.actor(), request, services_of(session)), session);
}

ExitCode list(Session& session)
{
    auto const users = usecase::list_users(session.actor(), session.accounts());
    if (!users) return session.printer().refuse(users.refusal());
    Table table{{"LOGIN", "NAME", "DUTIES", "STATE"}};
    for (auto const& user : *users)
        table.add({user.login, user.name, words_of(user.duties), user.disabled ? "disabled" : "active"});
    session.printer().table(table);
    session.printer().json(usecase::json_of(*users));
    return ExitCode::done();
}

ExitCode token(UserOptions const& options, Session& session)
{
    auto const receipt =
        usecase::issue_token(session.actor(), {options.login, options.label, options.days}, services_of(session));
    if (!receipt) return session.printer().refuse(receipt.refusal());
    session.printer().line(receipt->token);
    session.printer().json(usecase::json_of(*receipt));
    return ExitCode::done();
}

ExitCode certify(UserOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const folder = session.data_folder();
    auto const certificate = usecase::certify_user(session.actor(), options.login,
        {folder, session.accounts(), session.law().agencies().own(), session.settings().environment,
            session.key_passphrase(), session.clock(), session.random()});
    if (!certificate) return printer.refuse(certificate.refusal());
    printer.line(certificate->subject() + ", valid until " + certificate->not_after().text());
    printer.json(Json::object()
                     .set("login", options.login)
                     .set("subject", certificate->subject())
                     .set("not_after", certificate->not_after().text())
                     .set("sha256", certificate->digest().hex()));
    return ExitCode::done();
}

} // namespace

void add_user_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "user", "Users of the service, their duties and tokens");
    auto const options = std::make_shared<UserOptions>();

    auto& adding = add_command(group, session,
        {"add", "Adds a user; the password is read from standard input.",
            "echo \"$PASSWORD\" | xindang user add liu.ceshi --duty publication-staff --password-stdin"},
        [options, &session] { return add(*options, session); });
    adding.add_option("LOGIN", options->login, "lower-case letters, digits, dots, hyphens")->required();
    adding.add_option("--name", options->name, "as colleagues know the person");
    adding
        .add_option("--duty", options->duties,
            "credit-administrator, publication-staff, approver, auditor, partner, operator; may be repeated")
        ->required();
    adding.add_flag("--password-stdin", options->password_stdin, "read the password, one line, from standard input");

    auto& changing = add_command(group, session,
        {"set", "Changes duties or password of a user, or whether the user may come in.",
            "xindang user set liu.ceshi --duty approver"},
        [options, &session] { return change(*options, session); });
    changing.add_option("LOGIN", options->login, "whom to change")->required();
    changing.add_option("--duty", options->duties, "all duties from now on");
    changing.add_flag("--password-stdin", options->password_stdin, "read a new password from standard input");
    auto* const disable = changing.add_flag("--disable", options->disable, "keep the user out, end all tokens");
    changing.add_flag("--enable", options->enable, "let the user in again")->excludes(disable);

    add_command(
        group, session, {"list", "Lists all users.", "xindang user list"}, [&session] { return list(session); });

    auto& certifying = add_command(group, session,
        {"certify",
            "Makes a key for a user, and the development authority's certificate, to countersign documents with.",
            "xindang user certify wei"},
        [options, &session] { return certify(*options, session); });
    certifying.add_option("LOGIN", options->login, "whose key")->required();

    auto& giving = add_command(group, session,
        {"token", "Gives a bearer token for programs; it is shown once and never again.",
            "xindang user token partner-a --label \"list import\" --days 90"},
        [options, &session] { return token(*options, session); });
    giving.add_option("LOGIN", options->login, "whose token")->required();
    giving.add_option("--label", options->label, "what it is for")->required();
    giving.add_option("--days", options->days, "how long it is good for, 1 to 366");
}

} // namespace xindang::cli
