#include <usecase/screening/json_screening.h>

namespace xindang::usecase {

namespace {

Json json_of(screening::Candidate const& found)
{
    auto const& entry = *found.subject;
    auto features = Json::object();
    for (auto const& feature : found.features)
        features.set(feature.name, feature.score);
    auto evidence = Json::array();
    for (auto const& one : found.evidence)
        evidence.push(Json::object()
                          .set("sign", screening::word_of(one.sign))
                          .set("points", one.points)
                          .set("asked", one.asked)
                          .set("listed", one.listed));
    auto json = Json::object();
    json.set("list", entry.list).set("seq", entry.sequence).set("entry", entry.entry).set("version", entry.version);
    json.set("status", entry.status).set("digest", entry.digest).set("type", screening::word_of(entry.sort));
    json.set("name", entry.names.empty() ? std::string() : entry.names.front().text);
    json.set("decision", entry.decision).set("authority", entry.authority).set("term", entry.term);
    json.set("rule", screening::word_of(found.way)).set("matched", found.matched);
    json.set("matched_kind", found.matched_kind).set("level", screening::word_of(found.level));
    json.set("score", found.score).set("name_score", found.name_score);
    json.set("features", std::move(features)).set("evidence", std::move(evidence));
    return json;
}

Json json_of(ListInForce const& list, Instant now)
{
    return Json::object()
        .set("id", list.list)
        .set("issuer", list.issuer)
        .set("seq", list.sequence)
        .set("state_digest", list.state_digest)
        .set("entries", list.entries)
        .set("since", list.since.text())
        .set("valid_until", list.valid_until.text())
        .set("age_seconds", list.age_seconds_at(now))
        .set("stale", list.stale_at(now));
}

} // namespace

Json json_of(screening::ClearedPair const& pair)
{
    return Json::object()
        .set("number", pair.number)
        .set("list", pair.list)
        .set("entry", pair.entry)
        .set("reason", pair.reason)
        .set("person", pair.person)
        .set("decided_at", pair.decided_at.text())
        .set("until", pair.last_day.text());
}

Json json_of(std::vector<ScreenedSubject> const& answers, std::vector<ListInForce> const& lists, Instant now)
{
    auto used = Json::array();
    for (auto const& list : lists)
        used.push(json_of(list, now));
    auto all = Json::array();
    for (auto const& answer : answers) {
        auto problems = Json::array();
        for (auto const& problem : answer.problems)
            problems.push(problem);
        auto candidates = Json::array();
        for (auto const& screened : answer.candidates) {
            auto json = json_of(screened.candidate);
            json.set("open", screened.open());
            if (screened.cleared) {
                auto cleared = json_of(*screened.cleared);
                cleared.set("state", screening::word_of(screened.clearance));
                json.set("cleared", std::move(cleared));
            }
            candidates.push(std::move(json));
        }
        all.push(Json::object()
                     .set("ref", answer.ref)
                     .set("problems", std::move(problems))
                     .set("candidates", std::move(candidates)));
    }
    return Json::object().set("lists", std::move(used)).set("answers", std::move(all));
}

Json json_of(std::vector<ClearedView> const& cleared)
{
    auto all = Json::array();
    for (auto const& view : cleared) {
        auto json = json_of(view.pair);
        json.set("state", screening::word_of(view.clearance)).set("listed", view.listed);
        all.push(std::move(json));
    }
    return Json::object().set("cleared", std::move(all));
}

} // namespace xindang::usecase
