#include <usecase/supervision/sheets.h>

namespace xindang::usecase {

namespace {

using supervision::Supervised;
using table::Cell;

using Row = std::vector<Cell>;

std::string grade_text(std::optional<model::Grade> grade)
{
    return grade ? std::string(model::word_of(*grade)) : "未评价";
}

std::string factors_text(supervision::Assessment const& assessment)
{
    std::string text;
    for (auto const& met : assessment.factors)
        text += (text.empty() ? "" : "；") + met.factor->name;
    return text;
}

std::string reasons_text(supervision::Assessment const& assessment)
{
    std::string text;
    for (auto const& met : assessment.key_reasons)
        text += (text.empty() ? "" : "；") + met.reason->text;
    return text;
}

Row firm_cells(Supervised const& one)
{
    return {one.firm->name, one.firm->credit_code, one.firm->region, one.assessment.group->name};
}

void add(Row& row, std::initializer_list<Cell> cells)
{
    row.insert(row.end(), cells);
}

std::vector<table::Column> firm_columns()
{
    return {{"企业", 32}, {"统一社会信用代码", 22}, {"行政区划", 10}, {"类别", 28}};
}

Cell day_or(std::optional<model::CivilDate> day, std::string otherwise)
{
    return day ? Cell(*day) : Cell(std::move(otherwise));
}

Row level_row(Supervised const& one, supervision::Offices const& offices)
{
    auto row = firm_cells(one);
    auto const& assessment = one.assessment;
    add(row, {grade_text(assessment.grade), assessment.risk_level().name, std::int64_t{assessment.points},
                 assessment.supervision_level().name, offices.all()[one.office].name, day_or(one.last_inspected, ""),
                 factors_text(assessment)});
    return row;
}

std::vector<table::Column> level_columns()
{
    auto columns = firm_columns();
    for (auto const& column : std::vector<table::Column>{{"信用等级", 10}, {"风险等级", 12}, {"风险分值", 10},
             {"监管等级", 12}, {"责任单位", 26}, {"最近检查", 12}, {"风险因子", 48}})
        columns.push_back(column);
    return columns;
}

/// What a planned inspection says whether or not it has a day.
Row visit_row(supervision::Visit const& visit, Supervised const& one, supervision::Offices const& offices)
{
    Row row{offices.all()[one.office].name, day_or(visit.day, "未排入")};
    auto const firm = firm_cells(one);
    row.insert(row.end(), firm.begin(), firm.end());
    add(row,
        {one.assessment.supervision_level().name, one.assessment.risk_level().name, grade_text(one.assessment.grade),
            visit.kind, std::int64_t{visit.nth}, std::int64_t{visit.of}, std::int64_t{visit.person_days}});
    return row;
}

std::vector<table::Column> visit_columns()
{
    std::vector<table::Column> columns{{"责任单位", 26}, {"计划日期", 12}};
    for (auto const& column : firm_columns())
        columns.push_back(column);
    for (auto const& column : std::vector<table::Column>{{"监管等级", 12}, {"风险等级", 12}, {"信用等级", 10},
             {"检查种类", 32}, {"第几次", 8}, {"全年次数", 8}, {"人日", 8}})
        columns.push_back(column);
    return columns;
}

enum class Placed { Yes, No };

table::Sheet visits_sheet(
    std::string name, InspectionPlan const& plan, supervision::Offices const& offices, Placed placed)
{
    table::Sheet sheet{std::move(name), visit_columns()};
    if (placed == Placed::No) sheet.columns.push_back({"原因", 28});
    for (auto const& visit : plan.plan.visits) {
        if (visit.day.has_value() != (placed == Placed::Yes)) continue;
        auto row = visit_row(visit, plan.all.supervised[visit.supervised], offices);
        if (visit.obstacle) row.push_back(std::string(chinese_of(*visit.obstacle)));
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

} // namespace

table::Sheet levels_sheet(SupervisedFirms const& all, supervision::Offices const& offices)
{
    table::Sheet sheet{"监管等级", level_columns()};
    for (auto const& one : all.supervised)
        sheet.rows.push_back(level_row(one, offices));
    return sheet;
}

table::Sheet key_sheet(SupervisedFirms const& listed, supervision::Offices const& offices)
{
    table::Sheet sheet{"重点监管名单", level_columns()};
    sheet.columns.insert(sheet.columns.begin(), {"列入原因", 40});
    for (auto const& one : listed.supervised) {
        auto row = level_row(one, offices);
        row.insert(row.begin(), reasons_text(one.assessment));
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

table::Sheet plan_sheet(InspectionPlan const& plan, supervision::Offices const& offices)
{
    return visits_sheet(std::to_string(plan.plan.year) + "年检查计划", plan, offices, Placed::Yes);
}

table::Sheet fallen_out_sheet(InspectionPlan const& plan, supervision::Offices const& offices)
{
    return visits_sheet("未排入", plan, offices, Placed::No);
}

table::Sheet load_sheet(supervision::Plan const& plan, supervision::Offices const& offices)
{
    table::Sheet sheet{
        "检查能力", {{"责任单位", 26}, {"月份", 6}, {"可用人日", 10}, {"已排人日", 10}, {"检查次数", 10}}};
    for (std::size_t office = 0; office < plan.offices.size(); ++office)
        for (std::size_t month = 0; month < 12; ++month) {
            auto const& load = plan.offices[office].months[month];
            sheet.rows.push_back({offices.all()[office].name, static_cast<std::int64_t>(month + 1),
                std::int64_t{load.capacity}, std::int64_t{load.planned}, std::int64_t{load.visits}});
        }
    return sheet;
}

table::Sheet progress_sheet(PlanProgress const& progress, supervision::Offices const& offices)
{
    table::Sheet sheet{"计划执行", visit_columns()};
    sheet.columns.push_back({"状态", 10});
    sheet.columns.push_back({"检查日期", 12});
    for (std::size_t at = 0; at < progress.visits.size(); ++at) {
        auto const& visit = progress.plan.plan.visits[at];
        auto row = visit_row(visit, progress.plan.all.supervised[visit.supervised], offices);
        add(row, {std::string(chinese_of(progress.visits[at].state)), day_or(progress.visits[at].done_on, "")});
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

} // namespace xindang::usecase
