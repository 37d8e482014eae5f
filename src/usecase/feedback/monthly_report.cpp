#include <usecase/feedback/monthly_report.h>

#include <usecase/feedback/feedback_views.h>

#include <algorithm>
#include <set>

namespace xindang::usecase {

namespace {

using exchange::EntryStanding;
using exchange::MeasureState;

/// The last ledger entry up to that day of all a book is read from; 0 when there is none.
std::uint64_t position_at(archive::View const& view, model::CivilDate day)
{
    std::uint64_t last = 0;
    using enum model::EntryKind;
    for (auto const kind : {ListPublished, FeedbackReceived, TaskOpened, TaskClosed})
        for (auto const& entry : view.entries_of(kind))
            if (model::CivilDate::on(entry.recorded_at) <= day) last = std::max(last, entry.number.value());
    return last;
}

Outcome<FeedbackBook> book_at(archive::Archive const& archive, archive::ObjectStore const& objects,
    law::Catalogue const& law, std::uint64_t position)
{
    if (position == 0) return FeedbackBook{};
    return FeedbackBook::read(archive.view({std::nullopt, model::EntryNumber{position}}), objects, law.calendar());
}

/// The entries that ask something, by list and partner.
using Asking = std::map<std::pair<std::string, std::string>, std::set<std::string>>;

Asking asking(FeedbackBook const& book)
{
    Asking all;
    for (auto const& [key, one] : book.obligations())
        if (one.standing == EntryStanding::Listed) all[{key.list, key.partner}].insert(key.entry);
    return all;
}

std::uint64_t not_in(std::set<std::string> const& these, std::set<std::string> const& those)
{
    return static_cast<std::uint64_t>(
        std::count_if(these.begin(), these.end(), [&](std::string const& id) { return !those.contains(id); }));
}

/// Counts one month from the books of its two ends.
class Counting {
public:
    Counting(Month const& month, model::CivilDate day) : m_month(month), m_day(day) {}

    void entries(FeedbackBook const& before, FeedbackBook const& now)
    {
        auto const was = asking(before), is = asking(now);
        for (auto const* side : {&was, &is})
            for (auto const& [key, ids] : *side)
                m_rows.try_emplace(key);
        for (auto& [key, numbers] : m_rows) {
            auto const old = was.contains(key) ? was.at(key) : std::set<std::string>();
            auto const current = is.contains(key) ? is.at(key) : std::set<std::string>();
            numbers.entries = current.size();
            numbers.added = not_in(current, old);
            numbers.removed = not_in(old, current);
        }
    }

    void obligations(FeedbackBook const& book)
    {
        for (auto const& [key, one] : book.obligations()) {
            auto& numbers = m_rows[{key.list, key.partner}];
            auto const listed = one.standing == EntryStanding::Listed;
            auto const reported = one.reported_at && in_month(model::CivilDate::on(*one.reported_at));
            auto const ended = one.state == MeasureState::Lifted || one.state == MeasureState::Undone;
            numbers.asked += one.due_days > 0 && listed;
            numbers.applied += listed && one.state && exchange::is_in_force(*one.state);
            numbers.reported += reported;
            numbers.outstanding += one.outstanding();
            numbers.overdue += one.overdue(m_day);
            numbers.to_lift += one.to_lift();
            numbers.lift_overdue += one.lift_overdue(m_day);
            numbers.lifted += ended && reported;
            if (reported) m_reported.push_back(one);
            if (one.overdue(m_day) || one.lift_overdue(m_day)) m_overdue.push_back(one);
        }
    }

    void cases(FeedbackBook const& book)
    {
        for (auto const& one : book.cases()) {
            auto& numbers = m_rows[{one.list, one.partner}];
            numbers.cases_opened += in_month(one.opened_on);
            numbers.cases_open += !one.closed;
        }
    }

    MonthlyReport report(std::uint64_t upto)
    {
        MonthlyReport report{m_month, m_day, upto, {}, {}, std::move(m_reported), std::move(m_overdue)};
        for (auto const& [key, numbers] : m_rows) {
            report.rows.push_back({key.first, key.second, numbers});
            report.total += numbers;
        }
        return report;
    }

private:
    bool in_month(model::CivilDate day) const { return m_month.first() <= day && day <= m_month.last(); }

