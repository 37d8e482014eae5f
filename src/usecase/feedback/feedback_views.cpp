#include <usecase/feedback/feedback_views.h>

namespace xindang::usecase {

namespace {

std::string day_text(std::optional<model::CivilDate> const& day)
{
    return day ? day->text() : std::string();
}

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

std::int64_t cell(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}

table::Sheet numbers_sheet(
    FeedbackBook const& book, law::Catalogue const& law, std::string const& title, model::CivilDate today)
{
    table::Sheet sheet{
        title, {{"协同部门", 30}, {"应反馈", 10}, {"已反馈", 10}, {"已执行", 10}, {"不予执行", 10}, {"未反馈", 10},
                   {"逾期未反馈", 12}, {"待解除", 10}, {"逾期未解除", 12}, {"已解除", 10}, {"更正线索", 10}}};
    for (auto const& one : numbers_of(book, today))
        sheet.rows.push_back({partner_name(law, one.partner), cell(one.asked), cell(one.answered), cell(one.applied),
            cell(one.refused), cell(one.outstanding), cell(one.overdue), cell(one.to_lift), cell(one.lift_overdue),
            cell(one.lifted), cell(one.error_cases)});
    return sheet;
}

std::vector<table::Cell> row_of(Obligation const& one, law::Catalogue const& law, model::CivilDate today)
{
    return {partner_name(law, one.key.partner), one.key.list, one.key.entry, measure_name(law, one.code, today),
        one.state ? std::string(exchange::chinese_of(*one.state)) : std::string("未反馈"),
        one.occurred_at ? model::CivilDate::on(*one.occurred_at).text() : std::string(), day_text(one.due_on),
        day_text(one.lift_due_on), std::string(one.standing == exchange::EntryStanding::Listed ? "" : "已移出")};
}

std::vector<table::Column> detail_columns()
{
    return {{"协同部门", 30}, {"名单", 16}, {"条目", 18}, {"惩戒措施", 40}, {"状态", 16}, {"办理日期", 12},
        {"反馈期限", 12}, {"解除期限", 12}, {"条目", 8}};
}

} // namespace

Outcome<FeedbackBook> feedback_book(
    Actor const& actor, archive::View const& view, archive::ObjectStore const& objects, law::Catalogue const& law)
{
    if (auto const allowed =
            assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
        !allowed)
        return allowed.refusal();
    return FeedbackBook::read(view, objects, law.calendar());
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

Json json_of(FeedbackBook const& book, std::string const& partner, model::CivilDate today)
{
    auto all = Json::array();
    for (auto const& [key, one] : book.obligations()) {
        if (!partner.empty() && key.partner != partner) continue;
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
    return Json::object().set("day", today.text()).set("obligations", std::move(all));
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
        if (one.closed) json.set("result", one.result);
        all.push(std::move(json));
    }
    return Json::object().set("cases", std::move(all));
}

std::vector<table::Sheet> monthly_feedback_sheets(
    FeedbackBook const& book, law::Catalogue const& law, int year, unsigned month, model::CivilDate today)
{
    auto const title = "联合惩戒月报" + std::to_string(year) + "-" + (month < 10 ? "0" : "") + std::to_string(month);
    table::Sheet reported{"本月反馈", detail_columns()}, overdue{"逾期", detail_columns()};
    for (auto const& [key, one] : book.obligations()) {
        if (one.reported_at) {
            auto const day = model::CivilDate::on(*one.reported_at);
            if (day.year() == year && day.month() == month) reported.rows.push_back(row_of(one, law, today));
        }
        if (one.overdue(today) || one.lift_overdue(today)) overdue.rows.push_back(row_of(one, law, today));
    }
    return {numbers_sheet(book, law, title, today), std::move(reported), std::move(overdue)};
}

Outcome<Month> parse_month(std::string const& text)
{
    auto const day = model::CivilDate::parse(text + "-01");
    if (!day || text.size() != 7) return Refusal{Fault::BadInput, "a month is written like 2026-03", "month"};
    return Month{day->year(), day->month()};
}

} // namespace xindang::usecase
