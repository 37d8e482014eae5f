#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/files.h>
#include <cli/commands.h>
#include <cli/list_services.h>
#include <law/catalogue.h>
#include <usecase/list/bundle_list.h>
#include <usecase/list/list_due.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/publish_list.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

namespace xindang::cli {

namespace {

struct PublishOptions {
    std::string list_id;
    std::optional<std::uint64_t> new_epoch;
    std::string out;
    std::vector<std::string> prove;
    std::string partner;
    std::string key;
};

void print(usecase::PublishListReceipt const& receipt, std::filesystem::path const& folder, Printer& printer)
{
    printer.line((receipt.changed ? "名单已发布：" : "名单无变化，已续期：") + receipt.list_id + " 第" +
                 std::to_string(receipt.seq) + "期，清单头 " + std::to_string(receipt.head_number));
    printer.line("共 " + std::to_string(receipt.entries) + " 条；新增 " + std::to_string(receipt.added) + "，变更 " +
                 std::to_string(receipt.amended) + "，移出 " + std::to_string(receipt.removed));
    printer.line("状态摘要 " + exchange::digest_text(receipt.state_digest));
    printer.line("有效期至 " + receipt.valid_until.text() + "；文件在 " + folder.string());
}

Json json_of(usecase::PublishListReceipt const& receipt)
{
    return Json::object()
        .set("entry", receipt.entry.value())
        .set("list", receipt.list_id)
        .set("seq", receipt.seq)
        .set("head_number", receipt.head_number)
        .set("entries", receipt.entries)
        .set("added", receipt.added)
        .set("amended", receipt.amended)
        .set("removed", receipt.removed)
        .set("changed", receipt.changed)
        .set("state_digest", exchange::digest_text(receipt.state_digest))
        .set("valid_until", receipt.valid_until.text());
}

/// One after another: a list that cannot be published holds up no other.
ExitCode publish_all(Session& session)
{
    auto& printer = session.printer();
    auto published = Json::array();
    auto refused = Json::array();
    auto worst = ExitCode::done();
    for (auto const& list : session.settings().lists) {
        ListServices const services(session, list.id);
        auto const receipt =
            usecase::publish_list(session.actor(), list, session.settings().environment, services.services());
        if (receipt) {
            print(*receipt, usecase::list_folder(session.data_folder(), list), printer);
            published.push(json_of(*receipt));
            continue;
        }
        auto const& refusal = receipt.refusal();
        printer.line("名单未发布：" + list.id + " " + refusal.where + ": " + refusal.reason);
        refused.push(Json::object()
                         .set("list", list.id)
                         .set("fault", name_of(refusal.fault))
                         .set("where", refusal.where)
                         .set("reason", refusal.reason));
        if (worst == ExitCode::done()) worst = ExitCode::of(refusal.fault);
    }
    printer.json(Json::object().set("published", std::move(published)).set("refused", std::move(refused)));
    return worst;
}

ExitCode publish(PublishOptions const& options, Session& session)
{
    if (options.list_id.empty()) return publish_all(session);
    auto& printer = session.printer();
    auto const list = session.settings().list(options.list_id);
    if (!list) return printer.refuse(list.refusal());
    ListServices const services(session, list->id);
    auto const receipt = usecase::publish_list(
        session.actor(), *list, session.settings().environment, services.services(), {{}, options.new_epoch});
    if (!receipt) return printer.refuse(receipt.refusal());
    print(*receipt, usecase::list_folder(session.data_folder(), *list), printer);
    printer.json(json_of(*receipt));
    return ExitCode::done();
}

/// What is due is printed; 3 says that something is overdue.
ExitCode due(PublishOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const master_key = master_key_of(session);
    auto const tasks = usecase::list_due(session.actor(), options.list_id,
        {session.archive(), session.objects(), session.law(), master_key, session.settings(), session.clock()});
    if (!tasks) return printer.refuse(tasks.refusal());
    Table table({"名单", "事项", "条目", "决定文号", "起算日", "期限", "依据", "状态"});
    auto overdue = false;
    for (auto const& task : *tasks) {
        overdue = overdue || task.overdue;
        table.add({task.list, std::string(usecase::chinese_of(task.kind)), task.entry, task.document,
            task.event ? task.event->text() : std::string(), task.due.text() + (task.provisional ? "（暂计）" : ""),
            task.basis, task.overdue ? "已逾期" : "待办"});
    }
    if (tasks->empty())
        printer.line("没有待办事项");
    else
        printer.table(table);
    printer.json(usecase::json_of(*tasks, model::CivilDate::on(session.clock().now())));
    return overdue ? ExitCode::done_with_warnings() : ExitCode::done();
}

/// A ZIP file when the name says so, else a folder to be copied to a disc.
ExitCode bundle(PublishOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const list = list_asked_for(session, options.list_id);
    if (!list) return printer.refuse(list.refusal());
    std::filesystem::path const out = options.out;
    if (std::filesystem::exists(out))
        return printer.refuse({Fault::Conflict, "there is something of that name", "out"});
    auto const folder = session.data_folder();
    auto const packed = usecase::bundle_list(
        session.actor(), *list, options.prove, {session.archive(), session.objects(), folder, session.home()});
    if (!packed) return printer.refuse(packed.refusal());
    if (out.extension() == ".zip") {
        write_file_atomically(out, net::zip_of(packed->files, packed->made_at));
    } else {
        for (auto const& file : packed->files)
            write_file_atomically(out / file.name, file.content, Durable::No);
    }
    printer.line("已打包 " + packed->list_id + " 第" + std::to_string(packed->seq) + "期，共 " +
                 std::to_string(packed->files.size()) + " 个文件：" + out.string());
    printer.json(Json::object()
                     .set("list", packed->list_id)
                     .set("seq", packed->seq)
                     .set("files", packed->files.size())
                     .set("out", out.string()));
    return ExitCode::done();
}

/// The key goes to one partner over a safe way; with it the partner finds its own people on the list.
ExitCode partner_key(PublishOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const list = list_asked_for(session, options.list_id);
    if (!list) return printer.refuse(list.refusal());
    if (auto const allowed = usecase::assure(session.actor(), {usecase::Duty::Operator}); !allowed)
        return printer.refuse(allowed.refusal());
    auto const addressed =
        std::find(list->audience.begin(), list->audience.end(), options.partner) != list->audience.end();
    if (list->form != law::ListForm::Partner || !addressed)
        return printer.refuse({Fault::NotFound, "the list carries no hashes for " + options.partner, "partner"});
    auto const key = usecase::list_partner_key(master_key_of(session), list->id, options.partner);
    if (auto const done = crypto::save_secret(options.key, key); !done) return printer.refuse(done.refusal());
    auto const id = usecase::list_partner_key_id(options.partner);
    printer.line("密钥 " + id + " 已写入 " + options.key + "；只可交给该部门");
    printer.json(Json::object().set("list", list->id).set("key_id", id).set("file", options.key));
    return ExitCode::done();
}

} // namespace

void add_list_publish_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "list", "");
    auto const publishing = std::make_shared<PublishOptions>();
    auto& publisher = add_command(group, session,
        {"publish",
            "Publishes our lists as signed files, each of them that changed, and issues new heads for the others.",
            "xindang list publish --list INDUSTRY-BAN"},
        [publishing, &session] { return publish(*publishing, session); });
    auto* const which =
        publisher.add_option("--list", publishing->list_id, "this list only (else all of conf/xindang.xml)");
    which->type_name("ID");
    publisher
        .add_option("--new-epoch", publishing->new_epoch,
            "begins the list anew because the ledger that had it is lost: the last epoch and 1; every partner must "
            "agree")
        ->type_name("N")
        ->needs(which);
    auto const asking = std::make_shared<PublishOptions>();
    add_command(group, session,
        {"due", "Tells what of our lists is due or overdue: entries, removals, heads.", "xindang list due"},
        [asking, &session] { return due(*asking, session); })
        .add_option("--list", asking->list_id, "this list only (else all of conf/xindang.xml)")
        ->type_name("ID");
    auto const packing = std::make_shared<PublishOptions>();
    auto& packer = add_command(group, session,
        {"bundle", "Packs a published list with all that is needed to verify it offline, as a ZIP file or a folder.",
            "xindang list bundle --list INDUSTRY-BAN --out industry-ban.zip"},
        [packing, &session] { return bundle(*packing, session); });
    packer.add_option("--out", packing->out, "NAME.zip, or a folder to be made")->required()->type_name("FILE");
    packer.add_option("--list", packing->list_id, "which of our lists (else the first)")->type_name("ID");
    packer.add_option("--prove", packing->prove, "also pack the proof that this entry stands in the list or not")
        ->type_name("ENTRY");
    auto const options = std::make_shared<PublishOptions>();
    auto& command = add_command(group, session,
        {"partner-key", "Writes the key with which one partner finds persons on one list.",
            "xindang list partner-key dongyu-amr --key dongyu-amr.key"},
        [options, &session] { return partner_key(*options, session); });
    command.add_option("PARTNER", options->partner, "code of an agency in the list's audience")->required();
    command.add_option("--key", options->key, "file to write")->required()->type_name("FILE");
    command.add_option("--list", options->list_id, "which of our lists (else the first)")->type_name("ID");
}

} // namespace xindang::cli