    Month m_month;
    model::CivilDate m_day;
    std::map<std::pair<std::string, std::string>, MonthlyNumbers> m_rows;
    std::vector<Obligation> m_reported;
    std::vector<Obligation> m_overdue;
};

std::string day_text(std::optional<model::CivilDate> const& day)
{
    return day ? day->text() : std::string();
}

std::vector<table::Cell> row_of(Obligation const& one, law::Catalogue const& law, model::CivilDate day)
{
    return {partner_name(law, one.key.partner), one.key.list, one.key.entry, measure_name(law, one.code, day),
        one.state ? std::string(exchange::chinese_of(*one.state)) : std::string("未反馈"),
        one.occurred_at ? model::CivilDate::on(*one.occurred_at).text() : std::string(), day_text(one.due_on),
        day_text(one.lift_due_on), std::string(one.standing == EntryStanding::Listed ? "" : "已移出")};
}

table::Sheet detail_sheet(
    char const* title, std::vector<Obligation> const& all, law::Catalogue const& law, model::CivilDate day)
{
    table::Sheet sheet{title, {{"协同部门", 30}, {"名单", 16}, {"条目", 18}, {"惩戒措施", 40}, {"状态", 16},
                                  {"办理日期", 12}, {"反馈期限", 12}, {"解除期限", 12}, {"去向", 8}}};
    for (auto const& one : all)
        sheet.rows.push_back(row_of(one, law, day));
    return sheet;
}

Json numbers_json(MonthlyNumbers const& numbers)
{
    auto json = Json::object();
    for (auto const& one : monthly_numbers())
        json.set(one.word, numbers.*one.value);
    return json;
}

void add_cells(std::vector<table::Cell>& row, MonthlyNumbers const& numbers)
{
    for (auto const& one : monthly_numbers())
        row.push_back(static_cast<std::int64_t>(numbers.*one.value));
}

} // namespace

Outcome<Month> Month::parse(std::string const& text)
{
    auto const day = model::CivilDate::parse(text + "-01");
    if (!day || day->text() != text + "-01")
        return Refusal{Fault::BadInput, "a month is written like 2026-03", "month"};
    return Month{*day};
}

std::vector<MonthlyNumber> const& monthly_numbers()
{
    using N = MonthlyNumbers;
    static std::vector<MonthlyNumber> const ALL{{"entries", "在列条目", &N::entries}, {"added", "本月列入", &N::added},
        {"removed", "本月移出", &N::removed}, {"asked", "应采取措施", &N::asked},
        {"applied", "已采取措施", &N::applied}, {"reported", "本月反馈", &N::reported},
        {"outstanding", "未反馈", &N::outstanding}, {"overdue", "逾期未反馈", &N::overdue},
        {"to_lift", "待解除", &N::to_lift}, {"lift_overdue", "逾期未解除", &N::lift_overdue},
        {"lifted", "本月解除", &N::lifted}, {"cases_opened", "本月更正线索", &N::cases_opened},
        {"cases_open", "待核线索", &N::cases_open}};
    return ALL;
}

MonthlyNumbers& MonthlyNumbers::operator+=(MonthlyNumbers const& other)
{
    for (auto const& one : monthly_numbers())
        this->*one.value += other.*one.value;
    return *this;
}

Outcome<MonthlyReport> monthly_report(Actor const& actor, Month const& month, archive::Archive const& archive,
    archive::ObjectStore const& objects, law::Catalogue const& law, model::CivilDate today)
{
    if (auto const allowed =
            assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
        !allowed)
        return allowed.refusal();
    if (today < month.first()) return Refusal{Fault::BadInput, "the month has yet to come", "month"};
    auto const day = std::min(month.last(), today);
    auto const view = archive.view();
    auto const upto = position_at(view, day);
    auto const before = book_at(archive, objects, law, position_at(view, month.first().plus_days(-1)));
    if (!before) return before.refusal();
    auto const now = book_at(archive, objects, law, upto);
    if (!now) return now.refusal();
    Counting counting(month, day);
    counting.entries(*before, *now);
    counting.obligations(*now);
    counting.cases(*now);
    return counting.report(upto);
}

Json json_of(MonthlyReport const& report)
{
    auto rows = Json::array();
    for (auto const& row : report.rows)
        rows.push(
            Json::object().set("list", row.list).set("partner", row.partner).set("numbers", numbers_json(row.numbers)));
    return Json::object()
        .set("month", report.month.text())
        .set("day", report.day.text())
        .set("ledger_position", report.upto)
        .set("rows", std::move(rows))
        .set("total", numbers_json(report.total))
        .set("reported", json_of(report.reported, report.day))
        .set("overdue", json_of(report.overdue, report.day));
}

std::vector<table::Sheet> monthly_sheets(MonthlyReport const& report, law::Catalogue const& law)
{
    table::Sheet sheet{"联合惩戒月报" + report.month.text(), {{"名单", 20}, {"协同部门", 30}}};
    for (auto const& one : monthly_numbers())
        sheet.columns.push_back({one.heading, 12});
    for (auto const& row : report.rows) {
        std::vector<table::Cell> cells{row.list, partner_name(law, row.partner)};
        add_cells(cells, row.numbers);
        sheet.rows.push_back(std::move(cells));
    }
    std::vector<table::Cell> total{std::string("合计"), std::string()};
    add_cells(total, report.total);
    sheet.rows.push_back(std::move(total));
    return {std::move(sheet), detail_sheet("本月反馈", report.reported, law, report.day),
        detail_sheet("逾期", report.overdue, law, report.day)};
}

} // namespace xindang::usecase
