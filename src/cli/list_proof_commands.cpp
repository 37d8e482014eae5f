#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/files.h>
#include <cli/commands.h>
#include <cli/list_services.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/prove_list.h>
#include <usecase/list/publish_list.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t MAX_PROOF = std::size_t{8} << 20;

struct ProofOptions {
    std::string entry;
    std::string subject;
    std::string key;
    std::string as;
    std::string from;
    std::string list_id;
    std::string out;
    std::string file;
    std::string root;
};

/// The key of the partner who asks: from its file, or at the issuer from the master key.
Outcome<std::optional<usecase::PartnerKey>> partner_key(ProofOptions const& options, Session& session)
{
    if (options.as.empty()) return std::optional<usecase::PartnerKey>{};
    auto const key_file = options.key.empty() ? session.data_folder().master_key() : std::filesystem::path(options.key);
    auto key = crypto::load_secret(key_file);
    if (!key) return key.refusal();
    if (options.key.empty()) {
        auto const list = list_asked_for(session, options.list_id);
        if (!list) return list.refusal();
        key = usecase::list_partner_key(*key, list->id, options.as);
    }
    return std::optional<usecase::PartnerKey>{{options.as, *key}};
}

Outcome<exchange::ListQuestion> question_of(ProofOptions const& options, Session& session)
{
    if (options.subject.empty()) return exchange::ListQuestion{options.entry, std::nullopt};
    auto const key = partner_key(options, session);
    if (!key) return key.refusal();
    auto identifier = usecase::listed_identifier(options.subject, *key);
    if (!identifier) return identifier.refusal();
    return exchange::ListQuestion{"", std::move(*identifier)};
}

Outcome<Bytes> prove_own(ProofOptions const& options, exchange::ListQuestion const& question, Session& session)
{
    auto const list = list_asked_for(session, options.list_id);
    if (!list) return list.refusal();
    return usecase::prove_published_list(
        session.actor(), list->id, question, session.archive().view(), session.objects());
}

ExitCode prove(ProofOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const question = question_of(options, session);
    if (!question) return printer.refuse(question.refusal());
    auto const proof = options.from.empty() ? prove_own(options, *question, session)
                                            : usecase::prove_list(session.actor(), options.from, *question);
    if (!proof) return printer.refuse(proof.refusal());
    if (options.out.empty()) {
        printer.block(*proof);
    } else {
        write_file_atomically(options.out, *proof);
    }
    printer.json(Json::object().set("proof", *proof));
    return ExitCode::done();
}

ExitCode refuse_proof(exchange::Reason const& reason, Printer& printer)
{
    auto const code = exchange::exit_code_of(exchange::ListOutcome::Rejected, {reason});
    printer.line(
        "证明不成立：" + std::string(exchange::word_of(reason.code)) + " " + reason.where + ": " + reason.text);
    printer.line("    → " + std::string(exchange::advice_for(reason.code)));
    printer.json(Json::object()
                     .set("holds", false)
                     .set("code", exchange::word_of(reason.code))
                     .set("where", reason.where)
                     .set("entry", reason.entry)
                     .set("text", reason.text));
    return ExitCode::of_list_import(code);
}

/// Whether the proof is about whom one believes it to be about: a proof names nobody but by a hash.
Outcome<Done> check_question(ProofOptions const& options, exchange::ListQuestion const& proven, Session& session)
{
    if (options.entry.empty() && options.subject.empty()) return Done{};
    auto const asked = question_of(options, session);
    if (!asked) return asked.refusal();
    auto const same =
        asked->entry == proven.entry && asked->subject.has_value() == proven.subject.has_value() &&
        (!asked->subject ||
            (asked->subject->value == proven.subject->value && asked->subject->scheme == proven.subject->scheme &&
                asked->subject->form == proven.subject->form && asked->subject->key_id == proven.subject->key_id));
    if (same) return Done{};
    return Refusal{Fault::Untrusted, "the proof is about another entry or subject", "question"};
}

