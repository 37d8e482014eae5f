#include <usecase/foreign/json_foreign.h>

#include <model/person_id.h>
#include <usecase/archive/json_views.h>

namespace xindang::usecase {

namespace {

void set_text(Json& json, std::string_view name, std::string const& text)
{
    if (!text.empty()) json.set(name, text);
}

void set_day(Json& json, std::string_view name, std::optional<model::CivilDate> const& day)
{
    if (day) json.set(name, day->text());
}

Json json_of(foreign::Counts const& counts)
{
    return Json::object()
        .set("listed", counts.standing)
        .set("matched", counts.matched)
        .set("possible", counts.possible)
        .set("unmatched", counts.unmatched)
        .set("ended", counts.ended)
        .set("voided", counts.voided);
}

Json json_of(foreign::Entry const& entry)
{
    auto json = Json::object();
    json.set("id", entry.id).set("type", model::word_of(entry.type)).set("name", entry.name);
    set_text(json, "number_shown", shown_number(entry));
    set_text(json, "birth_year", entry.birth_year);
    set_text(json, "representative", entry.representative);
    json.set("state", foreign::word_of(entry.standing)).set("listed_on", entry.listed_on.text());
    set_day(json, "valid_until", entry.valid_until);
    set_day(json, "removed_on", entry.removed_on);
    set_text(json, "number", entry.number);
    set_text(json, "basis", entry.basis);
    set_text(json, "authority", entry.authority);
    set_text(json, "summary", entry.summary);
    return json;
}

Json json_of(std::vector<foreign::BadRow> const& rows)
{
    auto array = Json::array();
    for (auto const& row : rows) {
        auto json = Json::object();
        json.set("row", row.row).set("place", row.place);
        set_text(json, "field", row.field);
        set_text(json, "value", row.value);
        array.push(std::move(json.set("reason", row.reason)));
    }
    return array;
}

} // namespace

std::string shown_number(foreign::Entry const& entry)
{
    if (!entry.credit_code.empty()) return entry.credit_code;
    auto const person = model::PersonId::parse(entry.person_id);
    return person ? person->masked(model::PersonId::Keep::FirstSixAndLastFour) : entry.mask;
}

Json json_of(ForeignReceipt const& receipt)
{
    auto json = Json::object();
    json.set("outcome", word_of(receipt.outcome)).set("source", receipt.source).set("list", receipt.name);
    set_day(json, "dated", receipt.dated);
    set_text(json, "seq", receipt.sequence);
    set_text(json, "digest", receipt.digest);
    set_text(json, "encoding", receipt.encoding);
    json.set("rows", receipt.rows).set("bad", json_of(receipt.bad));
    auto ignored = Json::array();
    for (auto const& heading : receipt.ignored)
        ignored.push(heading);
    json.set("ignored_headings", std::move(ignored));
    json.set("added", receipt.added).set("corrected", receipt.corrected).set("ended", receipt.ended);
    json.set("voided", receipt.voided).set("unchanged", receipt.unchanged);
    json.set("records_added", receipt.records_added).set("records_corrected", receipt.records_corrected);
    json.set("records_retracted", receipt.records_retracted).set("left_alone", receipt.left_alone);
    json.set("changing", receipt.changing).set("standing", receipt.standing).set("now", json_of(receipt.counts));
    if (receipt.entry) json.set("ledger_entry", receipt.entry->value());
    if (receipt.list) json.set("import", receipt.list->json());
    if (receipt.regraded) json.set("regraded", json_of(*receipt.regraded));
    return json;
}

Json json_of(std::vector<ForeignStanding> const& standings)
{
    auto array = Json::array();
    for (auto const& standing : standings) {
        auto json = Json::object();
        json.set("source", standing.source.id).set("agency", standing.source.agency).set("list", standing.name);
        json.set("format", foreign::word_of(standing.source.format)).set("becomes", standing.source.result);
        if (auto const& taken = standing.taken) {
            json.set("dated", taken->dated.text());
            set_text(json, "seq", taken->sequence);
            json.set("digest", taken->digest).set("taken_at", taken->taken_at.text());
            json.set("ledger_entry", taken->ledger_entry).set("now", json_of(standing.counts));
        }
        array.push(std::move(json));
    }
    return Json::object().set("lists", std::move(array));
}

Json json_of(std::vector<ShownEntry> const& entries)
{
    auto array = Json::array();
    for (auto const& shown : entries) {
        auto json = shown.entry ? json_of(*shown.entry) : Json::object().set("state", foreign::word_of(shown.standing));
        if (shown.subject) json.set("subject", shown.subject->text()).set("subject_name", shown.subject_name);
        if (shown.record) {
            json.set("record", shown.record->entry.value()).set("reference", shown.record->source_ref);
            json.set("record_kind", model::word_of(shown.record->kind)).set("result", shown.record->result);
            json.set("occurred_on", shown.record->occurred_on.text());
            set_day(json, "record_valid_until", shown.record->valid_until);
        }
        array.push(std::move(json));
    }
    return Json::object().set("entries", std::move(array));
}

Json json_of(std::vector<PossibleMatch> const& matches)
{
    auto array = Json::array();
    for (auto const& match : matches) {
        auto const& candidate = match.candidate;
        auto json = Json::object();
        json.set("number", candidate.number).set("source", candidate.source).set("list", match.list);
        json.set("subject", candidate.subject.text());
        set_text(json, "subject_name", match.subject_name);
        set_text(json, "subject_number", match.subject_number);
        json.set("evidence", candidate.evidence).set("decision", foreign::word_of(candidate.decision));
        set_text(json, "reason", candidate.reason);
        set_text(json, "decided_by", candidate.decided_by);
        if (candidate.decided_at) json.set("decided_at", candidate.decided_at->text());
        if (match.entry) json.set("entry", json_of(*match.entry));
        array.push(std::move(json));
    }
    return Json::object().set("matches", std::move(array));
}

Json json_of(MatchDecision const& decision)
{
    auto json = Json::object();
    json.set("number", decision.number).set("decision", foreign::word_of(decision.decision));
    json.set("subject", decision.subject.text()).set("ledger_entry", decision.entry.value());
    if (decision.record) json.set("record", decision.record->value());
    if (decision.regraded) json.set("regraded", json_of(*decision.regraded));
    return json;
}

Json json_of(LookedAgain const& looked)
{
    auto json = Json::object();
    json.set("records_added", looked.records_added).set("waiting", looked.waiting);
    if (looked.regraded) json.set("regraded", json_of(*looked.regraded));
    return json;
}

} // namespace xindang::usecase
