#include <exchange/store_json.h>

namespace xindang::exchange {

Json json_of(StoredEntry const& entry)
{
    auto identifiers = Json::array();
    for (auto const& identifier : entry.identifiers)
        identifiers.push(Json::object()
                             .set("scheme", identifier.scheme)
                             .set("form", word_of(identifier.form))
                             .set("key_id", identifier.key_id)
                             .set("value", identifier.value));
    auto measures = Json::array();
    for (auto const& measure : entry.measures) {
        auto executors = Json::array();
        for (auto const& executor : measure.executors)
            executors.push(executor);
        measures.push(Json::object()
                          .set("id", measure.id)
                          .set("code", measure.code)
                          .set("obligation", measure.obligation)
                          .set("feedback_due_days", measure.feedback_due_days)
                          .set("executors", std::move(executors)));
    }
    return Json::object()
        .set("id", entry.state.id)
        .set("version", entry.state.version)
        .set("status", entry.state.status)
        .set("digest", digest_text(entry.state.digest))
        .set("name", entry.name)
        .set("type", entry.type)
        .set("category", entry.category)
        .set("decision", entry.decision)
        .set("term", entry.term.text())
        .set("identifiers", std::move(identifiers))
        .set("measures", std::move(measures));
}

Json json_of(StoredList const& list, std::vector<AcceptedEpoch> const& accepted, Instant moment)
{
    auto epochs = Json::array();
    for (auto const& epoch : accepted)
        epochs.push(Json::object()
                        .set("epoch", epoch.epoch)
                        .set("accepted_by", epoch.accepted_by)
                        .set("accepted_at", epoch.accepted_at.text())
                        .set("epoch_before", epoch.epoch_before)
                        .set("seq_before", epoch.seq_before)
                        .set("state_before", digest_text(epoch.state_before)));
    return Json::object()
        .set("list", list.list_id)
        .set("issuer", list.issuer.code)
        .set("epoch", list.position.epoch)
        .set("seq", list.position.seq)
        .set("entries", list.position.entry_count)
        .set("state_digest", digest_text(list.position.state_digest))
        .set("imported_at", list.imported_at.text())
        .set("age_seconds", moment.unix_seconds() - list.head_created_at.unix_seconds())
        .set("valid_until", list.valid_until.text())
        .set("reliable_until", list.reliable_until().text())
        .set("stale", list.stale_at(moment) || list.position.seq == 0)
        .set("accepted_epochs", std::move(epochs));
}

} // namespace xindang::exchange
