#include <usecase/feedback/feedback_views.h>

namespace xindang::usecase {

std::string partner_name(law::Catalogue const& law, std::string const& code)
{
    auto const agency = law.agencies().find(code);
    return agency ? agency->name : code;
}

std::string measure_name(law::Catalogue const& law, std::string const& code, model::CivilDate day)
{
    auto const measure = law.measures().find(code, day);
    return measure ? measure->name : code;
}

std::string chinese_of(CorrectionCase const& one)
{
    if (!one.closed) return "待核";
    if (one.decision != CaseDecision::Corrected) return "经核无误";
    return one.delivered ? "已更正并发布" : "应更正，待发布";
}

Outcome<FeedbackBook> feedback_book(
    Actor const& actor, archive::View const& view, archive::ObjectStore const& objects, law::Catalogue const& law)
{
    if (auto const allowed =
            assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
        !allowed)
        return allowed.refusal();
    return FeedbackBook::read(view, objects, law.calendar());
}

Outcome<std::vector<CorrectionCase>> correction_cases(Actor const& actor, archive::View const& view,
    archive::ObjectStore const& objects, law::Catalogue const& law, std::string const& partner)
{
    if (auto const allowed = assure(
            actor, {Duty::Partner, Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
        !allowed)
        return allowed.refusal();
    auto const book = FeedbackBook::read(view, objects, law.calendar());
    if (!book) return book.refusal();
    std::vector<CorrectionCase> cases;
    for (auto const& one : book->cases())
        if (partner.empty() || one.partner == partner) cases.push_back(one);
    return cases;
}

Json json_of(std::vector<PartnerNumbers> const& numbers, model::CivilDate today)
{
    auto all = Json::array();
    for (auto const& one : numbers)
        all.push(Json::object()
                     .set("partner", one.partner)
                     .set("asked", one.asked)
                     .set("answered", one.answered)
                     .set("applied", one.applied)
                     .set("refused", one.refused)
                     .set("outstanding", one.outstanding)
                     .set("overdue", one.overdue)
                     .set("to_lift", one.to_lift)
                     .set("lift_overdue", one.lift_overdue)
                     .set("lifted", one.lifted)
                     .set("error_cases", one.error_cases));
    return Json::object().set("day", today.text()).set("partners", std::move(all));
}

Json json_of(std::vector<Obligation> const& obligations, model::CivilDate today)
{
    auto all = Json::array();
    for (auto const& one : obligations) {
        auto const& key = one.key;
        auto json = Json::object();
        json.set("partner", key.partner).set("list", key.list).set("entry", key.entry).set("version", one.version);
        json.set("measure", key.measure).set("code", one.code).set("obligation", one.obligation);
        json.set("listed", one.standing == exchange::EntryStanding::Listed);
        if (one.state) json.set("state", exchange::word_of(*one.state));
        if (one.occurred_at) json.set("occurred_at", one.occurred_at->text());
        if (one.due_on) json.set("due_on", one.due_on->text());
        if (one.lift_due_on) json.set("lift_due_on", one.lift_due_on->text());
        if (!one.removal.empty()) json.set("removal", one.removal);
        json.set("outstanding", one.outstanding()).set("overdue", one.overdue(today));
        json.set("to_lift", one.to_lift()).set("lift_overdue", one.lift_overdue(today));
        json.set("late", one.reported_late);
        all.push(std::move(json));
    }
    return all;
}

Json json_of(FeedbackBook const& book, std::string const& partner, model::CivilDate today)
{
    std::vector<Obligation> wanted;
    for (auto const& [key, one] : book.obligations())
        if (partner.empty() || key.partner == partner) wanted.push_back(one);
    return Json::object().set("day", today.text()).set("obligations", json_of(wanted, today));
}

Json json_of(FeedbackReceipt const& receipt)
{
    auto const& report = receipt.report;
    auto reasons = Json::array();
    for (auto const& reason : report.reasons)
        reasons.push(Json::object()
                         .set("code", exchange::word_of(reason.code))
                         .set("text", reason.text)
                         .set("where", reason.where));
    auto rejects = Json::array();
    for (auto const& reject : report.rejects)
        rejects.push(Json::object().set("action", reject.action).set("code", reject.code).set("text", reject.text));
    return Json::object()
        .set("partner", receipt.partner)
        .set("seq", report.seq)
        .set("outcome", exchange::word_of(report.outcome))
        .set("reasons", std::move(reasons))
        .set("taken", receipt.taken)
        .set("late", receipt.late)
        .set("rejected", std::move(rejects))
        .set("error_cases", receipt.error_cases)
        .set("outstanding", report.outstanding)
        .set("overdue", report.overdue);
}

Json json_of(std::vector<CorrectionCase> const& cases)
{
    auto all = Json::array();
    for (auto const& one : cases) {
        auto json = Json::object();
        json.set("case", one.opened.value()).set("partner", one.partner).set("list", one.list);
        json.set("entry", one.entry).set("action", one.action).set("opened_on", one.opened_on.text());
        json.set("file", one.file).set("open", !one.closed);
        if (one.decision) json.set("decision", word_of(*one.decision)).set("delivered", one.delivered);
        if (one.closed) json.set("result", one.result);
        all.push(std::move(json));
    }
    return Json::object().set("cases", std::move(all));
}

} // namespace xindang::usecase
