#include <usecase/feedback/import_standings.h>

#include <base/accepted_number.h>
#include <usecase/list/list_standing.h>

#include <map>

namespace xindang::usecase {

bool ImportStanding::worrying() const
{
    auto const word = exchange::outcome_of(outcome);
    return same == SameState::No || word == exchange::ListOutcome::Rejected || word == exchange::ListOutcome::Held;
}

Outcome<std::vector<ImportStanding>> import_standings(Actor const& actor, archive::View const& view)
{
    if (auto const allowed =
            assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
        !allowed)
        return allowed.refusal();
    std::map<std::string, std::uint64_t> published;
    for (auto const& list : list_standings(view))
        published.emplace(list.list, accepted_number(list.seq));
    std::map<std::pair<std::string, std::string>, ImportStanding> newest;
    for (auto const& entry : view.entries_of(model::EntryKind::ReportReceived)) {
        auto const& body = entry.body;
        auto const list = body.get("list");
        auto const ours = published.find(list);
        newest.insert_or_assign({body.get("partner"), list},
            ImportStanding{body.get("partner"), list, body.get("outcome"), body.get("reasons"),
                accepted_number(body.get("seq")), ours == published.end() ? 0 : ours->second,
                same_state_of(body.get("same")).value_or(SameState::Unknown), entry.recorded_at});
    }
    std::vector<ImportStanding> all;
    for (auto& [key, standing] : newest)
        all.push_back(std::move(standing));
    return all;
}

Json json_of(std::vector<ImportStanding> const& standings)
{
    auto all = Json::array();
    for (auto const& one : standings)
        all.push(Json::object()
                     .set("partner", one.partner)
                     .set("list", one.list)
                     .set("outcome", one.outcome)
                     .set("reasons", one.reasons)
                     .set("seq", one.seq)
                     .set("published", one.published)
                     .set("behind", one.behind())
                     .set("same_state", word_of(one.same))
                     .set("worrying", one.worrying())
                     .set("reported_at", one.reported_at.text()));
    return Json::object().set("imports", std::move(all));
}

Json json_of(ImportReportReceipt const& receipt)
{
    auto json = Json::object();
    json.set("outcome", word_of(receipt.outcome));
    if (receipt.reason)
        return json.set("code", exchange::word_of(receipt.reason->code))
            .set("reason", receipt.reason->text)
            .set("where", receipt.reason->where);
    json.set("partner", receipt.partner).set("list", receipt.list).set("message", receipt.message);
    json.set("import", exchange::word_of(receipt.import)).set("same_state", word_of(receipt.same));
    if (receipt.entry) json.set("ledger_entry", receipt.entry->value());
    return json;
}

} // namespace xindang::usecase
