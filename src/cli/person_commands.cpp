#include <cli/commands.h>
#include <usecase/archive/archive_views.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

static ExitCode erase(usecase::ErasePerson const& request, Session& session)
{
    auto& printer = session.printer();
    auto const receipt = usecase::erase_person(session.actor(), request, session.archive(), session.clock());
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line(receipt->person.text() + " erased, ledger entry " + std::to_string(receipt->entry.value()));
    if (!receipt->documents_kept.empty())
        printer.line("these issued documents are kept by law, and their files still tell who it is:");
    for (auto const& number : receipt->documents_kept)
        printer.line("  " + number);
    printer.json(usecase::json_of(*receipt));
    return ExitCode::done();
}

void add_person_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "person", "Rights of persons the archive speaks of");
    auto const request = std::make_shared<usecase::ErasePerson>();
    auto& command = add_command(group, session,
        {"erase", "Makes everything the archive holds about a person unreadable for ever.",
            "xindang person erase P12 --reason \"court order of 2026-01-05\""},
        [request, &session] { return erase(*request, session); });
    command.add_option("NUMBER", request->number, "the person's number, or our own (P12)")->required();
    command.add_option("--reason", request->reason, "stays in the ledger; must not tell who it is")
        ->required()
        ->type_name("TEXT");
}

} // namespace xindang::cli
