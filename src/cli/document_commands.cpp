#include <base/files.h>
#include <cli/commands.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <document/press.h>
#include <usecase/document/find_document.h>
#include <usecase/document/issue_document.h>
#include <usecase/document/json_documents.h>
#include <usecase/document/verify_document.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t LARGEST_FACTS = std::size_t{4} << 20;
constexpr std::size_t LARGEST_PDF = std::size_t{64} << 20;

struct IssueOptions {
    std::string kind;
    std::string facts;
    std::string drafter;
};

ExitCode issue(IssueOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto facts = read_file(options.facts, LARGEST_FACTS);
    if (!facts) return printer.refuse(facts.refusal());
    auto const drafter = session.user(options.drafter, "--drafter");
    auto const clauses =
        usecase::Clauses::load(session.home() / "conf/clauses.xml", session.home() / "xsd/clauses.xsd");
    if (!clauses) return printer.refuse(clauses.refusal());
    auto const role = "documents-" + session.settings().document_key;
    auto const receipt = usecase::issue_document(session.actor(), drafter, {options.kind, std::move(*facts)},
        {session.archive(), session.objects(), session.law(), session.press(), *clauses,
            {session.key(role), session.certificate(role)}, session.clock(),
            usecase::check_marks(session.settings(), session.data_folder(), session.random())});
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line(receipt->number + "  " + receipt->title);
    printer.line(std::to_string(receipt->pages) + " pages, ledger entry " + std::to_string(receipt->entry.value()) +
                 ", SHA-256 " + receipt->digest.hex());
    printer.findings(receipt->notes);
    printer.json(usecase::json_of(*receipt));
    return receipt->notes.count(Severity::Warning) > 0 ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode list(Session& session)
{
    auto& printer = session.printer();
    auto const documents = usecase::list_documents(session.actor(), session.archive());
    if (!documents) return printer.refuse(documents.refusal());
    Table table({"number", "dated", "kind", "title", "standing"});
    for (auto const& document : *documents)
        table.add({document.number, document.dated.text(), document.kind, document.title,
            document.revoked_by ? "revoked" : "in force"});
    printer.table(table);
    printer.json(usecase::json_of(*documents));
    return ExitCode::done();
}

struct FindOptions {
    std::string number;
    std::string output;
};

ExitCode show(FindOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const found = usecase::find_document(session.actor(), options.number, session.archive(), session.objects());
    if (!found) return printer.refuse(found.refusal());
    auto const& document = found->document;
    printer.line(document.number + "  " + document.title);
    printer.line("kind      " + document.kind);
    printer.line("dated     " + document.dated.text());
    printer.line("issued    " + document.issued_at.text() + ", ledger entry " + std::to_string(document.entry.value()));
    if (document.subject) printer.line("subject   " + document.subject->text());
    if (document.revoked_by) printer.line("revoked   by entry " + std::to_string(document.revoked_by->value()));
    printer.line("file      " + std::to_string(found->pdf.size()) + " octets, SHA-256 " + document.digest);
    printer.json(usecase::json_of(document));
    return ExitCode::done();
}

ExitCode save(FindOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const found = usecase::find_document(session.actor(), options.number, session.archive(), session.objects());
    if (!found) return printer.refuse(found.refusal());
    if (options.output == "-") {
        printer.raw(found->pdf);
        return ExitCode::done();
    }
    auto const name = options.output.empty() ? found->document.number + ".pdf" : options.output;
    write_file_atomically(name, found->pdf);
    printer.line("saved " + name);
    printer.json(Json::object().set("file", name).set("number", found->document.number));
    return ExitCode::done();
}

struct VerifyOptions {
    std::string file;
    std::string trust;
};

void print(usecase::DocumentVerdict const& verdict, Printer& printer)
{
    auto const& found = verdict.verification;
    using document::Verification;
    bool const intact = found.integrity == Verification::Integrity::Intact;
    printer.line("title     " + found.title);
    printer.line(std::string("intact    ") + (intact ? "yes" : "NO: " + found.integrity_problem));
    if (found.later_octets > 0)
        printer.line("later     " + std::to_string(found.later_octets) +
                     " octets were added behind the signature: what a viewer shows may not be what was signed");
    printer.line("signed    " + (found.signer ? "by " + found.signer->subject() + ", who says at " + found.claimed_at
                                              : std::string("by nobody")));
    printer.line("trusted   " + (found.trusted ? std::string("yes") : "NO: " + found.trust_problem));
    printer.line(std::string("content   ") + (found.content.has_errors() ? "DIFFERS from the embedded facts"
                                                                         : "prints what the embedded facts say"));
    if (verdict.standing)
        printer.line("ledger    " + verdict.standing->number + ", entry " +
                     std::to_string(verdict.standing->entry.value()) +
                     (verdict.standing->revoked ? ", REVOKED" : ", in force"));
    printer.findings(found.content);
}

ExitCode verify(VerifyOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const file = read_file(options.file, LARGEST_PDF);
    if (!file) return printer.refuse(file.refusal());
    // Anybody can check with --trust and no data folder; with one, the ledger is asked as well.
    bool const alone = !options.trust.empty();
    std::vector<crypto::Certificate> anchors;
    if (alone) {
        auto loaded = crypto::Certificate::load_all(options.trust);
        if (!loaded) return printer.refuse(loaded.refusal());
        anchors = std::move(*loaded);
    } else {
        anchors = session.document_anchors();
    }
    auto const verdict = usecase::verify_document(
        *file, anchors, session.press(), alone ? nullptr : &session.archive(), session.clock());
    if (!verdict) return printer.refuse(verdict.refusal());
    print(*verdict, printer);
    printer.json(usecase::json_of(*verdict));
    bool const revoked = verdict->standing && verdict->standing->revoked;
    if (verdict->verification.all_good())
        return revoked || !verdict->verification.content.all().empty() ? ExitCode::done_with_warnings()
                                                                       : ExitCode::done();
    return ExitCode::of(Fault::Untrusted);
}

} // namespace

