#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/files.h>
#include <cli/commands.h>
#include <cli/list_services.h>
#include <crypto/hash.h>
#include <crypto/sm2.h>
#include <law/catalogue.h>
#include <usecase/list/list_keys.h>
#include <usecase/list/publish_list.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <vector>

namespace xindang::cli {

namespace {

struct KeyOptions {
    std::string list_id;
    std::string role;
    std::string key;
    std::string from;
};

/// What a list's newest publication says; none before the first.
std::optional<exchange::KeySet> published_keys(Session& session, std::string const& list_id)
{
    auto const published = usecase::published_list_head(session.archive().view(), session.objects(), list_id);
    if (published) return published->list.key_set;
    if (published.refusal().fault != Fault::NotFound) throw CannotOpen(published.refusal());
    return std::nullopt;
}

std::string_view chinese_of(std::string const& role)
{
    if (role == "root") return "根";
    if (role == "list") return "名单";
    return role == "head" ? "清单头" : "反馈";
}

std::string_view state_of(exchange::ListKey const& key, Instant now)
{
    if (key.revoked_at) return "revoked";
    return key.to <= now ? "retired" : "in-use";
}

ExitCode show(KeyOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const list = list_asked_for(session, options.list_id);
    if (!list) return printer.refuse(list.refusal());
    auto const keys = published_keys(session, list->id);
    if (!keys) return printer.refuse({Fault::NotFound, "the list was not published yet", "list"});
    auto const now = session.clock().now();
    Table table({"密钥", "用途", "自", "至", "吊销自", "状态", "证书摘要"});
    auto rows = Json::array();
    for (auto const& key : keys->keys) {
        auto const revoked = key.revoked_at ? key.revoked_at->text() : std::string();
        auto const state = state_of(key, now);
        auto const digest = crypto::sha256(key.certificate_der).hex();
        table.add({key.id, std::string(chinese_of(key.role)), key.from.text(), key.to.text(), revoked,
            state == "in-use"    ? "使用中"
            : state == "retired" ? "已更换"
                                 : "已吊销",
            digest});
        rows.push(Json::object()
                      .set("id", key.id)
                      .set("role", key.role)
                      .set("from", key.from.text())
                      .set("to", key.to.text())
                      .set("revoked_at", revoked)
                      .set("state", state)
                      .set("certificate_sha256", digest));
    }
    printer.line("密钥集第" + std::to_string(keys->version) + "版，有效期至 " + keys->valid_until.text());
    printer.table(table);
    printer.json(Json::object()
                     .set("version", keys->version)
                     .set("valid_until", keys->valid_until.text())
                     .set("keys", std::move(rows)));
    return ExitCode::done();
}

/// Our lists that are published, with their key sets.
struct PublishedKeys {
    usecase::Settings::List list;
    exchange::KeySet keys;
};
std::vector<PublishedKeys> all_published(Session& session)
{
    std::vector<PublishedKeys> all;
    for (auto const& list : session.settings().lists)
        if (auto const keys = published_keys(session, list.id)) all.push_back({list, *keys});
    return all;
}

/// Publishes these lists at once, so that partners learn of the keys.
ExitCode publish_keys(Session& session, std::vector<PublishedKeys> const& lists,
    std::vector<exchange::KeyRevocation> const& revocations, Json json)
{
    auto& printer = session.printer();
    auto rows = Json::array();
    for (auto const& [list, before] : lists) {
        ListServices const services(session, list.id);
        auto const receipt = usecase::publish_list(
            session.actor(), list, session.settings().environment, services.services(), {revocations});
        if (!receipt) return printer.refuse(receipt.refusal());
        auto const keys = published_keys(session, list.id);
        printer.line("已发布密钥集第" + std::to_string(keys->version) + "版：" + receipt->list_id + " 第" +
                     std::to_string(receipt->seq) + "期，清单头 " + std::to_string(receipt->head_number));
        rows.push(Json::object().set("key_set", keys->version).set("list", receipt->list_id).set("seq", receipt->seq));
    }
    printer.json(json.set("lists", std::move(rows)));
    return ExitCode::done();
}

ExitCode rotate(KeyOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const role = usecase::parse_list_role(options.role);
    if (!role) return printer.refuse(role.refusal());
    auto const published = all_published(session);
    usecase::RotateListKey request{*role, {}};
    for (auto const& list : published)
        request.published.push_back(list.keys);
    auto const rotated =
        usecase::rotate_list_key(session.actor(), request, session.data_folder(), session.law().agencies().own(),
            {session.settings().environment, session.key_passphrase()}, session.clock(), session.random());
    if (!rotated) return printer.refuse(rotated.refusal());
    printer.line("新证书 " + rotated->certificate.string() + "；旧密钥已移至 " + rotated->retired.string());
    auto json = Json::object();
    json.set("certificate", rotated->certificate.string()).set("retired", rotated->retired.string());
    return publish_keys(session, published, {}, std::move(json));
}

ExitCode revoke(KeyOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto from = session.clock().now();
    if (!options.from.empty()) {
        auto const day = model::CivilDate::parse(options.from);
        if (!day) return printer.refuse({Fault::BadInput, day.refusal().reason, "from"});
        auto const instant = Instant::parse(day->text() + "T00:00:00+08:00");
        if (!instant) return printer.refuse(instant.refusal());
        from = *instant;
    }
    auto lists = all_published(session);
    std::erase_if(lists, [&](PublishedKeys const& list) {
        return std::none_of(list.keys.keys.begin(), list.keys.keys.end(),
            [&](exchange::ListKey const& key) { return key.id == options.key; });
    });
    if (lists.empty())
        return printer.refuse({Fault::NotFound, "no published key set has the key " + options.key, options.key});
    auto json = Json::object();
    json.set("revoked", options.key).set("from", from.text());
    return publish_keys(session, lists, {{options.key, from}}, std::move(json));
}

/// The second pair, of commercial ciphers; publishing uses it from now on.
ExitCode make_sm2(Session& session)
{
    auto& printer = session.printer();
    if (auto const allowed = usecase::assure(session.actor(), {usecase::Duty::Operator}); !allowed)
        return printer.refuse(allowed.refusal());
    auto const folder = session.data_folder();
    auto const key = crypto::Sm2Key::create_file(folder.sm2_key(), session.key_passphrase());
    if (!key) return printer.refuse(key.refusal());
    write_file_atomically(folder.sm2_public_key(), key->public_key());
    printer.line("SM2 密钥已生成；公钥 " + folder.sm2_public_key().string() +
                 " 以可靠方式交给协同部门，下次发布起另附 SM2 签名");
    printer.json(Json::object().set("public_key", folder.sm2_public_key().string()));
    return ExitCode::done();
}

} // namespace

void add_list_key_commands(CLI::App& root, Session& session)
{
    auto& list = command_group(root, "list", "");
    auto& group = command_group(list, "keys", "Shows, replaces and revokes the keys that sign our lists.");
    auto const showing = std::make_shared<KeyOptions>();
    add_command(group, session,
        {"show", "Shows which keys may sign a list and from when to when, as published.", "xindang list keys show"},
        [showing, &session] { return show(*showing, session); })
        .add_option("--list", showing->list_id, "which of our lists (else the first)")
        ->type_name("ID");
    add_command(group, session,
        {"sm2", "Makes the SM2 key pair with which lists are signed once more, detached.", "xindang list keys sm2"},
        [&session] { return make_sm2(session); });
    auto const rotating = std::make_shared<KeyOptions>();
    add_command(group, session,
        {"rotate", "Makes a new key, puts the old one away and publishes the key set that says so.",
            "xindang list keys rotate head"},
        [rotating, &session] { return rotate(*rotating, session); })
        .add_option("ROLE", rotating->role, "root, list or head")
        ->required();
    auto const revoking = std::make_shared<KeyOptions>();
    auto& revoker = add_command(group, session,
        {"revoke", "Publishes that a replaced key is not to be believed from a day on.",
            "xindang list keys revoke list-0123456789ab --from 2026-03-01"},
        [revoking, &session] { return revoke(*revoking, session); });
    revoker.add_option("KEY", revoking->key, "id of the key, as `list keys show` says it")->required();
    revoker.add_option("--from", revoking->from, "what it signed before this day still holds (else: now)")
        ->type_name("DAY");
}

} // namespace xindang::cli
