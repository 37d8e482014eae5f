#include <base/files.h>
#include <cli/batch_command.h>
#include <cli/commands.h>
#include <crypto/signing_key.h>
#include <document/press.h>
#include <document/sign.h>
#include <usecase/document/find_document.h>
#include <usecase/document/issue_document.h>
#include <usecase/document/json_documents.h>
#include <usecase/document/prove_document.h>
#include <usecase/document/revoke_document.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t LARGEST_FACTS = std::size_t{4} << 20;

struct IssueOptions {
    std::string kind;
    std::string facts;
    std::string drafter;
    std::string level;
};

Outcome<document::Level> level_of(std::string const& word, Session& session)
{
    if (word.empty()) return session.settings().documents.level;
    return document::parse_level(word);
}

ExitCode issue(IssueOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto facts = read_file(options.facts, LARGEST_FACTS);
    if (!facts) return printer.refuse(facts.refusal());
    auto const drafter = session.user(options.drafter, "--drafter");
    auto const clauses =
        usecase::Clauses::load(session.home() / "conf/clauses.xml", session.home() / "xsd/clauses.xsd");
    if (!clauses) return printer.refuse(clauses.refusal());
    auto const level = level_of(options.level, session);
    if (!level) return printer.refuse(level.refusal());
    std::optional<document::Provers> provers;
    if (*level != document::Level::B) provers.emplace(session.provers());
    auto const receipt = usecase::issue_document(session.actor(), drafter, {options.kind, std::move(*facts)},
        {session.archive(), session.objects(), session.law(), session.press(), *clauses, session.document_signer(),
            session.clock(), usecase::check_marks(session.settings(), session.data_folder(), session.random()), provers,
            *level});
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line(receipt->number + "  " + receipt->title);
    printer.line(std::to_string(receipt->pages) + " pages, " + std::string(word_of(receipt->level)) +
                 ", ledger entry " + std::to_string(receipt->entry.value()) + ", SHA-256 " + receipt->digest.hex());
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

struct ProveOptions {
    std::string number;
    std::string level;
};

usecase::ProofServices proof_services(Session& session)
{
    return {session.archive(), session.objects(), session.provers(), session.clock(),
        notice::CheckData{session.data_folder().site()}};
}

ExitCode prove(ProveOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const level = level_of(options.level, session);
    if (!level) return printer.refuse(level.refusal());
    auto const receipt = usecase::prove_document(session.actor(), options.number, *level, proof_services(session));
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line(receipt->number + "  " + std::string(word_of(receipt->level)) +
                 (receipt->entry ? ", ledger entry " + std::to_string(receipt->entry->value()) : ", as it was before"));
    if (receipt->renew_before) printer.line("to be renewed before " + receipt->renew_before->text());
    printer.json(usecase::json_of(*receipt));
    return ExitCode::done();
}

struct RenewOptions {
    std::optional<unsigned> days;
};

ExitCode renew(RenewOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const& settings = session.settings().documents;
    auto const receipt = usecase::renew_time_stamps(session.actor(), settings.level,
        options.days.value_or(settings.renew_days), proof_services(session), session.progress());
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line(std::to_string(receipt->looked_at) + " documents, " + std::to_string(receipt->raised) +
                 " brought to " + std::string(word_of(settings.level)) + ", " + std::to_string(receipt->renewed) +
                 " renewed");
    printer.findings(receipt->problems);
    printer.json(usecase::json_of(*receipt));
    return receipt->problems.has_errors() ? ExitCode::of(Fault::Unavailable) : ExitCode::done();
}

struct RevokeOptions {
    std::string number;
    std::string reason;
    std::string by;
    std::string drafter;
    std::string on;
    std::string ground;
};

ExitCode revoke(RevokeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const number = model::DocumentNumber::parse(options.number);
    if (!number) return printer.refuse(number.refusal());
    usecase::RevokeDocument request{*number, options.reason, options.by};
    if (!options.on.empty()) {
        auto const day = model::CivilDate::parse(options.on);
        if (!day) return printer.refuse(day.refusal());
        request.on = *day;
    }
    request.ground = options.ground;
    auto const drafter = session.user(options.drafter, "--drafter");
    auto const receipt = usecase::revoke_document(session.actor(), drafter, request, session.notices());
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line("revoked: " + receipt->number + " on " + receipt->revoked_on.text() + ", ledger entry " +
                 std::to_string(receipt->entry.value()));
    for (auto const& id : receipt->withdrawn)
        printer.line("notice " + id + " withdrawn, due by " + receipt->due.text() + " (" + receipt->basis + ")" +
                     (receipt->late ? ", LATE" : ""));
    for (auto const entry : receipt->retracted)
        printer.line("its record retracted, ledger entry " + std::to_string(entry.value()));
    printer.findings(receipt->notes);
    printer.json(usecase::json_of(*receipt));
    return receipt->late ? ExitCode::done_with_warnings() : ExitCode::done();
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
    issue_command.add_option("--level", issuing->level, "B-B, B-T, B-LT or B-LTA (else what conf/xindang.xml says)")
        ->type_name("LEVEL");
    issue_command.add_option("--drafter", issuing->drafter, "who drafted it; never the approver")
        ->type_name("LOGIN")
        ->required();

    add_batch_command(group, session);

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

    auto const proving = std::make_shared<ProveOptions>();
    auto& prove_command = add_command(group, session,
        {"prove", "Adds time-stamps and evidence to an issued document, so that it can be checked in decades.",
            "xindang document prove 东药监罚〔2026〕1号 --level B-LTA"},
        [proving, &session] { return prove(*proving, session); });
    prove_command.add_option("NUMBER", proving->number, "发文字号, in any usual form")->required();
    prove_command.add_option("--level", proving->level, "B-T, B-LT or B-LTA (else what conf/xindang.xml says)")
        ->type_name("LEVEL");

    auto const renewing = std::make_shared<RenewOptions>();
    auto& renew_command = add_command(group, session,
        {"renew-timestamps",
            "Brings every document to the configured level and renews archive time-stamps about to end; run it daily.",
            "xindang document renew-timestamps"},
        [renewing, &session] { return renew(*renewing, session); });
    renew_command
        .add_option("--days", renewing->days, "how long before its end a time-stamp is renewed (else conf/xindang.xml)")
        ->type_name("N");

    auto const revoking = std::make_shared<RevokeOptions>();
    auto& revoke_command = add_command(group, session,
        {"revoke", "Takes a document back: its notices, its record and its ban go with it; the user is the approver.",
            "xindang --user wei document revoke 东药监罚〔2026〕1号 --by 东政复决〔2026〕12号 --reason "
            "行政处罚决定被依法撤销 "
            "--drafter lin"},
        [revoking, &session] { return revoke(*revoking, session); });
    revoke_command.add_option("NUMBER", revoking->number, "发文字号, in any usual form")->required();
    revoke_command.add_option("--by", revoking->by, "number of what revokes it: ours, of a review body or of a court")
        ->type_name("NUMBER")
        ->required();
    revoke_command.add_option("--reason", revoking->reason, "told to the public where the document was published")
        ->required();
    revoke_command.add_option("--drafter", revoking->drafter, "who drafted the revocation; never the approver")
        ->type_name("LOGIN")
        ->required();
    revoke_command
        .add_option("--ground", revoking->ground,
            "court, review, identity or law-changed: what partners are told of its entries on lists (else: revoked)")
        ->type_name("CODE");
    revoke_command.add_option("--on", revoking->on, "day of what revokes it (else today)")->type_name("DAY");
}

} // namespace xindang::cli
