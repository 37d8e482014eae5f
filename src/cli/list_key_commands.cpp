#include <archive/archive.h>
#include <archive/object_store.h>
#include <cli/commands.h>
#include <cli/list_services.h>
#include <crypto/hash.h>
#include <law/catalogue.h>
#include <usecase/list/list_keys.h>
#include <usecase/list/publish_list.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct KeyOptions {
    std::string role;
    std::string key;
    std::string from;
};

/// What our list's newest publication says; none before the first.
std::optional<exchange::KeySet> published_keys(Session& session)
{
    auto const published =
        usecase::published_list(session.archive().view(), session.objects(), session.settings().list.id);
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

ExitCode show(Session& session)
{
    auto& printer = session.printer();
    auto const keys = published_keys(session);
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

/// Publishes at once, so that partners learn of the keys.
ExitCode publish_keys(Session& session, std::vector<exchange::KeyRevocation> const& revocations, Json json)
{
    auto& printer = session.printer();
    ListServices const services(session);
    auto const receipt = usecase::publish_list(
        session.actor(), session.settings().list, session.settings().environment, services.services(), revocations);
    if (!receipt) return printer.refuse(receipt.refusal());
    auto const keys = published_keys(session);
    printer.line("已发布密钥集第" + std::to_string(keys->version) + "版：" + receipt->list_id + " 第" +
                 std::to_string(receipt->seq) + "期，清单头 " + std::to_string(receipt->head_number));
    printer.json(json.set("key_set", keys->version).set("list", receipt->list_id).set("seq", receipt->seq));
    return ExitCode::done();
}

ExitCode rotate(KeyOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const role = usecase::parse_list_role(options.role);
    if (!role) return printer.refuse(role.refusal());
    auto const published = published_keys(session);
    usecase::RotateListKey request{*role, {}};
    if (published) request.published.push_back(*published);
    auto const rotated =
        usecase::rotate_list_key(session.actor(), request, session.data_folder(), session.law().agencies().own(),
            {session.settings().environment, session.key_passphrase()}, session.clock(), session.random());
    if (!rotated) return printer.refuse(rotated.refusal());
    printer.line("新证书 " + rotated->certificate.string() + "；旧密钥已移至 " + rotated->retired.string());
    auto json = Json::object();
    json.set("certificate", rotated->certificate.string()).set("retired", rotated->retired.string());
    if (!published) {
        printer.json(std::move(json));
        return ExitCode::done();
    }
    return publish_keys(session, {}, std::move(json));
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
    auto json = Json::object();
    json.set("revoked", options.key).set("from", from.text());
    return publish_keys(session, {{options.key, from}}, std::move(json));
}

} // namespace

void add_list_key_commands(CLI::App& root, Session& session)
{
    auto& list = command_group(root, "list", "");
    auto& group = command_group(list, "keys", "Shows, replaces and revokes the keys that sign our lists.");
    add_command(group, session,
        {"show", "Shows which keys may sign our lists and from when to when, as published.", "xindang list keys show"},
        [&session] { return show(session); });
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