ExitCode verify(ProofOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const text = read_file(options.file, MAX_PROOF);
    if (!text) return printer.refuse(text.refusal());
    auto const root = crypto::Certificate::load(options.root);
    if (!root) return printer.refuse(root.refusal());
    auto const schemas = exchange::ProofSchemas::load(session.home() / "xsd");
    if (!schemas) return printer.refuse(schemas.refusal());
    auto const verdict =
        exchange::verify_proof(*text, *schemas, *root, usecase::list_environment(session.settings().environment));
    if (!verdict) return refuse_proof(verdict.reason(), printer);
    if (auto const done = check_question(options, verdict->question, session); !done)
        return printer.refuse(done.refusal());

    auto const& head = verdict->head;
    auto const stale = verdict->stale_at(session.clock().now());
    printer.line(verdict->entries.empty() ? "证明成立：名单中没有" : "证明成立：在名单中");
    auto entries = Json::array();
    for (auto const& entry : verdict->entries) {
        printer.line(
            "  " + entry.state.id + "  第" + std::to_string(entry.state.version) + "版  " + entry.state.status);
        entries.push(Json::object()
                         .set("id", entry.state.id)
                         .set("version", entry.state.version)
                         .set("status", entry.state.status)
                         .set("xml", entry.xml));
    }
    printer.line(head.position.list_id + " 第" + std::to_string(head.position.seq) + "期，" + head.header.sender.name +
                 "，签发于 " + head.header.created_at.text() + "，有效期至 " + head.valid_until.text() +
                 (stale ? "（已过期：这是当时的情况）" : ""));
    printer.json(Json::object()
                     .set("holds", true)
                     .set("listed", !verdict->entries.empty())
                     .set("entries", std::move(entries))
                     .set("list", head.position.list_id)
                     .set("seq", head.position.seq)
                     .set("state_digest", exchange::digest_text(head.position.state_digest))
                     .set("created_at", head.header.created_at.text())
                     .set("valid_until", head.valid_until.text())
                     .set("stale", stale));
    return stale ? ExitCode::done_with_warnings() : ExitCode::done();
}

void add_question(CLI::App& command, ProofOptions& options)
{
    auto* entry = command.add_option("--entry", options.entry, "id of an entry")->type_name("ID");
    command.add_option("--subject", options.subject, "credit code, or the number of a person")
        ->type_name("NUMBER")
        ->excludes(entry);
    command.add_option("--as", options.as, "the partner whose key finds a person")->type_name("CODE");
    command.add_option("--key", options.key, "that partner's key (else derived from our own master key)")
        ->type_name("FILE");
}

} // namespace

void add_list_proof_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "list", "");
    auto const options = std::make_shared<ProofOptions>();
    auto& prover = add_command(group, session,
        {"prove", "Writes a proof that an entry stands in a list, or that somebody is on it, or that not.",
            "xindang list prove --subject 91350100M000100Y43 --out proof.xml"},
        [options, &session] { return prove(*options, session); });
    add_question(prover, *options);
    prover.add_option("--from", options->from, "folder or http(s) address of a list's files (else our newest one)")
        ->type_name("SOURCE");
    prover.add_option("--list", options->list_id, "which of our lists")->type_name("ID")->excludes("--from");
    prover.add_option("--out", options->out, "file to write (else standard output)")->type_name("FILE");

    auto const checking = std::make_shared<ProofOptions>();
    auto& verifier = add_command(group, session,
        {"verify-proof", "Verifies a proof offline, with nothing but the issuer's root certificate.",
            "xindang list verify-proof proof.xml --root issuer-root.crt"},
        [checking, &session] { return verify(*checking, session); });
    verifier.add_option("FILE", checking->file, "the proof")->required();
    verifier.add_option("--root", checking->root, "the issuer's root certificate")->required()->type_name("CERT");
    add_question(verifier, *checking);
}

} // namespace xindang::cli
