#include <usecase/feedback/partner_feedback.h>

#include <base/accepted_number.h>
#include <base/files.h>
#include <crypto/certificate.h>
#include <crypto/hash.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>
#include <net/download.h>
#include <usecase/feedback/feedback_due.h>
#include <usecase/list/import_list.h>
#include <xml/document.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

constexpr char XML_TYPE[] = "application/xml";
constexpr char RECEIPT[] = "receipt";
constexpr std::size_t MAX_TOKEN = 4096;
constexpr std::size_t MAX_RECEIPT = std::size_t{8} << 20;
constexpr int YEARS_OF_A_KEY = 5;
constexpr std::int64_t SECONDS_A_YEAR = 31'557'600;

Outcome<Done> assure_partner(Actor const& actor)
{
    return assure(actor, {Duty::Partner, Duty::CreditAdministrator, Duty::Operator});
}

Outcome<exchange::ListStore> opened_lists(std::filesystem::path const& folder)
{
    auto const file = imported_lists(folder);
    if (!std::filesystem::exists(file))
        return Refusal{Fault::NotFound, "no list was imported into this folder yet", "into"};
    return exchange::ListStore::open(file);
}

/// The list meant: named, or the only one.
Outcome<exchange::StoredList> list_meant(exchange::ListStore& lists, std::string const& name)
{
    auto const all = lists.all();
    for (auto const& list : all)
        if (list.list_id == name || (name.empty() && all.size() == 1)) return list;
    return Refusal{Fault::NotFound, name.empty() ? "say which list" : "there is no list " + name, "list"};
}

struct Asked {
    std::string const& partner;
    law::Calendar const& calendar;
};

Outcome<Done> add_tasks(std::vector<PartnerTask>& tasks, exchange::StoredList const& list,
    exchange::StoredEntry const& stored, Asked const& asked)
{
    auto const document = xml::Document::parse(stored.xml, xml::Limits::foreign(), stored.state.id);
    if (!document) return Refusal{Fault::Corrupt, document.refusal().reason, stored.state.id};
    auto const entry = document->root();
    auto const updated = Instant::parse(entry.child("UpdatedAt").trimmed_text());
    if (!updated) return Refusal{Fault::Corrupt, updated.refusal().reason, stored.state.id};
    for (auto const& measure : entry.children("Measure")) {
        auto const executors = measure.children("Executor");
        if (std::none_of(executors.begin(), executors.end(),
                [&](xml::Node const& one) { return one.trimmed_text() == asked.partner; }))
            continue;
        tasks.push_back({list.list_id, stored.state.id, stored.state.version, stored.name, measure.attribute("id"),
            measure.attribute("code"), measure.attribute("obligation"),
            feedback_due(asked.calendar, model::CivilDate::on(*updated),
                accepted_number<int>(measure.attribute("feedbackDueDays"))),
            std::nullopt, true});
    }
    return Done{};
}

} // namespace

std::filesystem::path feedback_outbox_file(std::filesystem::path const& data_folder)
{
    return data_folder / "feedback.sqlite";
}

std::filesystem::path feedback_key_file(std::filesystem::path const& data_folder)
{
    return data_folder / "feedback.key";
}

std::filesystem::path feedback_certificate_file(std::filesystem::path const& data_folder)
{
    return data_folder / "feedback.crt";
}

law::Calendar weekends_only()
{
    return law::Calendar({}, law::UnknownYears::Estimate);
}

Outcome<std::vector<PartnerTask>> partner_tasks(
    Actor const& actor, std::filesystem::path const& folder, std::string const& partner, law::Calendar const& calendar)
{
    if (auto const allowed = assure_partner(actor); !allowed) return allowed.refusal();
    auto lists = opened_lists(folder);
    if (!lists) return lists.refusal();
    auto outbox = exchange::FeedbackOutbox::open(feedback_outbox_file(folder));
    if (!outbox) return outbox.refusal();
    std::vector<PartnerTask> tasks;
    for (auto const& list : lists->all()) {
        for (auto const& entry : lists->entries(list.list_id))
            if (auto const added = add_tasks(tasks, list, entry, {partner, calendar}); !added) return added.refusal();
        for (auto const& noted : outbox->noted(list.list_id)) {
            auto const task = std::find_if(tasks.begin(), tasks.end(), [&](PartnerTask const& one) {
                return one.list == list.list_id && one.entry == noted.entry && one.measure == noted.measure;
            });
            if (task != tasks.end()) {
                task->state = noted.state;
            } else {
                tasks.push_back({list.list_id, noted.entry, 0, "", noted.measure, "", "", {}, noted.state, false});
            }
        }
    }
    return tasks;
}

