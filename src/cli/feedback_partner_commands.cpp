#include <base/files.h>
#include <cli/commands.h>
#include <law/catalogue.h>
#include <usecase/feedback/partner_feedback.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct PartnerOptions {
    std::string into;
    std::string as;
    std::string list;
    std::string out;
    std::string entry;
    std::string measure;
    std::string state;
    std::string at;
    std::string matched_on;
    std::string local_ref;
    std::string effect;
    std::string reason_code;
    std::string handler;
    std::string error_notice;
    std::string post;
    std::string token;
    std::string receipt;
    bool again = false;
    bool all = false;
};

Outcome<exchange::Party> party_of(std::string const& code, law::Agencies const& agencies)
{
    auto const agency = agencies.find(code);
    if (!agency) return Refusal{Fault::NotFound, agency.refusal().reason, "as"};
    return exchange::Party{agency->code, agency->name};
}

ExitCode key(PartnerOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const self = party_of(options.as, session.law().agencies());
    if (!self) return printer.refuse(self.refusal());
    auto const digest = usecase::make_feedback_key(
        session.actor(), options.into, *self, session.key_passphrase(), session.clock(), session.random());
    if (!digest) return printer.refuse(digest.refusal());
    auto const file = usecase::feedback_certificate_file(options.into).string();
    printer.line("证书 " + file + "，SHA-256 " + digest->hex() + "；请交发布机关登记，并电话核对");
    printer.json(Json::object().set("certificate", file).set("digest", digest->hex()));
    return ExitCode::done();
}

ExitCode todo(PartnerOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const all = usecase::partner_tasks(session.actor(), options.into, options.as, session.law().calendar());
    if (!all) return printer.refuse(all.refusal());
    std::vector<usecase::PartnerTask> tasks;
    for (auto const& task : *all)
        if (options.all ? task.listed || task.to_lift() : !task.settled()) tasks.push_back(task);
    Table table({"名单", "条目", "姓名或名称", "措施", "代码", "状态", "反馈期限"});
    for (auto const& task : tasks)
        table.add({task.list, task.entry, task.name, task.measure, task.code, usecase::chinese_of(task),
            task.due_on ? task.due_on->text() : ""});
    printer.table(table);
    printer.json(usecase::json_of(tasks));
    return ExitCode::done();
}

ExitCode note(PartnerOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const state = exchange::measure_state_of(options.state);
    if (!state) return printer.refuse({Fault::BadInput, "no such state: " + options.state, "state"});
    auto at = session.clock().now();
    if (!options.at.empty()) {
        auto const given = Instant::parse(options.at);
        if (!given) return printer.refuse({Fault::BadInput, given.refusal().reason, "at"});
        at = *given;
    }
    exchange::FeedbackAction action{"", options.entry, 0, options.measure, *state, at};
    if (!options.matched_on.empty()) action.matched_on.push_back(options.matched_on);
    action.local_ref = options.local_ref;
    action.effect = options.effect;
    action.reason_code = options.reason_code;
    action.handler = options.handler;
    action.error_notice = options.error_notice;
    auto const noted =
        usecase::note_action(session.actor(), {options.into, options.as, options.list, std::move(action)});
    if (!noted) return printer.refuse(noted.refusal());
    printer.line(noted->id + "：" + options.entry + " " + options.measure + " " +
                 std::string(exchange::chinese_of(noted->state)) + "，待报送");
    printer.json(Json::object().set("action", noted->id).set("state", exchange::word_of(noted->state)));
    return ExitCode::done();
}

