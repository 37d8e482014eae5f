#include <crypto/aead.h>
#include <exchange/store.h>
#include <exchange/store_json.h>
#include <partner/commands.h>
#include <usecase/list/import_list.h>
#include <usecase/list/prove_list.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::partner {

namespace {

constexpr int STALE = 14; // of the exit codes of list imports

struct LookOptions {
    std::string into;
    std::string list_id;
    std::string number;
    std::string key;
    std::string as;
    std::uint64_t at = 0;
    std::uint64_t epoch = 0;
};

Outcome<exchange::ListStore> opened_store(std::string const& into)
{
    auto const file = usecase::imported_lists(into);
    if (!std::filesystem::exists(file))
        return Refusal{Fault::NotFound, "no list was imported into this folder yet", "into"};
    return exchange::ListStore::open(file);
}

/// How far the lists may be relied on: a "no hit" of a stale one is none.
struct Standing {
    Json lists = Json::array();
    std::string text;
    bool any_stale = false;
};

Standing standing_of(exchange::ListStore& store, Instant now)
{
    Standing standing;
    for (auto const& list : store.all()) {
        auto const stale = list.stale_at(now) || list.position.seq == 0;
        standing.any_stale = standing.any_stale || stale;
        standing.text += list.list_id + "  " + list.issuer.name + "  第" + std::to_string(list.position.seq) + "期  " +
                         std::to_string(list.position.entry_count) + " 条  有效期至 " + list.reliable_until().text() +
                         (stale ? "  已过期" : "") + "\n";
        standing.lists.push(exchange::json_of(list, store.accepted_epochs(list.list_id), now));
    }
    return standing;
}

void add_entries(std::vector<exchange::StoredEntry> const& entries, std::string& text, Json& rows)
{
    for (auto const& entry : entries) {
        text += entry.state.id + "  v" + std::to_string(entry.state.version) + "  " + entry.state.status + "  " +
                entry.name + "  " + entry.decision + "  " + entry.term.chinese() + "\n";
        rows.push(exchange::json_of(entry));
    }
}

int status(LookOptions const& options, Surroundings const& surroundings)
{
    auto store = opened_store(options.into);
    if (!store) return surroundings.refuse(store.refusal());
    auto standing = standing_of(*store, surroundings.clock.now());
    surroundings.print(standing.text, Json::object().set("lists", std::move(standing.lists)));
    return standing.any_stale ? STALE : 0;
}

int show(LookOptions const& options, Surroundings const& surroundings)
{
    auto store = opened_store(options.into);
    if (!store) return surroundings.refuse(store.refusal());
    auto const epoch = options.epoch > 0 ? std::optional(options.epoch) : std::nullopt;
    std::string text;
    auto rows = Json::array();
    for (auto const& list : store->all())
        if (options.list_id.empty() || options.list_id == list.list_id)
            add_entries(
                options.at == 0 ? store->entries(list.list_id) : store->entries_at(list.list_id, options.at, epoch),
                text, rows);
    surroundings.print(text, Json::object().set("entries", std::move(rows)));
    return 0;
}

int check(LookOptions const& options, Surroundings const& surroundings)
{
    auto store = opened_store(options.into);
    if (!store) return surroundings.refuse(store.refusal());
    std::optional<usecase::PartnerKey> partner;
    if (!options.key.empty()) {
        auto const key = crypto::load_secret(options.key);
        if (!key) return surroundings.refuse(key.refusal());
        partner = {options.as, *key};
    }
    auto const identifier = usecase::listed_identifier(options.number, partner);
    if (!identifier) return surroundings.refuse(identifier.refusal());
    auto const found = store->with_identifier(*identifier);
    std::string text = found.empty() ? "名单中没有\n" : "";
    auto rows = Json::array();
    add_entries(found, text, rows);
    auto standing = standing_of(*store, surroundings.clock.now());
    surroundings.print(text + standing.text, Json::object()
                                                 .set("listed", !found.empty())
                                                 .set("entries", std::move(rows))
                                                 .set("lists", std::move(standing.lists)));
    return standing.any_stale ? STALE : 0;
}

} // namespace

void add_look_commands(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const options = std::make_shared<LookOptions>();
    auto const with_folder = [options](CLI::App& command) {
        command.add_option("--into", options->into, "our state folder")->required()->type_name("DIR");
    };
    with_folder(add(root, answer, "status", "Says which lists are in force and until when they may be relied on.",
        [options, &surroundings] { return status(*options, surroundings); }));
    auto& showing = add(root, answer, "show", "Shows the entries in force.",
        [options, &surroundings] { return show(*options, surroundings); });
    with_folder(showing);
    showing.add_option("--list", options->list_id, "this list only")->type_name("ID");
    showing.add_option("--at", options->at, "the state of this sequence, if it is kept")->type_name("SEQ");
    showing.add_option("--epoch", options->epoch, "with --at: of this epoch (else the newest that has the sequence)")
        ->type_name("N")
        ->needs("--at");
    auto& checking = add(root, answer, "check", "Looks somebody up by an exact number.",
        [options, &surroundings] { return check(*options, surroundings); });
    with_folder(checking);
    checking.add_option("NUMBER", options->number, "credit code, or the number of a person")->required();
    auto* key = checking.add_option("--key", options->key, "our key for persons")->type_name("FILE");
    auto* as = checking.add_option("--as", options->as, "our code")->type_name("CODE");
    key->needs(as);
}

} // namespace xindang::partner