Outcome<exchange::FeedbackAction> note_action(Actor const& actor, NoteAction const& request)
{
    auto const tasks = partner_tasks(actor, request.folder, request.partner, weekends_only());
    if (!tasks) return tasks.refusal();
    auto lists = opened_lists(request.folder);
    if (!lists) return lists.refusal();
    auto const list = list_meant(*lists, request.list);
    if (!list) return list.refusal();
    auto action = request.action;
    auto const task = std::find_if(tasks->begin(), tasks->end(), [&](PartnerTask const& one) {
        return one.list == list->list_id && one.entry == action.entry && one.measure == action.measure;
    });
    if (task == tasks->end())
        return Refusal{Fault::NotFound, "the list asks no such measure of " + request.partner, "measure"};
    if (action.state == exchange::MeasureState::Refused && action.reason_code.empty())
        return Refusal{Fault::BadInput, "a refusal needs a reason code", "reason-code"};
    // Whether a removal was ex tunc is for the issuer to know; both ends are noted.
    auto const standing = task->listed                                     ? exchange::EntryStanding::Listed
                          : action.state == exchange::MeasureState::Undone ? exchange::EntryStanding::NeverValid
                                                                           : exchange::EntryStanding::Over;
    if (auto const may = exchange::may_follow(task->state, action.state, standing); !may) return may.refusal();
    action.entry_version = task->version == 0 ? 1 : task->version;
    auto outbox = exchange::FeedbackOutbox::open(feedback_outbox_file(request.folder));
    if (!outbox) return outbox.refusal();
    return outbox->add(list->list_id, std::move(action));
}

Outcome<SentFeedback> send_feedback(Actor const& actor, SendFeedback const& request, Clock const& clock, Random& random)
{
    if (auto const allowed = assure_partner(actor); !allowed) return allowed.refusal();
    auto lists = opened_lists(request.folder);
    if (!lists) return lists.refusal();
    auto const list = list_meant(*lists, request.list);
    if (!list) return list.refusal();
    auto const key = crypto::load_key(feedback_key_file(request.folder), request.passphrase);
    if (!key) return key.refusal();
    auto const certificate = crypto::Certificate::load(feedback_certificate_file(request.folder));
    if (!certificate) return certificate.refusal();
    auto outbox = exchange::FeedbackOutbox::open(feedback_outbox_file(request.folder));
    if (!outbox) return outbox.refusal();
    auto const last = outbox->last(list->list_id);
    exchange::MeasureFeedback feedback{
        {crypto::uuid(random), "none", list->environment, request.self, {list->issuer.code}, clock.now()},
        last ? last->seq + 1 : 1, last ? std::optional(last->digest) : std::nullopt, list->list_id,
        list->position.epoch, list->position.seq, outbox->unsent(list->list_id)};
    if (feedback.actions.empty()) return Refusal{Fault::NotFound, "there is nothing to send", "actions"};
    auto const document = exchange::feedback_document(feedback, {**key, *certificate});
    if (!document) return document.refusal();
    if (auto const kept = outbox->sent(feedback, *document); !kept) return kept.refusal();
    return SentFeedback{*document, feedback.seq, feedback.actions.size()};
}

Outcome<std::string> read_token(std::filesystem::path const& file)
{
    if (file.empty()) return std::string();
    auto text = read_file(file, MAX_TOKEN);
    if (!text) return text.refusal();
    while (!text->empty() && (text->back() == '\n' || text->back() == '\r' || text->back() == ' '))
        text->pop_back();
    if (text->find_first_of(" \r\n") != Bytes::npos)
        return Refusal{Fault::BadInput, "a token is one word", file.filename().string()};
    return std::string(*text);
}

Outcome<Bytes> post_feedback(Actor const& actor, BytesView document, PostFeedback const& to)
{
    if (auto const allowed = assure_partner(actor); !allowed) return allowed.refusal();
    return net::post(to.address, XML_TYPE, document, XML_TYPE, {MAX_RECEIPT}, to.token);
}

