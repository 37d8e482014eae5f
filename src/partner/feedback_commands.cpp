#include <base/files.h>
#include <exchange/store.h>
#include <partner/commands.h>
#include <usecase/feedback/partner_feedback.h>

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <memory>

namespace xindang::partner {

namespace {

struct FeedbackOptions {
    std::string into;
    std::string as;
    std::string name;
    std::string list;
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
    std::string out;
    std::string post;
    std::string token;
    std::string receipt;
    bool all = false;
    bool again = false;
};

exchange::Party self_of(FeedbackOptions const& options)
{
    return {options.as, options.name.empty() ? options.as : options.name};
}

/// As for the keys of the issuer: never on a command line, where everybody on the machine reads it.
std::string passphrase()
{
    auto const* const given = std::getenv("XINDANG_KEY_PASSPHRASE");
    return given ? given : "";
}

int make_key(FeedbackOptions const& options, Surroundings const& surroundings)
{
    auto const digest = usecase::make_feedback_key(
        surroundings.actor(), options.into, self_of(options), passphrase(), surroundings.clock, surroundings.random);
    if (!digest) return surroundings.refuse(digest.refusal());
    auto const file = usecase::feedback_certificate_file(options.into).string();
    surroundings.print("证书 " + file + "，SHA-256 " + digest->hex() + "；请交发布机关登记，并电话核对\n",
        Json::object().set("certificate", file).set("digest", digest->hex()));
    return 0;
}

int todo(FeedbackOptions const& options, Surroundings const& surroundings)
{
    auto const all = usecase::partner_tasks(surroundings.actor(), options.into, options.as, usecase::weekends_only());
    if (!all) return surroundings.refuse(all.refusal());
    std::vector<usecase::PartnerTask> tasks;
    std::string text;
    for (auto const& task : *all) {
        if (options.all ? !task.listed && !task.to_lift() : task.settled()) continue;
        tasks.push_back(task);
        text += task.list + "  " + task.entry + "  " + task.name + "  " + task.measure + "  " + task.code + "  " +
                usecase::chinese_of(task) + (task.due_on ? "  " + task.due_on->text() + " 前反馈" : "") + "\n";
    }
    surroundings.print(tasks.empty() ? "没有待办\n" : text, usecase::json_of(tasks));
    return 0;
}

int note(FeedbackOptions const& options, Surroundings const& surroundings)
{
    auto const state = exchange::measure_state_of(options.state);
    if (!state) return surroundings.refuse({Fault::BadInput, "no such state: " + options.state, "state"});
    auto at = surroundings.clock.now();
    if (!options.at.empty()) {
        auto const given = Instant::parse(options.at);
        if (!given) return surroundings.refuse({Fault::BadInput, "no time like 2026-01-05T09:00:00+08:00", "at"});
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
        usecase::note_action(surroundings.actor(), {options.into, options.as, options.list, std::move(action)});
    if (!noted) return surroundings.refuse(noted.refusal());
    surroundings.print(noted->id + "：" + options.entry + " " + options.measure + " " +
                           std::string(exchange::chinese_of(noted->state)) + "，待报送\n",
        Json::object().set("action", noted->id).set("state", exchange::word_of(noted->state)));
    return 0;
}

/// Posts the file; what the issuer answered, or the refusal when there was no answer to be believed.
Outcome<exchange::FeedbackReport> posted(
    FeedbackOptions const& options, usecase::SentFeedback const& sent, Surroundings const& surroundings)
{
    auto const token = usecase::read_token(options.token);
    if (!token) return token.refusal();
    auto const receipt = usecase::post_feedback(surroundings.actor(), sent.document, {options.post, *token});
    if (!receipt) return receipt.refusal();
    if (!options.receipt.empty()) write_file_atomically(options.receipt, *receipt);
    return usecase::read_receipt(surroundings.actor(),
        {options.into, options.list, options.as, surroundings.schema_folder(), sent.document}, *receipt,
        surroundings.clock);
}

int send(FeedbackOptions const& options, Surroundings const& surroundings)
{
    auto const sent = options.again ? usecase::last_feedback(surroundings.actor(), options.into, options.list)
                                    : usecase::send_feedback(surroundings.actor(),
                                          {options.into, self_of(options), options.list, passphrase()},
                                          surroundings.clock, surroundings.random);
    if (!sent) return surroundings.refuse(sent.refusal());
    if (!options.out.empty()) write_file_atomically(options.out, sent->document);
    auto json = Json::object();
    json.set("seq", sent->seq).set("actions", sent->actions).set("file", options.out);
    auto text = "第 " + std::to_string(sent->seq) + " 份反馈，" + std::to_string(sent->actions) + " 项" +
                (options.out.empty() ? "" : "，已写入 " + options.out) + "\n";
    auto answer = 0;
    if (!options.post.empty()) {
        auto const receipt = posted(options, *sent, surroundings);
        if (!receipt) return surroundings.refuse(receipt.refusal());
        text += usecase::words_of(*receipt);
        json.set("receipt", usecase::words_of(*receipt));
        answer = exchange::exit_code_of(receipt->outcome, receipt->reasons);
    }
    surroundings.print(text, json);
    return answer;
}

void add_who(CLI::App& command, FeedbackOptions& options)
{
    command.add_option("--into", options.into, "our state folder")->required()->type_name("DIR");
    command.add_option("--as", options.as, "our code in the list's audience")->required()->type_name("CODE");
    command.add_option("--name", options.name, "our name in what we send")->type_name("NAME");
}

void add_note(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const options = std::make_shared<FeedbackOptions>();
    auto& command = add(root, answer, "note", "Notes what was done about a measure, to be sent with the next feedback.",
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
    command.add_option("--ref", options->local_ref, "our own number");
    command.add_option("--effect", options->effect, "what came of it");
    command.add_option("--reason-code", options->reason_code, "why not, of a refusal")->type_name("CODE");
    command.add_option("--handler", options->handler, "who handled it");
    command.add_option("--error-notice", options->error_notice, "why the entry seems wrong");
}

void add_send(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const options = std::make_shared<FeedbackOptions>();
    auto& command = add(root, answer, "send", "Signs everything noted and not sent as the next feedback, and posts it.",
        [options, &surroundings] { return send(*options, surroundings); });
    add_who(command, *options);
    command.add_option("--list", options->list, "the list it is about (else the only one)")->type_name("ID");
    command.add_option("--out", options->out, "file to write")->type_name("FILE");
    auto* post = command.add_option("--post", options->post, "post it to this address: …/api/v1/feedback");
    post->type_name("URL");
    command.add_option("--token", options->token, "file with the issuer's token for us")
        ->type_name("FILE")
        ->needs(post);
    command.add_option("--receipt", options->receipt, "also write the issuer's answer")->type_name("FILE")->needs(post);
    command.add_flag("--again", options->again, "the last file once more, because nobody answered");
}

} // namespace

void add_feedback_commands(CLI::App& root, Surroundings& surroundings, int& answer)
{
    auto const making = std::make_shared<FeedbackOptions>();
    add_who(add(root, answer, "feedback-key", "Makes the key we sign with, and a certificate the issuer registers.",
                [making, &surroundings] { return make_key(*making, surroundings); }),
        *making);
    auto const asking = std::make_shared<FeedbackOptions>();
    auto& command = add(root, answer, "todo", "Lists what lists ask of us and was not done, and what must be lifted.",
        [asking, &surroundings] { return todo(*asking, surroundings); });
    add_who(command, *asking);
    command.add_flag("--all", asking->all, "also what was done and is in force");
    add_note(root, surroundings, answer);
    add_send(root, surroundings, answer);
}

} // namespace xindang::partner
