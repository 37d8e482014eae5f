#include <base/files.h>
#include <cli/commands.h>
#include <crypto/note.h>
#include <crypto/signing_key.h>
#include <usecase/archive/archive_views.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t LARGEST_NOTE = std::size_t{1} << 20;

struct LedgerOptions {
    std::vector<std::string> checkpoints;
    std::string out;
    std::string file;
    std::string verifier;
    std::uint64_t number = 0;
};

Outcome<std::string> verifier_line(std::filesystem::path const& file)
{
    auto line = read_file(file, 4096);
    if (!line) return line.refusal();
    return line->substr(0, line->find('\n'));
}

/// The name in our verifier key is the origin our checkpoints bear.
Outcome<usecase::LedgerSigner> signer_of(Session& session)
{
    auto const line = verifier_line(session.data_folder().ledger_verifier());
    if (!line) return line.refusal();
    auto const verifier = crypto::parse_note_verifier(*line);
    if (!verifier) return verifier.refusal();
    return usecase::LedgerSigner{verifier->name, session.key("ledger")};
}

/// To a file, or to standard output when none is named.
void deliver(std::string const& text, std::string const& out, Printer& printer)
{
    if (out.empty())
        printer.block(text);
    else
        write_file_atomically(out, text);
}

ExitCode check(LedgerOptions const& options, Session& session)
{
    auto& printer = session.printer();
    usecase::CheckLedger request;
    for (auto const& file : options.checkpoints) {
        auto note = read_file(file, LARGEST_NOTE);
        if (!note) return printer.refuse(note.refusal());
        request.kept_outside.push_back(std::move(*note));
    }
    auto const report = usecase::check_ledger(session.actor(), request, session.data_folder(), session.progress());
    if (!report) return printer.refuse(report.refusal());
    printer.findings(report->findings);
    if (report->first_wrong) printer.line("first wrong entry: " + std::to_string(*report->first_wrong));
    printer.line(std::to_string(report->entries) + " entries, root " + report->root.hex());
    printer.line(std::to_string(report->checkpoints) + " signed checkpoints agree, the last over " +
                 std::to_string(report->anchored) + " entries");
    printer.line(report->findings.has_errors() ? "the ledger is NOT good" : "the ledger is good");
    printer.json(usecase::json_of(*report));
    return report->findings.has_errors() ? ExitCode::of(Fault::Corrupt) : ExitCode::done();
}

ExitCode checkpoint(LedgerOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const signer = signer_of(session);
    if (!signer) return printer.refuse(signer.refusal());
    auto const receipt = usecase::make_checkpoint(session.actor(), session.archive(), *signer);
    if (!receipt) return printer.refuse(receipt.refusal());
    deliver(receipt->note, options.out, printer);
    printer.json(usecase::json_of(*receipt));
    return ExitCode::done();
}

ExitCode prove(LedgerOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const signer = signer_of(session);
    if (!signer) return printer.refuse(signer.refusal());
    auto const receipt =
        usecase::prove_entry(session.actor(), model::EntryNumber(options.number), session.archive(), *signer);
    if (!receipt) return printer.refuse(receipt.refusal());
    deliver(receipt->text, options.out, printer);
    auto json = Json::object();
    json.set("number", options.number).set("proof", receipt->text);
    printer.json(json);
    return ExitCode::done();
}

ExitCode verify(LedgerOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const line = verifier_line(
        options.verifier.empty() ? session.data_folder().ledger_verifier() : std::filesystem::path(options.verifier));
    if (!line) return printer.refuse(line.refusal());
    auto const proof = read_file(options.file, LARGEST_NOTE);
    if (!proof) return printer.refuse(proof.refusal());
    auto const verified = usecase::verify_proof(*proof, *line);
    if (!verified) return printer.refuse(verified.refusal());
    printer.line("entry " + std::to_string(verified->number) + " stands in the ledger " + verified->checkpoint.origin +
                 " of " + std::to_string(verified->checkpoint.size) + " entries:");
    printer.line(verified->octets);
    printer.json(usecase::json_of(*verified));
    return ExitCode::done();
}

ExitCode rebuild(Session& session)
{
    auto& printer = session.printer();
    if (auto const may = usecase::assure(session.actor(), {usecase::Duty::Operator}); !may)
        return printer.refuse(may.refusal());
    auto const count = session.archive().rebuild();
    if (!count) return printer.refuse(count.refusal());
    printer.line("the tables for querying were made again from " + std::to_string(*count) + " entries");
    auto json = Json::object();
    json.set("entries", *count);
    printer.json(json);
    return ExitCode::done();
}

} // namespace

void add_ledger_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "ledger", "The append-only ledger: check, checkpoints, proofs");
    auto const options = std::make_shared<LedgerOptions>();

    auto& checker = add_command(group, session,
        {"check", "Recomputes the whole ledger and names the first wrong entry.",
            "xindang ledger check --against checkpoint.txt"},
        [options, &session] { return check(*options, session); });
    checker.add_option("--against", options->checkpoints, "signed checkpoint kept elsewhere; may be repeated")
        ->type_name("FILE");

    auto& signer = add_command(group, session,
        {"checkpoint", "Signs size and root of the ledger.", "xindang ledger checkpoint --out checkpoint.txt"},
        [options, &session] { return checkpoint(*options, session); });
    signer.add_option("--out", options->out, "file to write (else standard output)")->type_name("FILE");

    auto& prover = add_command(group, session,
        {"prove", "Writes a proof that an entry stands in the ledger.", "xindang ledger prove 12 --out entry-12.proof"},
        [options, &session] { return prove(*options, session); });
    prover.add_option("SEQ", options->number, "number of the entry")->required();
    prover.add_option("--out", options->out, "file to write (else standard output)")->type_name("FILE");

    auto& verifier = add_command(group, session,
        {"verify-proof", "Verifies a proof with nothing but the ledger's public key.",
            "xindang ledger verify-proof entry-12.proof --key ledger.pub"},
        [options, &session] { return verify(*options, session); });
    verifier.add_option("FILE", options->file, "the proof")->required();
    verifier.add_option("--key", options->verifier, "verifier key (else that of the data folder)")->type_name("FILE");

    add_command(group, session,
        {"rebuild", "Makes the tables for querying again from the ledger.", "xindang ledger rebuild"},
        [&session] { return rebuild(session); });
}

} // namespace xindang::cli