Outcome<SentFeedback> last_feedback(
    Actor const& actor, std::filesystem::path const& folder, std::string const& list_name)
{
    if (auto const allowed = assure_partner(actor); !allowed) return allowed.refusal();
    auto lists = opened_lists(folder);
    if (!lists) return lists.refusal();
    auto const list = list_meant(*lists, list_name);
    if (!list) return list.refusal();
    auto outbox = exchange::FeedbackOutbox::open(feedback_outbox_file(folder));
    if (!outbox) return outbox.refusal();
    auto last = outbox->last(list->list_id);
    if (!last) return Refusal{Fault::NotFound, "nothing was sent yet", "actions"};
    auto const document = xml::Document::parse(last->document, xml::Limits::own_file(), "feedback.xml");
    if (!document) return Refusal{Fault::Corrupt, document.refusal().reason, "feedback.xml"};
    return SentFeedback{std::move(last->document), last->seq, document->root().children("Action").size()};
}

Outcome<exchange::FeedbackReport> read_receipt(
    Actor const& actor, ReceiptCheck const& check, BytesView receipt, Clock const& clock)
{
    if (auto const allowed = assure_partner(actor); !allowed) return allowed.refusal();
    auto const schema = xml::Schema::load(check.schemas / "jdl-1.0.xsd");
    if (!schema) return schema.refusal();
    auto lists = opened_lists(check.folder);
    if (!lists) return lists.refusal();
    auto const list = list_meant(*lists, check.list);
    if (!list) return list.refusal();
    auto const read = exchange::read_feedback_report(
        receipt, RECEIPT, {*schema, list->environment, check.self, clock.now(), [&](std::string const& sender) {
                               return sender == list->issuer.code ? list->head_keys : std::vector<model::Sha256>();
                           }});
    if (!read)
        return Refusal{Fault::Untrusted,
            "the answer is not believed: " + std::string(exchange::word_of(read.reason().code)) + " " +
                read.reason().text,
            RECEIPT};
    if (read->file != crypto::sha256(check.sent))
        return Refusal{Fault::Untrusted, "the answer is about another file than the one that was sent", RECEIPT};
    return *read;
}

std::string words_of(exchange::FeedbackReport const& receipt)
{
    auto words = std::string(exchange::word_of(receipt.outcome)) + "\n";
    for (auto const& reason : receipt.reasons)
        words += std::string(exchange::word_of(reason.code)) + " " + reason.text + "\n";
    for (auto const& reject : receipt.rejects)
        words += reject.action + " " + reject.code + " " + reject.text + "\n";
    return words + "未办结 " + std::to_string(receipt.outstanding) + " 项，其中逾期 " +
           std::to_string(receipt.overdue) + " 项\n";
}

std::string chinese_of(PartnerTask const& task)
{
    if (task.to_lift()) return "条目或措施已移出，待解除";
    return task.state ? std::string(exchange::chinese_of(*task.state)) : std::string("未反馈");
}

Json json_of(std::vector<PartnerTask> const& tasks)
{
    auto rows = Json::array();
    for (auto const& task : tasks)
        rows.push(Json::object()
                      .set("list", task.list)
                      .set("entry", task.entry)
                      .set("version", task.version)
                      .set("measure", task.measure)
                      .set("code", task.code)
                      .set("obligation", task.obligation)
                      .set("state", task.state ? exchange::word_of(*task.state) : std::string_view("none"))
                      .set("listed", task.listed)
                      .set("to_lift", task.to_lift())
                      .set("settled", task.settled())
                      .set("due_on", task.due_on ? task.due_on->text() : std::string()));
    return Json::object().set("tasks", std::move(rows));
}

Outcome<model::Sha256> make_feedback_key(Actor const& actor, std::filesystem::path const& folder,
    exchange::Party const& self, std::string const& passphrase, Clock const& clock, Random& random)
{
    if (auto const allowed = assure_partner(actor); !allowed) return allowed.refusal();
    std::filesystem::create_directories(folder);
    auto const key = crypto::create_key_file(feedback_key_file(folder), crypto::KeyKind::EcP256, passphrase);
    if (!key) return key.refusal();
    crypto::CertificateRequest request{
        self.code + " feedback", self.name, clock.now(), clock.now().plus_seconds(YEARS_OF_A_KEY * SECONDS_A_YEAR)};
    auto const certificate = crypto::make_self_signed(request, **key, random);
    write_file_atomically(feedback_certificate_file(folder), certificate.pem());
    return certificate.digest();
}

} // namespace xindang::usecase
