#include <archive/archive.h>
#include <archive/object_store.h>
#include <cli/commands.h>
#include <cli/list_services.h>
#include <crypto/aead.h>
#include <exchange/store.h>
#include <exchange/store_json.h>
#include <usecase/list/import_list.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/prove_list.h>
#include <usecase/list/publish_list.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace xindang::cli {

namespace {

struct ListOptions {
    std::string into;
    std::string list_id;
    std::string as;
    std::uint64_t at = 0;
    std::uint64_t epoch = 0;
    std::string number;
    std::string key;
};

/// An opened store, or the exit code after the refusal was printed.
exchange::ListStore opened_store(std::string const& into)
{
    auto const file = usecase::imported_lists(into);
    if (!std::filesystem::exists(file))
        throw CannotOpen({Fault::NotFound, "no list was imported into this folder yet", "into"});
    auto store = exchange::ListStore::open(file);
    if (!store) throw CannotOpen(store.refusal());
    return std::move(store).value();
}

void print_entries(std::vector<exchange::StoredEntry> const& entries, Printer& printer)
{
    Table table({"编号", "版本", "姓名或名称", "决定文号", "期限"});
    auto rows = Json::array();
    for (auto const& entry : entries) {
        table.add(
            {entry.state.id, std::to_string(entry.state.version), entry.name, entry.decision, entry.term.chinese()});
        rows.push(exchange::json_of(entry));
    }
    if (!entries.empty()) printer.table(table);
    printer.json(Json::object().set("entries", std::move(rows)));
}

/// What we published last: numbers only, the entries are in the files.
ExitCode show_published(ListOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const list = list_asked_for(session, options.list_id);
    if (!list) return printer.refuse(list.refusal());
    auto const view = session.archive().view();
    auto const published = usecase::published_list_head(view, session.objects(), list->id);
    if (!published) return printer.refuse(published.refusal());
    auto const& head = published->list.head;
    auto const stale = head.valid_until < session.clock().now();
    printer.line(head.position.list_id + " 第" + std::to_string(head.position.seq) + "期，清单头 " +
                 std::to_string(head.number) + "，共 " + std::to_string(head.position.entry_count) + " 条");
    printer.line("状态摘要 " + exchange::digest_text(head.position.state_digest));
    printer.line("有效期至 " + head.valid_until.text() + (stale ? "（已过期，请重新发布）" : ""));
    for (auto const& part : head.parts)
        printer.line("  " + part.name + "  " + std::to_string(part.bytes) + " 字节");
    printer.json(Json::object()
                     .set("list", head.position.list_id)
                     .set("seq", head.position.seq)
                     .set("head_number", head.number)
                     .set("entries", head.position.entry_count)
                     .set("state_digest", exchange::digest_text(head.position.state_digest))
                     .set("valid_until", head.valid_until.text())
                     .set("stale", stale));
    return stale ? ExitCode::done_with_warnings() : ExitCode::done();
}

/// Where each of our lists stands.
ExitCode status_of_ours(Session& session)
{
    auto& printer = session.printer();
    Table table({"名单", "名称", "期", "清单头", "条数", "有效期至", "状态"});
    auto rows = Json::array();
    auto any_stale = false;
    auto const view = session.archive().view();
    for (auto const& list : session.settings().lists) {
        auto const published = usecase::published_list_head(view, session.objects(), list.id);
        if (!published && published.refusal().fault != Fault::NotFound) return printer.refuse(published.refusal());
        auto row = Json::object();
        row.set("list", list.id).set("form", law::word_of(list.form)).set("published", published.operator bool());
        if (!published) {
            table.add({list.id, list.name, "", "", "", "", "未发布"});
            rows.push(std::move(row));
            continue;
        }
        auto const& head = published->list.head;
        auto const stale = head.valid_until < session.clock().now();
        any_stale = any_stale || stale;
        table.add({list.id, list.name, std::to_string(head.position.seq), std::to_string(head.number),
            std::to_string(head.position.entry_count), head.valid_until.text(), stale ? "已过期" : "有效"});
        row.set("seq", head.position.seq).set("head_number", head.number).set("entries", head.position.entry_count);
        row.set("state_digest", exchange::digest_text(head.position.state_digest));
        rows.push(std::move(row.set("valid_until", head.valid_until.text()).set("stale", stale)));
    }
    printer.table(table);
    printer.json(Json::object().set("lists", std::move(rows)));
    return any_stale ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode show(ListOptions const& options, Session& session)
{
    if (options.into.empty()) return show_published(options, session);
    auto store = opened_store(options.into);
    auto const epoch = options.epoch > 0 ? std::optional(options.epoch) : std::nullopt;
    std::vector<exchange::StoredEntry> entries;
    for (auto const& list : store.all())
        if (options.list_id.empty() || options.list_id == list.list_id)
            for (auto& entry :
                options.at == 0 ? store.entries(list.list_id) : store.entries_at(list.list_id, options.at, epoch))
                entries.push_back(std::move(entry));
    print_entries(entries, session.printer());
    return ExitCode::done();
}

ExitCode status(ListOptions const& options, Session& session)
{
    if (options.into.empty() && options.list_id.empty()) return status_of_ours(session);
    if (options.into.empty()) return show_published(options, session);
    auto& printer = session.printer();
    auto store = opened_store(options.into);
    Table table({"名单", "发布机关", "期", "条数", "导入时间", "有效期至", "状态"});
    auto rows = Json::array();
    bool any_stale = false;
    for (auto const& list : store.all()) {
        auto const now = session.clock().now();
        auto const stale = list.stale_at(now) || list.position.seq == 0;
        any_stale = any_stale || stale;
        table.add({list.list_id, list.issuer.name, std::to_string(list.position.seq),
            std::to_string(list.position.entry_count), list.imported_at.text(), list.reliable_until().text(),
            stale ? "已过期" : "有效"});
        rows.push(exchange::json_of(list, store.accepted_epochs(list.list_id), now));
    }
    printer.table(table);
    printer.json(Json::object().set("lists", std::move(rows)));
    return any_stale ? ExitCode::done_with_warnings() : ExitCode::done();
}

/// Whether somebody is on an imported list: by credit code, or by the number of a person and the partner's own key.
ExitCode check(ListOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto store = opened_store(options.into);
    std::optional<usecase::PartnerKey> partner;
    if (!options.key.empty() && !options.as.empty()) {
        auto const key = crypto::load_secret(options.key);
        if (!key) return printer.refuse(key.refusal());
        partner = {options.as, *key};
    }
    auto const identifier = usecase::listed_identifier(options.number, partner);
    if (!identifier) return printer.refuse(identifier.refusal());
    auto const found = store.with_identifier(*identifier);
    if (found.empty()) printer.line("名单中没有");
    print_entries(found, printer);
    return ExitCode::done();
}

void add_looking(CLI::App& group, Session& session)
{
    auto const showing = std::make_shared<ListOptions>();
    auto& show_command = add_command(group, session,
        {"show", "Shows what was published last, or (--into) the entries in force that were imported.",
            "xindang list show --into /var/lib/partner"},
        [showing, &session] { return show(*showing, session); });
    show_command.add_option("--into", showing->into, "data folder of a partner")->type_name("DIR");
    show_command.add_option("--list", showing->list_id, "this list only (of ours: else the first)")->type_name("ID");
    show_command.add_option("--at", showing->at, "the state of this sequence, if it is kept (else the one in force)")
        ->type_name("SEQ")
        ->needs("--into");
    show_command
        .add_option("--epoch", showing->epoch, "with --at: of this epoch (else the newest that has the sequence)")
        ->type_name("N")
        ->needs("--at");

    auto const asking = std::make_shared<ListOptions>();
    auto& status_command = add_command(group, session,
        {"status", "Says which lists are in force and until when they may be relied on.",
            "xindang list status --into /var/lib/partner"},
        [asking, &session] { return status(*asking, session); });
    status_command.add_option("--into", asking->into, "data folder of a partner")->type_name("DIR");
    status_command.add_option("--list", asking->list_id, "one of our lists (else all of them)")->type_name("ID");

    auto const checking = std::make_shared<ListOptions>();
    auto& check_command = add_command(group, session,
        {"check", "Looks somebody up in the imported lists by an exact number.",
            "xindang list check 91350100M000100Y43 --into /var/lib/partner"},
        [checking, &session] { return check(*checking, session); });
    check_command.add_option("NUMBER", checking->number, "credit code, or the number of a person")->required();
    check_command.add_option("--into", checking->into, "data folder of a partner")->required()->type_name("DIR");
    check_command.add_option("--key", checking->key, "the partner's key for persons")->type_name("FILE");
    check_command.add_option("--as", checking->as, "the partner the key belongs to")->type_name("CODE");
}

} // namespace

void add_list_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "list", "Publishes discipline lists and imports those of others.");
    add_looking(group, session);
}

} // namespace xindang::cli
