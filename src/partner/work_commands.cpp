#include <base/files.h>
#include <partner/commands.h>
#include <usecase/feedback/partner_feedback.h>

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <memory>

namespace xindang::partner {

namespace {

struct WorkOptions {
    std::string into;
    std::string as;
    std::string name;
    std::string list;
    std::string out;
    std::string entry;
    std::string measure;
    std::string state;
    std::string at;
    std::string matched_on;
    std::string ref;
    std::string reason_code;
    std::string handler;
    std::string error_notice;
};

exchange::Party self_of(WorkOptions const& options)
{
    return {options.as, options.name.empty() ? options.as : options.name};
}

/// Of the key feedback is signed with; empty when it has none.
std::string passphrase()
{
    auto const* const text = std::getenv("XINDANG_KEY_PASSPHRASE");
    return text ? text : "";
}

/// What was done stays so when an entry leaves, until somebody says that it was lifted.
bool waits_for_lifting(usecase::PartnerTask const& task)
{
    return !task.listed && task.state && exchange::is_in_force(*task.state);
}

std::string standing_of(usecase::PartnerTask const& task)
{
    if (waits_for_lifting(task)) return "条目已移出，待解除";
    return task.state ? std::string(exchange::chinese_of(*task.state)) : std::string("未反馈");
}

int todo(WorkOptions const& options, Surroundings const& surroundings)
{
    auto const tasks = usecase::partner_tasks(surroundings.actor(), options.into, options.as);
    if (!tasks) return surroundings.refuse(tasks.refusal());
    std::string text;
    auto rows = Json::array();
    for (auto const& task : *tasks) {
        if (!task.listed && !waits_for_lifting(task)) continue;
        // Which days are working days is the issuer's law; this program knows no calendar.
        auto const due = task.due_days > 0
                             ? task.told_on.text() + " 起 " + std::to_string(task.due_days) + " 个工作日内反馈"
                             : std::string();
        text += task.list + "  " + task.entry + "  " + task.name + "  " + task.measure + "  " + task.code + "  " +
                standing_of(task) + (due.empty() ? "" : "  " + due) + "\n";
        rows.push(Json::object()
                      .set("list", task.list)
                      .set("entry", task.entry)
                      .set("version", task.version)
                      .set("name", task.name)
                      .set("measure", task.measure)
                      .set("code", task.code)
                      .set("obligation", task.obligation)
                      .set("state", task.state ? exchange::word_of(*task.state) : std::string_view("none"))
                      .set("listed", task.listed)
                      .set("told_on", task.told_on.text())
                      .set("due_working_days", task.due_days));
    }
    surroundings.print(text.empty() ? "没有待办\n" : text, Json::object().set("tasks", std::move(rows)));
    return 0;
}

int note(WorkOptions const& options, Surroundings const& surroundings)
{
    auto const state = exchange::measure_state_of(options.state);
    if (!state) return surroundings.refuse({Fault::BadInput, "no such state: " + options.state, "state"});
    auto at = surroundings.clock.now();
    if (!options.at.empty()) {
        auto const given = Instant::parse(options.at);
        if (!given) return surroundings.refuse({Fault::BadInput, given.refusal().reason, "at"});
        at = *given;
    }
    exchange::FeedbackAction action{"", options.entry, 0, options.measure, *state, at};
    if (!options.matched_on.empty()) action.matched_on.push_back(options.matched_on);
    action.local_ref = options.ref;
    action.reason_code = options.reason_code;
    action.handler = options.handler;
    action.error_notice = options.error_notice;
    auto const noted =
        usecase::note_action(surroundings.actor(), {options.into, options.as, options.list, std::move(action)});
    if (!noted) return surroundings.refuse(noted.refusal());
    surroundings.print(
        options.entry + "  " + options.measure + "  " + std::string(exchange::chinese_of(noted->state)) + "，待报送\n",
        Json::object().set("action", noted->id).set("state", exchange::word_of(noted->state)));
    return 0;
}

int send(WorkOptions const& options, Surroundings const& surroundings)
{
    auto const sent = usecase::send_feedback(surroundings.actor(),
        {options.into, self_of(options), options.list, passphrase()}, surroundings.clock, surroundings.random);
    if (!sent) return surroundings.refuse(sent.refusal());
    write_file_atomically(options.out, sent->document);
    surroundings.print("第 " + std::to_string(sent->seq) + " 份反馈，" + std::to_string(sent->actions) +
                           " 项，已写入 " + options.out + "\n",
        Json::object().set("seq", sent->seq).set("actions", sent->actions).set("file", options.out));
    return 0;
}

int key(WorkOptions const& options, Surroundings const& surroundings)
{
    auto const digest = usecase::make_feedback_key(
        surroundings.actor(), options.into, self_of(options), passphrase(), surroundings.clock, surroundings.random);
    if (!digest) return surroundings.refuse(digest.refusal());
    auto const file = usecase::feedback_certificate_file(options.into).string();
    surroundings.print("证书 " + file + "，SHA-256 " + digest->hex() + "；请交发布机关登记，并电话核对\n",
        Json::object().set("certificate", file).set("digest", digest->hex()));
    return 0;
}

void add_who(CLI::App& command, WorkOptions& options)
{
    command.add_option("--into", options.into, "our state folder")->required()->type_name("DIR");
    command.add_option("--as", options.as, "our code in the list's audience")->required()->type_name("CODE");
}

void add_note(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const options = std::make_shared<WorkOptions>();
    auto& command =
        add(root, answer, "note", "Notes what was done about a measure: that ends the task, and goes to the issuer.",
            [options, &surroundings] { return note(*options, surroundings); });
    command.add_option("ENTRY", options->entry, "id of the entry")->required();
    command.add_option("MEASURE", options->measure, "id of the measure in it")->required();
    command
        .add_option("--state", options->state,
            "applied, applied-partially, lifted, undone, no-match, ambiguous-match, matched-pending, lift-pending, "
            "not-applicable, refused")
        ->required();
    add_who(command, *options);
    command.add_option("--list", options->list, "the list the entry is of (else the only one)")->type_name("ID");
    command.add_option("--at", options->at, "when it was done (else now)")->type_name("TIME");
    command.add_option("--matched-on", options->matched_on, "by what the subject was found")->type_name("CODE");
    command.add_option("--ref", options->ref, "our own number");
    command.add_option("--reason-code", options->reason_code, "why not, of a refusal")->type_name("CODE");
    command.add_option("--handler", options->handler, "who handled it");
    command.add_option("--error-notice", options->error_notice, "why the entry seems wrong");
}

} // namespace

void add_work_commands(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const asking = std::make_shared<WorkOptions>();
    add_who(add(root, answer, "todo", "Lists what the lists ask of us, and what must be lifted because an entry left.",
                [asking, &surroundings] { return todo(*asking, surroundings); }),
        *asking);
    add_note(root, surroundings, answer);
    auto const sending = std::make_shared<WorkOptions>();
    auto& command = add(root, answer, "send", "Signs everything noted and not sent as the next feedback file.",
        [sending, &surroundings] { return send(*sending, surroundings); });
    add_who(command, *sending);
    command.add_option("--name", sending->name, "our name")->type_name("NAME");
    command.add_option("--list", sending->list, "the list it is about (else the only one)")->type_name("ID");
    command.add_option("--out", sending->out, "file to write")->required()->type_name("FILE");
    auto const making = std::make_shared<WorkOptions>();
    auto& keys = add(root, answer, "key", "Makes the key feedback is signed with, and a certificate for the issuer.",
        [making, &surroundings] { return key(*making, surroundings); });
    add_who(keys, *making);
    keys.add_option("--name", making->name, "our name")->type_name("NAME");
}

} // namespace xindang::partner
