#include <cli/commands.h>
#include <notice/check_data.h>
#include <usecase/document/countersign_document.h>
#include <usecase/document/json_documents.h>
#include <usecase/office/certify_user.h>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

namespace xindang::cli {

namespace {

struct CountersignOptions {
    std::string number;
    std::string level;
};

ExitCode countersign(CountersignOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const role = usecase::signer_role(session.actor().login);
    if (!std::filesystem::exists(session.data_folder().key(role)))
        return printer.refuse({Fault::NotFound,
            session.actor().login + " has no key; an operator makes one by `xindang user certify`", "signer"});
    auto level = session.settings().documents.level;
    if (!options.level.empty()) {
        auto const asked = document::parse_level(options.level);
        if (!asked) return printer.refuse(asked.refusal());
        level = *asked;
    }
    auto const receipt = usecase::countersign_document(session.actor(), options.number, session.signer(role), level,
        {session.archive(), session.objects(), session.provers(), session.clock(),
            notice::CheckData{session.data_folder().site()}});
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line(receipt->proof.number + "  signed by " + receipt->signer + ", " +
                 std::string(word_of(receipt->proof.level)) + ", ledger entry " +
                 std::to_string(receipt->proof.entry->value()));
    if (receipt->not_proven)
        printer.line("the signature stays at B-B until renew-timestamps is run: " + receipt->not_proven->reason);
    printer.json(usecase::json_of(receipt->proof).set("signer", receipt->signer));
    return receipt->not_proven ? ExitCode::done_with_warnings() : ExitCode::done();
}

} // namespace

void add_countersign_command(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<CountersignOptions>();
    auto& command = add_command(command_group(root, "document", "Issues and finds official documents."), session,
        {"countersign", "Puts the user's own signature beside the office's on an issued document.",
            "xindang --user wei document countersign 东药监罚〔2026〕1号"},
        [options, &session] { return countersign(*options, session); });
    command.add_option("NUMBER", options->number, "发文字号, in any usual form")->required();
    command
        .add_option(
            "--level", options->level, "how far it is proven: B-B, B-T, B-LT, B-LTA (else what conf/xindang.xml says)")
        ->type_name("LEVEL");
}

} // namespace xindang::cli
