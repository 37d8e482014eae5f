#include <base/files.h>
#include <cli/commands.h>
#include <crypto/certificate.h>
#include <document/press.h>
#include <usecase/document/json_documents.h>
#include <usecase/document/verify_document.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t LARGEST_PDF = std::size_t{64} << 20;

struct VerifyOptions {
    std::string file;
    std::string trust;
    std::string trust_time;
};

void print(document::ProvenTime const& time, std::string const& label, Printer& printer)
{
    printer.line(label + time.at.text() + " by " + time.authority +
                 (time.trusted ? std::string() : ", which proves NOTHING: " + time.trust_problem));
}

void print(document::SignatureReport const& report, std::size_t number, Printer& printer)
{
    using Word = crypto::Standing::Word;
    auto const intact = report.integrity == document::Integrity::Intact;
    printer.line("signature " + std::to_string(number));
    printer.line("  intact     " + (intact ? std::string("yes") : "NO: " + report.integrity_problem));
    printer.line("  signer     " + (report.signer ? report.signer->subject() : std::string("nobody")));
    if (!report.claimed_at.empty()) printer.line("  claims     " + report.claimed_at);
    if (report.time_stamp) print(*report.time_stamp, "  proven     ", printer);
    printer.line("  chain      " + (report.trusted ? std::to_string(report.chain.size()) + " certificates, valid at " +
                                                         report.judged_at.text()
                                                   : "NOT TRUSTED: " + report.trust_problem));
    if (!report.chain.empty()) {
        auto const& standing = report.revocation;
        printer.line(
            "  revocation " + (standing.word == Word::Good
                                      ? "none, by " + standing.source + " of " + standing.this_update->text()
                                  : standing.word == Word::Revoked ? "REVOKED at " + standing.revoked_at->text()
                                                                   : "not in the file: " + standing.problem));
    }
    if (report.certifies) printer.line("  certifies  P=" + std::to_string(*report.certifies));
    printer.line("  level      " + std::string(intact ? word_of(report.level) : "none"));
}

void print_changes(document::Verification const& found, Printer& printer)
{
    for (std::size_t i = 1; i < found.revisions.size(); ++i)
        for (auto const& change : found.revisions[i].changes)
            printer.line("later     revision " + std::to_string(i + 1) + ": " +
                         (change.kind == pdf::FoundChange::Kind::Forbidden ? "SUSPICIOUS: " : "allowed: ") +
                         change.what);
    if (found.later_octets > 0)
        printer.line("later     SUSPICIOUS: " + std::to_string(found.later_octets) +
                     " octets were added behind the signature: what a viewer shows may not be what was signed");
}

char const* words_of(usecase::LedgerStanding::State state)
{
    using State = usecase::LedgerStanding::State;
    switch (state) {
    case State::InForce:
        return "in force";
    case State::Revoked:
        return "REVOKED";
    case State::Withdrawn:
        return "WITHDRAWN";
    case State::Expired:
        return "EXPIRED";
    }
    return "";
}

void print(usecase::DocumentVerdict const& verdict, Printer& printer)
{
    auto const& found = verdict.verification;
    printer.line("title     " + found.title);
    printer.line(std::string("valid     ") + (found.all_good() ? "yes" : "NO"));
    std::size_t number = 0;
    for (auto const& report : found.signatures)
        print(report, ++number, printer);
    for (auto const& time : found.archive_stamps)
        print(time, "archived  ", printer);
    print_changes(found, printer);
    printer.line(std::string("content   ") + (found.content.has_errors() ? "DIFFERS from the embedded facts"
                                                                         : "prints what the embedded facts say"));
    if (auto const& known = verdict.standing)
        printer.line("ledger    " + known->number + ", entry " + std::to_string(known->entry.value()) + ", " +
                     words_of(known->state) + (known->ended_on ? " on " + known->ended_on->text() : ""));
    printer.findings(found.proof);
    printer.findings(found.content);
}

// Anybody can check with --trust and no data folder; with one, the ledger is asked as well.
Outcome<document::Trust> trust_of(VerifyOptions const& options, Session& session)
{
    if (options.trust.empty()) return session.trust();
    auto signers = crypto::Certificate::load_all(options.trust);
    if (!signers) return signers.refusal();
    if (options.trust_time.empty()) return document::Trust(*signers);
    auto stampers = crypto::Certificate::load_all(options.trust_time);
    if (!stampers) return stampers.refusal();
    return document::Trust(std::move(*signers), std::move(*stampers));
}

ExitCode verify(VerifyOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const file = read_file(options.file, LARGEST_PDF);
    if (!file) return printer.refuse(file.refusal());
    bool const alone = !options.trust.empty();
    auto const trust = trust_of(options, session);
    if (!trust) return printer.refuse(trust.refusal());
    auto const verdict =
        usecase::verify_document(*file, *trust, session.press(), alone ? nullptr : &session.archive(), session.clock());
    if (!verdict) return printer.refuse(verdict.refusal());
    print(*verdict, printer);
    printer.json(usecase::json_of(*verdict));
    bool const ended = verdict->standing && verdict->standing->state != usecase::LedgerStanding::State::InForce;
    auto const& found = verdict->verification;
    auto const warnings = found.content.count(Severity::Warning) + found.proof.count(Severity::Warning);
    if (found.all_good()) return ended || warnings > 0 ? ExitCode::done_with_warnings() : ExitCode::done();
    return ExitCode::of(Fault::Untrusted);
}

} // namespace

void add_verify_command(CLI::App& root, Session& session)
{
    auto const verifying = std::make_shared<VerifyOptions>();
    auto& verify_command = add_command(root, session,
        {"verify",
            "Checks a PDF layer by layer: integrity, signer, chain, revocation, time, later changes, printed text.",
            "xindang verify decision.pdf --trust authority.crt"},
        [verifying, &session] { return verify(*verifying, session); });
    verify_command.add_option("FILE", verifying->file, "the PDF")->required();
    verify_command
        .add_option("--trust", verifying->trust,
            "certificates to trust (else those of the data folder, and its ledger is asked as well)")
        ->type_name("FILE");
    verify_command
        .add_option("--trust-time", verifying->trust_time,
            "certificates to trust for time-stamps, when they are others than those of --trust")
        ->type_name("FILE")
        ->needs("--trust");
}

} // namespace xindang::cli