ExitCode send(PartnerOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const self = party_of(options.as, session.law().agencies());
    if (!self) return printer.refuse(self.refusal());
    auto const sent = options.again ? usecase::last_feedback(session.actor(), options.into, options.list)
                                    : usecase::send_feedback(session.actor(),
                                          {options.into, *self, options.list, session.key_passphrase()},
                                          session.clock(), session.random());
    if (!sent) return printer.refuse(sent.refusal());
    if (!options.out.empty()) write_file_atomically(options.out, sent->document);
    printer.line("第 " + std::to_string(sent->seq) + " 份反馈，" + std::to_string(sent->actions) + " 项" +
                 (options.out.empty() ? "" : "，已写入 " + options.out));
    auto answer = ExitCode::done();
    auto json = Json::object();
    json.set("seq", sent->seq).set("actions", sent->actions).set("file", options.out);
    if (!options.post.empty()) {
        auto token = usecase::read_token(options.token);
        if (!token) return printer.refuse(token.refusal());
        auto const receipt = usecase::post_feedback(session.actor(), sent->document, {options.post, *token});
        if (!receipt) return printer.refuse(receipt.refusal());
        if (!options.receipt.empty()) write_file_atomically(options.receipt, *receipt);
        auto const read = usecase::read_receipt(session.actor(),
            {options.into, options.list, self->code, session.home() / "xsd", sent->document}, *receipt,
            session.clock());
        if (!read) return printer.refuse(read.refusal());
        printer.block(usecase::words_of(*read));
        json.set("receipt", usecase::words_of(*read));
        answer = ExitCode::of_list_import(exchange::exit_code_of(read->outcome, read->reasons));
    }
    printer.json(json);
    return answer;
}

void add_who(CLI::App& command, PartnerOptions& options)
{
    command.add_option("--into", options.into, "data folder of the partner")->required()->type_name("DIR");
    command.add_option("--as", options.as, "the partner")->required()->type_name("CODE");
}

void add_note(CLI::App& group, Session& session)
{
    auto const options = std::make_shared<PartnerOptions>();
    auto& command = add_command(group, session,
        {"note", "Notes what was done about a measure, to be sent with the next feedback.",
            "xindang feedback note BAN-00000033 BAN-00000033-M1 --state applied --into /var/lib/partner --as "
            "dongyu-amr"},
        [options, &session] { return note(*options, session); });
    command.add_option("ENTRY", options->entry, "id of the entry")->required();
    command.add_option("MEASURE", options->measure, "id of the measure in it")->required();
    command.add_option("--state", options->state, "no-match, matched-pending, applied, refused, lifted …")->required();
    add_who(command, *options);
    command.add_option("--list", options->list, "the list the entry is of (else the only one)")->type_name("ID");
    command.add_option("--at", options->at, "when it was done (else now)")->type_name("TIME");
    command.add_option("--matched-on", options->matched_on, "by what the subject was found")->type_name("CODE");
    command.add_option("--ref", options->local_ref, "the partner's own number");
    command.add_option("--effect", options->effect, "what came of it");
    command.add_option("--reason-code", options->reason_code, "why not, of a refusal")->type_name("CODE");
    command.add_option("--handler", options->handler, "who handled it");
    command.add_option("--error-notice", options->error_notice, "why the entry seems wrong");
}

} // namespace

void add_feedback_partner_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "feedback", "What partners did about listed entries, and what they still owe.");
    auto const making = std::make_shared<PartnerOptions>();
    add_who(add_command(group, session,
                {"key", "Makes the key a partner signs its feedback with, and a certificate to be registered.",
                    "xindang feedback key --into /var/lib/partner --as dongyu-amr"},
                [making, &session] { return key(*making, session); }),
        *making);
    auto const asking = std::make_shared<PartnerOptions>();
    auto& todo_command = add_command(group, session,
        {"todo", "Lists what the imported lists ask of a partner and was not done, and what must be lifted.",
            "xindang feedback todo --into /var/lib/partner --as dongyu-amr"},
        [asking, &session] { return todo(*asking, session); });
    add_who(todo_command, *asking);
    todo_command.add_flag("--all", asking->all, "also what was done and is in force");
    add_note(group, session);
    auto const sending = std::make_shared<PartnerOptions>();
    auto& command = add_command(group, session,
        {"send", "Signs everything noted and not sent as the next feedback file.",
            "xindang feedback send --into /var/lib/partner --as dongyu-amr --out feedback-1.xml"},
        [sending, &session] { return send(*sending, session); });
    add_who(command, *sending);
    command.add_option("--list", sending->list, "the list it is about (else the only one)")->type_name("ID");
    command.add_option("--out", sending->out, "file to write")->type_name("FILE");
    auto* post = command.add_option("--post", sending->post, "post it to this address: …/api/v1/feedback");
    post->type_name("URL");
    command.add_option("--token", sending->token, "file with the issuer's token for us")
        ->type_name("FILE")
        ->needs(post);
    command.add_option("--receipt", sending->receipt, "also write the issuer's answer")->type_name("FILE")->needs(post);
    command.add_flag("--again", sending->again, "the last file once more, because nobody answered");
}

} // namespace xindang::cli
