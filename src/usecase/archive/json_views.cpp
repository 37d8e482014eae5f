#include <usecase/archive/json_views.h>

#include <usecase/grading/json_shifts.h>

namespace xindang::usecase {

static Json json_of(std::set<Duty> const& duties)
{
    auto json = Json::array();
    for (auto const duty : duties)
        json.push(word_of(duty));
    return json;
}

Json json_of(Actor const& actor)
{
    auto json = Json::object();
    json.set("login", actor.login).set("duties", json_of(actor.duties));
    return json;
}

Json json_of(UserView const& user)
{
    auto json = Json::object();
    json.set("login", user.login).set("name", user.name).set("duties", json_of(user.duties));
    json.set("disabled", user.disabled);
    return json;
}

Json json_of(std::vector<UserView> const& users)
{
    auto list = Json::array();
    for (auto const& user : users)
        list.push(json_of(user));
    auto json = Json::object();
    json.set("users", std::move(list));
    return json;
}

Json json_of(TokenReceipt const& receipt)
{
    auto json = Json::object();
    json.set("token", receipt.token).set("token_type", "Bearer").set("login", receipt.login);
    json.set("duties", json_of(receipt.duties)).set("expires_at", receipt.expires_at.text());
    return json;
}

static Json json_of(ScreenedBan const& found)
{
    auto json = Json::object();
    json.set("document", found.document).set("article", found.ban.article).set("citation", found.ban.citation);
    json.set("scope", found.ban.scope).set("field", found.ban.field).set("from", found.ban.term.from().text());
    json.set("term", model::word_of(found.ban.term.kind()));
    if (auto const last = found.ban.term.last_day()) json.set("until", last->text());
    json.set("decided_on", found.ban.decided_on.text()).set("ledger_entry", found.entry.value());
    json.set("listed", !found.listed_as.empty());
    if (!found.listed_as.empty()) json.set("listed_as", found.listed_as);
    return json;
}

/// Identifiers are not repeated: answers stand in the order of the queries.
Json json_of(Screening const& screening)
{
    auto answers = Json::array();
    for (auto const& answer : screening.answers) {
        auto json = Json::object();
        json.set("banned", !answer.bans.empty());
        if (answer.problem) json.set("problem", *answer.problem);
        auto bans = Json::array();
        for (auto const& found : answer.bans)
            bans.push(json_of(found));
        json.set("bans", std::move(bans));
        auto listed = Json::array();
        for (auto const& entry : answer.listed)
            listed.push(Json::object()
                            .set("entry", entry.entry)
                            .set("version", entry.version)
                            .set("status", entry.status)
                            .set("document", entry.document));
        json.set("listed", std::move(listed));
        answers.push(std::move(json));
    }
    auto json = Json::object();
    json.set("day", screening.day.text()).set("ledger_size", screening.ledger_size);
    if (screening.list) {
        auto list = Json::object();
        list.set("id", screening.list->list).set("seq", screening.list->sequence);
        list.set("published_at", screening.list->published_at.text())
            .set("ledger_entry", screening.list->entry.value());
        list.set("valid_until", screening.list->valid_until.text());
        list.set("age_seconds", screening.list->age_seconds).set("stale", screening.list->stale);
        json.set("list", std::move(list));
    }
    json.set("answers", std::move(answers));
    return json;
}

Json json_of(GradeReceipt const& receipt)
{
    auto by_grade = Json::object();
    for (auto const grade : {model::Grade::A, model::Grade::B, model::Grade::C, model::Grade::D})
        by_grade.set(model::word_of(grade), receipt.by_grade[static_cast<std::size_t>(grade)]);
    auto enterprises = Json::array();
    for (auto const& graded : receipt.enterprises) {
        auto one = Json::object()
                       .set("subject", graded.enterprise.text())
                       .set("name", graded.name)
                       .set("score", graded.mark.score.text())
                       .set("grade", model::word_of(graded.mark.grade));
        if (graded.before) one.set("grade_before", model::word_of(*graded.before));
        enterprises.push(std::move(one));
    }
    return Json::object()
        .set("scheme", receipt.scheme)
        .set("scheme_version", receipt.scheme_version)
        .set("cut_off", receipt.cut_off.text())
        .set("ledger_position", receipt.ledger_position)
        .set("decided", receipt.decided)
        .set("unchanged", receipt.unchanged)
        .set("by_grade", std::move(by_grade))
        .set("enterprises", std::move(enterprises));
}

Json json_of(WhatIfReceipt const& receipt)
{
    return Json::object()
        .set("enterprise", receipt.before.enterprise.text())
        .set("name", receipt.head.name)
        .set("scheme", receipt.before.scheme_id)
        .set("scheme_version", receipt.before.scheme_version)
        .set("cut_off", receipt.before.cut_off.text())
        .set("ledger_position", receipt.head.ledger_position)
        .set("before", json_of(receipt.before.mark()))
        .set("after", json_of(receipt.after.mark()))
        .set("indicators", json_of(receipt.shifts))
        .set("limits", json_of(receipt.limits));
}

Json json_of(SchemeWhatIfReceipt const& receipt)
{
    auto moves = Json::array();
    for (std::size_t from = 0; from < 4; ++from)
        for (std::size_t to = 0; to < 4; ++to)
            if (receipt.moves[from][to] != 0)
                moves.push(Json::object()
                               .set("from", model::word_of(static_cast<model::Grade>(from)))
                               .set("to", model::word_of(static_cast<model::Grade>(to)))
                               .set("enterprises", receipt.moves[from][to]));
    auto moved = Json::array();
    for (auto const& one : receipt.moved)
        moved.push(Json::object()
                       .set("subject", one.enterprise.text())
                       .set("name", one.name)
                       .set("before", json_of(one.before))
                       .set("after", json_of(one.after)));
    return Json::object()
        .set("scheme", receipt.scheme)
        .set("scheme_version", receipt.scheme_version)
        .set("proposed", receipt.proposed)
        .set("proposed_version", receipt.proposed_version)
        .set("cut_off", receipt.cut_off.text())
        .set("enterprises", receipt.enterprises)
        .set("moves", std::move(moves))
        .set("moved", std::move(moved))
        .set("movers", json_of(receipt.movers));
}

Json json_of(std::vector<GradeDecision> const& decisions)
{
    auto grades = Json::array();
    for (auto const& decision : decisions) {
        auto one = Json::object()
                       .set("entry", decision.entry.value())
                       .set("decided_at", decision.decided_at.text())
                       .set("scheme", decision.scheme)
                       .set("scheme_version", decision.scheme_version)
                       .set("cut_off", decision.cut_off.text())
                       .set("ledger_position", decision.ledger_position)
                       .set("score", decision.score.text())
                       .set("grade", model::word_of(decision.grade))
                       .set("explanation", decision.explanation.hex());
        if (!decision.evaluation.empty()) one.set("evaluation", decision.evaluation);
        grades.push(std::move(one));
    }
    return Json::object().set("grades", std::move(grades));
}

} // namespace xindang::usecase
