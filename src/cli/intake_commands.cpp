#include <archive/archive.h>
#include <base/files.h>
#include <cli/commands.h>
#include <cli/foreign_services.h>
#include <cli/grade_tables.h>
#include <usecase/archive/archive_views.h>
#include <usecase/archive/take_in.h>
#include <usecase/foreign/review_foreign.h>
#include <usecase/grading/load_schemes.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t LARGEST_FILE = std::size_t{512} << 20;

struct IntakeOptions {
    std::string kind;
    std::string file;
    std::string source;
    bool accept_good = false;
    bool regrade = false;
};

void print(usecase::IntakeReceipt const& receipt, Printer& printer)
{
    Table problems({"行", "列", "列名", "值", "", "原因"});
    for (auto const& problem : receipt.problems)
        problems.add({std::to_string(problem.row), problem.column == 0 ? "" : std::to_string(problem.column),
            problem.header, problem.value, name_of(problem.severity), problem.reason});
    if (!problems.empty()) printer.table(problems);
    for (auto const& header : receipt.ignored_headers)
        printer.line("heading not used: " + header);
    printer.line(std::to_string(receipt.rows) + " rows (" + receipt.encoding + "): " + std::to_string(receipt.added) +
                 " new, " + std::to_string(receipt.amended) + " amended, " + std::to_string(receipt.unchanged) +
                 " unchanged, " + std::to_string(receipt.bad) + " bad, " + std::to_string(receipt.warnings) +
                 " warnings");
    if (receipt.bad > 0 && !receipt.kept)
        printer.line("nothing was kept; --accept-good takes the good rows");
    else if (!receipt.kept)
        printer.line("nothing new: the archive is as it was");
    if (receipt.regraded) {
        print_moves(*receipt.regraded, printer);
        printer.line("新作评价 " + std::to_string(receipt.regraded->decided) + "，与上次相同 " +
                     std::to_string(receipt.regraded->unchanged));
    }
}

/// Entries of other agencies' lists may have waited for whoever just came.
Outcome<Done> match_waiting(std::optional<grading::Scheme> const& regrade_by, Session& session)
{
    if (!std::filesystem::exists(session.data_folder().foreign_lists())) return Done{};
    ForeignCommandServices const opened(session);
    auto const looked = usecase::look_again(session.actor(), {regrade_by}, opened.services());
    if (!looked) return looked.refusal();
    if (looked->records_added > 0)
        session.printer().line(std::to_string(looked->records_added) + " records out of lists of other agencies");
    return Done{};
}

ExitCode take_in(IntakeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const kind = usecase::parse_intake_kind(options.kind);
    if (!kind) return printer.refuse(kind.refusal());
    auto file = read_file(options.file, LARGEST_FILE);
    if (!file) return printer.refuse(file.refusal());
    auto const source =
        options.source.empty() ? std::filesystem::path(options.file).filename().string() : options.source;
    usecase::TakeIn request{
        std::move(*file), source, options.accept_good ? usecase::BadRows::AcceptGood : usecase::BadRows::KeepNothing};
    if (options.regrade) {
        auto const today = model::CivilDate::on(session.clock().now());
        auto scheme = usecase::scheme_of_the_day(session.home(), session.settings().scheme, today);
        if (!scheme) return printer.refuse(scheme.refusal());
        request.regrade_by = std::move(scheme).value();
    }
    auto const receipt = usecase::take_in(
        *kind, session.actor(), request, {session.archive(), session.clock(), session.home(), session.progress()});
    if (!receipt) return printer.refuse(receipt.refusal());
    print(*receipt, printer);
    printer.json(usecase::json_of(*receipt));
    if (receipt->kept)
        if (auto const matched = match_waiting(request.regrade_by, session); !matched)
            return printer.refuse(matched.refusal());
    if (receipt->bad > 0 && !receipt->kept) return ExitCode::of(Fault::BadInput);
    return receipt->bad + receipt->warnings > 0 ? ExitCode::done_with_warnings() : ExitCode::done();
}

} // namespace

void add_intake_commands(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<IntakeOptions>();
    auto& command = add_command(root, session,
        {"intake", "Takes a file in: enterprises, persons, roles, products or records.",
            "xindang intake enterprises enterprises.csv"},
        [options, &session] { return take_in(*options, session); });
    command.add_option("KIND", options->kind, "enterprises, persons, roles, products or records")->required();
    command.add_option("FILE", options->file, "comma-separated text in UTF-8, GB18030 or UTF-16")->required();
    command.add_option("--source", options->source, "who supplied the file (else its name)")->type_name("TEXT");
    command.add_flag("--accept-good", options->accept_good, "take the good rows when others are bad");
    command.add_flag("--regrade", options->regrade, "grade the enterprises it touches again in the same step");
}

} // namespace xindang::cli
