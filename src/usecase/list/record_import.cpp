#include <usecase/list/record_import.h>

namespace xindang::usecase {

using exchange::EntryChange;
using exchange::ListOutcome;

bool changed_what_is_in_force(exchange::ImportReport const& report)
{
    return (report.outcome == ListOutcome::Imported || report.outcome == ListOutcome::ImportedWithWarnings) &&
           report.after.digest && (report.after.seq != report.before.seq || report.after.epoch != report.before.epoch);
}

Outcome<model::EntryNumber> record_import(
    Actor const& actor, exchange::ImportReport const& report, archive::Archive const& archive, Clock const& clock)
{
    if (auto const allowed = assure(actor, {Duty::Partner, Duty::CreditAdministrator, Duty::Operator}); !allowed)
        return allowed.refusal();
    if (!changed_what_is_in_force(report))
        return Refusal{Fault::NotFound, "the import put no other state in force", "outcome"};
    model::Fields body{{"list", report.list_id}, {"issuer", report.issuer.code}, {"report", report.message_id},
        {"outcome", std::string(exchange::word_of(report.outcome))}, {"epoch", std::to_string(report.after.epoch)},
        {"seq", std::to_string(report.after.seq)}, {"state_digest", report.after.digest->hex()},
        {"seq_before", std::to_string(report.before.seq)},
        {"added", std::to_string(report.count(EntryChange::Kind::Added))},
        {"amended", std::to_string(report.count(EntryChange::Kind::Amended))},
        {"removed", std::to_string(report.count(EntryChange::Kind::Removed))}};
    std::string reasons;
    for (auto const& reason : report.reasons)
        reasons += std::string(exchange::word_of(reason.code)) + " " + reason.text + "\n";
    if (!reasons.empty()) body.set("reasons", reasons);
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    auto const entry = writer->list_imported(model::CivilDate::on(report.finished_at), body);
    if (!entry) return entry.refusal();
    writer->commit();
    return *entry;
}

} // namespace xindang::usecase
