#include <usecase/feedback/take_feedback.h>

#include <base/utf8.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

using exchange::FeedbackAction;
using exchange::FeedbackReject;
using exchange::ListOutcome;
using exchange::Reason;
using exchange::ReasonCode;

/// One file being taken over.
class Taking {
public:
    Taking(exchange::MeasureFeedback const& feedback, std::string file, FeedbackBook const& book,
        archive::Writer& writer, model::CivilDate today)
        : m_feedback(feedback),
          m_partner(feedback.header.sender.code),
          m_file(std::move(file)),
          m_book(book),
          m_writer(writer),
          m_today(today)
    {}

    /// Whether the file is the next of its chain.
    std::optional<Reason> out_of_turn() const
    {
        auto const& name = m_feedback.header.message_id;
        auto const published = m_book.published(m_feedback.list_id);
        if (!published) return Reason{ReasonCode::ListId, "we publish no list " + m_feedback.list_id, name};
        if (m_feedback.epoch != published->epoch) return Reason{ReasonCode::Epoch, "another epoch of the list", name};
        if (published->seq < m_feedback.applied_seq)
            return Reason{ReasonCode::Gap, "that state of the list was never published", name};
        auto const* const chain = m_book.chain_of(m_partner, m_feedback.list_id);
        auto const last = chain ? chain->seq : 0;
        if (chain && chain->messages.contains(name))
            return Reason{ReasonCode::Fork, "this message id was used for another file", name};
        if (m_feedback.seq <= last) return Reason{ReasonCode::Rollback, after(last), name};
        if (m_feedback.seq > last + 1) return Reason{ReasonCode::Gap, after(last), name};
        if (chain && last > 0 && m_feedback.previous && m_feedback.previous->hex() != chain->digest)
            return Reason{ReasonCode::Fork, "PrevDigest is not the file before", name};
        return std::nullopt;
    }

    void take(FeedbackReceipt& receipt)
    {
        for (auto const& action : m_feedback.actions) {
            auto const refused = judge(action);
            if (refused) {
                receipt.report.rejects.push_back(*refused);
                continue;
            }
            enter(action, receipt);
        }
        model::Fields body{{feedback_fields::STEP, "file"}, {"partner", m_partner}, {"list", m_feedback.list_id},
            {"message", m_feedback.header.message_id}, {"seq", std::to_string(m_feedback.seq)}, {"file", m_file},
            {"applied_seq", std::to_string(m_feedback.applied_seq)}, {"taken", std::to_string(receipt.taken)},
            {"rejected", std::to_string(receipt.report.rejects.size())}};
        put(model::EntryKind::FeedbackReceived, body);
    }

private:
    std::string after(std::uint64_t last) const
    {
        return "expected FeedbackSeq " + std::to_string(last + 1) + ", found " + std::to_string(m_feedback.seq);
    }

    static FeedbackReject reject(FeedbackAction const& action, char const* code, std::string const& text)
    {
        return {action.id, code, std::string(utf8::head(text, 200))};
    }

    std::optional<FeedbackReject> judge(FeedbackAction const& action)
    {
        auto const* const chain = m_book.chain_of(m_partner, m_feedback.list_id);
        if (chain && chain->actions.contains(action.id))
            return reject(action, "E-REPEATED", "this action was reported before");
        ObligationKey const key{m_partner, m_feedback.list_id, action.entry, action.measure};
        auto const found = m_book.obligations().find(key);
        if (found == m_book.obligations().end()) return unknown(action);
        auto const& obligation = found->second;
        if (action.entry_version == 0 || obligation.version < action.entry_version)
            return reject(action, "E-VERSION", "the entry never had that version");
        if (action.state == exchange::MeasureState::Refused && action.reason_code.empty())
            return reject(action, "E-REASON", "a refusal needs a ReasonCode");
        auto const before = m_states.contains(key) ? std::optional(m_states.at(key)) : obligation.state;
        if (auto const may = exchange::may_follow(before, action.state, obligation.standing); !may)
            return reject(action, "E-TRANSITION", may.refusal().reason);
        return std::nullopt;
    }