void add_document_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "document", "Issues and finds official documents.");

    auto const issuing = std::make_shared<IssueOptions>();
    auto& issue_command = add_command(group, session,
        {"issue", "Checks, numbers, prints, signs and enters a document; the user is its approver.",
            "xindang --user wei document issue ban-decision --facts facts.xml --drafter lin"},
        [issuing, &session] { return issue(*issuing, session); });
    issue_command
        .add_option("KIND", issuing->kind,
            "kind of document, as conf/law/numbering.xml names it: ban-decision, interview-notice, admonition …")
        ->required();
    issue_command.add_option("--facts", issuing->facts, "facts of the draft, by xsd/facts-KIND.xsd")
        ->type_name("FILE")
        ->required();
    issue_command.add_option("--drafter", issuing->drafter, "who drafted it; never the approver")
        ->type_name("LOGIN")
        ->required();

    add_command(group, session, {"list", "Lists the documents issued.", "xindang document list"},
        [&session] { return list(session); });

    auto const showing = std::make_shared<FindOptions>();
    auto& show_command =
        add_command(group, session, {"show", "Tells about one document.", "xindang document show 东药监罚〔2026〕1号"},
            [showing, &session] { return show(*showing, session); });
    show_command.add_option("NUMBER", showing->number, "发文字号, in any usual form")->required();

    auto const saving = std::make_shared<FindOptions>();
    auto& save_command = add_command(group, session,
        {"save", "Writes the PDF of a document to a file.",
            "xindang document save 东药监罚〔2026〕1号 -o decision.pdf"},
        [saving, &session] { return save(*saving, session); });
    save_command.add_option("NUMBER", saving->number, "发文字号, in any usual form")->required();
    save_command.add_option("-o,--output", saving->output, "where to; - for standard output (else NUMBER.pdf)")
        ->type_name("FILE");

    auto const verifying = std::make_shared<VerifyOptions>();
    auto& verify_command = add_command(root, session,
        {"verify", "Checks a PDF: intact, signed by whom, trusted, and whether it prints what its facts say.",
            "xindang verify decision.pdf --trust authority.crt"},
        [verifying, &session] { return verify(*verifying, session); });
    verify_command.add_option("FILE", verifying->file, "the PDF")->required();
    verify_command
        .add_option("--trust", verifying->trust,
            "certificates to trust (else those of the data folder, and its ledger is asked as well)")
        ->type_name("FILE");
}

} // namespace xindang::cli
