#include <usecase/feedback/take_import_report.h>

#include <crypto/hash.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

using Answer = ImportReportReceipt::Outcome;

/// By the ledger alone: what was published is not read for it.
SameState same_state(archive::View const& view, exchange::ReceivedReport const& report)
{
    if (report.after.seq == 0 || !report.after.digest) return SameState::Unknown;
    auto const seq = std::to_string(report.after.seq);
    auto same = SameState::Unknown;
    for (auto const& entry : view.entries_of(model::EntryKind::ListPublished)) {
        if (entry.body.get("list") != report.list_id) continue;
        if (entry.body.get("seq") == seq && entry.body.get("state_digest") == report.after.digest->hex())
            return SameState::Yes;
        same = SameState::No;
    }
    return same;
}

std::optional<model::Sha256> certificate_of(archive::View const& view, std::string const& partner)
{
    std::optional<model::Sha256> last;
    for (auto const& entry : view.entries_of(model::EntryKind::FeedbackReceived)) {
        if (entry.body.get(feedback_fields::STEP) != "partner-key" || entry.body.get("partner") != partner) continue;
        auto const digest = model::Sha256::parse(entry.body.get("certificate"));
        last = digest ? std::optional(*digest) : std::nullopt;
    }
    return last;
}

bool was_taken(archive::View const& view, std::string const& partner, std::string const& message)
{
    auto const reports = view.entries_of(model::EntryKind::ReportReceived);
    return std::any_of(reports.begin(), reports.end(), [&](model::Entry const& entry) {
        return entry.body.get("partner") == partner && entry.body.get("message") == message;
    });
}

/// A follower looks every few hours: that all is as it was is worth one line a day, to show that it is alive.
bool says_nothing_new(archive::View const& view, exchange::ReceivedReport const& report, model::CivilDate today)
{
    if (report.outcome != exchange::ListOutcome::NoChange && report.outcome != exchange::ListOutcome::Duplicate)
        return false;
    std::optional<model::Entry> last;
    for (auto const& entry : view.entries_of(model::EntryKind::ReportReceived))
        if (entry.body.get("partner") == report.header.sender.code && entry.body.get("list") == report.list_id)
            last = entry;
    return last && model::CivilDate::on(last->recorded_at) == today && !last->body.has("reasons") &&
           report.reasons.empty() && last->body.get("seq") == std::to_string(report.after.seq) && report.after.digest &&
           last->body.get("state_digest") == report.after.digest->hex();
}

model::Fields body_of(ImportReportReceipt const& receipt, exchange::ReceivedReport const& report, std::string file)
{
    std::string reasons;
    for (auto const& reason : report.reasons)
        reasons += (reasons.empty() ? "" : " ") + reason;
    model::Fields body{{feedback_fields::STEP, "import"}, {"partner", receipt.partner}, {"list", receipt.list},
        {"message", receipt.message}, {"outcome", std::string(exchange::word_of(report.outcome))},
        {"about_seq", report.seq ? std::to_string(*report.seq) : ""}, {"seq", std::to_string(report.after.seq)},
        {"state_digest", report.after.digest ? report.after.digest->hex() : ""},
        {"same", std::string(word_of(receipt.same))}, {"finished_at", report.finished_at.text()},
        {"file", std::move(file)}};
    if (!reasons.empty()) body.set("reasons", reasons);
    return body;
}

} // namespace

std::string_view word_of(SameState same)
{
    switch (same) {
    case SameState::Yes:
        return "yes";
    case SameState::No:
        return "no";
    case SameState::Unknown:
        break;
    }
    return "unknown";
}

std::optional<SameState> same_state_of(std::string_view word)
{
    for (auto const same : {SameState::Yes, SameState::No, SameState::Unknown})
        if (word_of(same) == word) return same;
    return std::nullopt;
}

std::string_view word_of(ImportReportReceipt::Outcome outcome)
{
    switch (outcome) {
    case Answer::Taken:
        return "taken";
    case Answer::Duplicate:
        return "duplicate";
    case Answer::Rejected:
        break;
    }
    return "rejected";
}

Outcome<ImportReportReceipt> take_import_report(
    Actor const& actor, BytesView octets, std::string const& name, FeedbackServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Partner, Duty::PublicationStaff, Duty::CreditAdministrator});
        !allowed)
        return allowed.refusal();
    auto const schema = xml::Schema::load(services.schemas / "jdl-1.0.xsd");
    if (!schema) return schema.refusal();
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const report = exchange::read_import_report(octets, name,
        {*schema, services.environment, services.law.agencies().own().code, services.clock.now(),
            [&](std::string const& partner) {
                auto const known = certificate_of(*writer, partner);
                return known ? std::vector{*known} : std::vector<model::Sha256>{};
            }});
    if (!report) return ImportReportReceipt{Answer::Rejected, report.reason()};
    ImportReportReceipt receipt{Answer::Taken, {}, report->header.sender.code, report->list_id,
        report->header.message_id, report->outcome, same_state(*writer, *report)};
    if (was_taken(*writer, receipt.partner, receipt.message)) {
        receipt.outcome = Answer::Duplicate;
        return receipt;
    }
    auto const today = model::CivilDate::on(services.clock.now());
    if (says_nothing_new(*writer, *report, today)) return receipt;
    // The file lies durably in place before the ledger names it.
    services.objects.put(octets);
    auto const entry = writer->append(
        model::EntryKind::ReportReceived, std::nullopt, today, body_of(receipt, *report, crypto::sha256(octets).hex()));
    if (!entry) return entry.refusal();
    writer->commit();
    receipt.entry = *entry;
    return receipt;
}

} // namespace xindang::usecase