    FeedbackReject unknown(FeedbackAction const& action) const
    {
        auto entry_known = m_book.version_of(m_feedback.list_id, action.entry) > 0;
        auto measure_known = false;
        for (auto const& [key, obligation] : m_book.obligations()) {
            if (key.list != m_feedback.list_id || key.entry != action.entry) continue;
            entry_known = true;
            measure_known = measure_known || key.measure == action.measure;
        }
        if (measure_known) return reject(action, "E-EXECUTOR", "the measure is another agency's");
        if (entry_known) return reject(action, "E-MEASURE", "the entry has no such measure");
        return reject(action, "E-ENTRY", "there is no such entry, or it left before anything was reported");
    }

    void enter(FeedbackAction const& action, FeedbackReceipt& receipt)
    {
        ObligationKey const key{m_partner, m_feedback.list_id, action.entry, action.measure};
        auto const& obligation = m_book.obligations().at(key);
        auto const current = m_book.version_of(key.list, key.entry);
        auto const late = current != 0 && action.entry_version < current;
        model::Fields body{{feedback_fields::STEP, "action"}, {"partner", m_partner}, {"list", key.list},
            {"entry", key.entry}, {"entry_ver", std::to_string(action.entry_version)}, {"measure", key.measure},
            {"measure_code", obligation.code}, {"obligation", obligation.obligation},
            {"due_days", std::to_string(obligation.due_days)}, {"action", action.id},
            {"state", std::string(exchange::word_of(action.state))}, {"occurred_at", action.occurred_at.text()},
            {"reason_code", action.reason_code}, {"supersedes", action.supersedes}, {"file", m_file},
            {"late", late ? "yes" : ""}};
        put(model::EntryKind::FeedbackReceived, body);
        m_states[key] = action.state;
        ++receipt.taken;
        receipt.late += late;
        if (action.error_notice.empty()) return;
        put(model::EntryKind::TaskOpened,
            {{feedback_fields::TASK, feedback_fields::CORRECTION}, {"partner", m_partner}, {"list", key.list},
                {"entry", key.entry}, {"action", action.id}, {"file", m_file}});
        ++receipt.error_cases;
    }

    void put(model::EntryKind kind, model::Fields const& body)
    {
        auto const entry = m_writer.append(kind, std::nullopt, m_today, body);
        if (!entry) throw std::logic_error("the ledger would not take feedback: " + entry.refusal().reason);
    }

    exchange::MeasureFeedback const& m_feedback;
    std::string m_partner;
    std::string m_file;
    FeedbackBook const& m_book;
    archive::Writer& m_writer;
    model::CivilDate m_today;
    std::map<ObligationKey, exchange::MeasureState> m_states; ///< reported earlier in this file
};

/// Signs the answer, with the partner's numbers as they are then.
Outcome<FeedbackReceipt> answered(FeedbackReceipt receipt, FeedbackServices const& services)
{
    auto const book = FeedbackBook::read(services.archive.view(), services.objects, services.law.calendar());
    if (!book) return book.refusal();
    auto const today = model::CivilDate::on(services.clock.now());
    for (auto const& numbers : numbers_of(*book, today))
        if (numbers.partner == receipt.partner) {
            receipt.report.outstanding = numbers.outstanding + numbers.to_lift;
            receipt.report.overdue = numbers.overdue + numbers.lift_overdue;
        }
    auto document = exchange::feedback_report_document(receipt.report, services.head);
    if (!document) return document.refusal();
    receipt.document = std::move(*document);
    return receipt;
}

FeedbackReceipt empty_receipt(model::Sha256 const& file, std::string const& partner, FeedbackServices const& services)
{
    auto const& own = services.law.agencies().own();
    // An audience must be named even when we do not know who wrote.
    exchange::Header header{crypto::uuid(services.random), "none", services.environment, {own.code, own.name},
        {partner.empty() ? std::string(exchange::UNKNOWN_PARTNER) : partner}, services.clock.now()};
    return {{std::move(header), 1, file, ListOutcome::Rejected, {}, {}, 0, 0}, {}, partner};
}

} // namespace

