#include <base/files.h>
#include <crypto/certificate.h>
#include <exchange/proof.h>
#include <partner/commands.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::partner {

namespace {

constexpr std::size_t MAX_PROOF = std::size_t{8} << 20;
constexpr int STALE = 14; // of the exit codes of list imports

struct ProofOptions {
    std::string file;
    std::string root;
    bool production = false;
};

int refuse(exchange::Reason const& reason, Surroundings const& surroundings)
{
    auto const word = std::string(exchange::word_of(reason.code));
    surroundings.print("证明不成立：" + word + " " + reason.where + ": " + reason.text + "\n    → " +
                           std::string(exchange::advice_for(reason.code)) + "\n",
        Json::object()
            .set("holds", false)
            .set("code", word)
            .set("where", reason.where)
            .set("entry", reason.entry)
            .set("text", reason.text));
    return exchange::exit_code_of(exchange::ListOutcome::Rejected, {reason});
}

int verify(ProofOptions const& options, Surroundings const& surroundings)
{
    auto const text = read_file(options.file, MAX_PROOF);
    if (!text) return surroundings.refuse(text.refusal());
    auto const root = crypto::Certificate::load(options.root);
    if (!root) return surroundings.refuse(root.refusal());
    auto const schemas = exchange::ProofSchemas::load(surroundings.schema_folder());
    if (!schemas) return surroundings.refuse(schemas.refusal());
    auto const verdict = exchange::verify_proof(
        *text, *schemas, *root, options.production ? exchange::Environment::Production : exchange::Environment::Test);
    if (!verdict) return refuse(verdict.reason(), surroundings);
    auto const& head = verdict->head;
    auto const stale = verdict->stale_at(surroundings.clock.now());
    std::string words = verdict->entries.empty() ? "证明成立：名单中没有\n" : "证明成立：在名单中\n";
    auto entries = Json::array();
    for (auto const& entry : verdict->entries) {
        words += "  " + entry.state.id + "  v" + std::to_string(entry.state.version) + "  " + entry.state.status + "\n";
        entries.push(Json::object().set("id", entry.state.id).set("version", entry.state.version));
    }
    words += head.position.list_id + " 第" + std::to_string(head.position.seq) + "期，有效期至 " +
             head.valid_until.text() + (stale ? "（已过期：这是当时的情况）" : "") + "\n";
    surroundings.print(words, Json::object()
                                  .set("holds", true)
                                  .set("listed", !verdict->entries.empty())
                                  .set("entries", std::move(entries))
                                  .set("list", head.position.list_id)
                                  .set("seq", head.position.seq)
                                  .set("valid_until", head.valid_until.text())
                                  .set("stale", stale));
    return stale ? STALE : 0;
}

} // namespace

void add_proof_command(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const options = std::make_shared<ProofOptions>();
    auto& command = add(root, answer, "verify-proof",
        "Verifies a proof of one answer offline, with nothing but the issuer's root certificate.",
        [options, &surroundings] { return verify(*options, surroundings); });
    command.add_option("FILE", options->file, "the proof")->required();
    command.add_option("--root", options->root, "the issuer's root certificate")->required()->type_name("CERT");
    command.add_flag("--production", options->production, "a proof of a real list");
}

} // namespace xindang::partner