Outcome<model::EntryNumber> register_partner_key(Actor const& actor, std::string const& partner,
    crypto::Certificate const& certificate, FeedbackServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Operator, Duty::PublicationStaff}); !allowed)
        return allowed.refusal();
    auto const agency = services.law.agencies().find(partner);
    if (!agency) return Refusal{Fault::NotFound, agency.refusal().reason, "partner"};
    if (!certificate.valid_at(services.clock.now()))
        return Refusal{Fault::BadInput, "the certificate is not valid now", "certificate"};
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const entry =
        writer->append(model::EntryKind::FeedbackReceived, std::nullopt, model::CivilDate::on(services.clock.now()),
            {{feedback_fields::STEP, "partner-key"}, {"partner", partner}, {"certificate", certificate.digest().hex()},
                {"holder", certificate.common_name()}});
    if (!entry) return entry.refusal();
    writer->commit();
    return entry;
}

Outcome<FeedbackReceipt> take_feedback(
    Actor const& actor, BytesView octets, std::string const& name, FeedbackServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Partner, Duty::PublicationStaff, Duty::CreditAdministrator});
        !allowed)
        return allowed.refusal();
    auto const schema = xml::Schema::load(services.schemas / "jdl-1.0.xsd");
    if (!schema) return schema.refusal();
    // The turn is taken before anything is read: nobody else may answer for the same chain meanwhile.
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const book = FeedbackBook::read(*writer, services.objects, services.law.calendar());
    if (!book) return book.refusal();
    auto const file = crypto::sha256(octets);
    auto const feedback = exchange::read_feedback(octets, name,
        {*schema, services.environment, services.law.agencies().own().code, services.clock.now(),
            [&](std::string const& partner) {
                auto const known = book->certificate_of(partner);
                return known ? std::vector{*known} : std::vector<model::Sha256>{};
            }});
    if (!feedback) {
        auto receipt = empty_receipt(file, "", services);
        receipt.report.reasons.push_back(feedback.reason());
        return answered(std::move(receipt), services);
    }
    auto receipt = empty_receipt(file, feedback->header.sender.code, services);
    receipt.report.seq = feedback->seq;
    auto const* const chain = book->chain_of(receipt.partner, feedback->list_id);
    if (chain && chain->files.contains(file.hex())) {
        receipt.report.outcome = ListOutcome::Duplicate;
        return answered(std::move(receipt), services);
    }
    Taking taking(*feedback, file.hex(), *book, *writer, model::CivilDate::on(services.clock.now()));
    if (auto const reason = taking.out_of_turn()) {
        receipt.report.reasons.push_back(*reason);
        return answered(std::move(receipt), services);
    }
    // The file lies durably in place before the ledger names it.
    services.objects.put(octets);
    taking.take(receipt);
    writer->commit();
    auto const all_refused = receipt.taken == 0 && !receipt.report.rejects.empty();
    receipt.report.outcome = all_refused                                           ? ListOutcome::Rejected
                             : receipt.report.rejects.empty() && receipt.late == 0 ? ListOutcome::Imported
                                                                                   : ListOutcome::ImportedWithWarnings;
    return answered(std::move(receipt), services);
}

Outcome<model::EntryNumber> decide_correction(
    Actor const& actor, DecideCase const& request, FeedbackServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff}); !allowed) return allowed.refusal();
    if (request.result.empty()) return Refusal{Fault::BadInput, "say what came of it", "result"};
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const book = FeedbackBook::read(*writer, services.objects, services.law.calendar());
    if (!book) return book.refusal();
    auto const found = std::find_if(book->cases().begin(), book->cases().end(),
        [&](CorrectionCase const& one) { return one.opened == request.opened; });
    if (found == book->cases().end()) return Refusal{Fault::NotFound, "there is no such correction case", "case"};
    if (found->closed) return Refusal{Fault::Conflict, "the case has ended", "case"};
    auto const entry =
        writer->append(model::EntryKind::TaskClosed, std::nullopt, model::CivilDate::on(services.clock.now()),
            {{feedback_fields::TASK, feedback_fields::CORRECTION}, {"opened", std::to_string(request.opened.value())},
                {feedback_fields::DECISION, std::string(word_of(request.decision))}, {"result", request.result}});
    if (!entry) return entry.refusal();
    writer->commit();
    return entry;
}

} // namespace xindang::usecase
