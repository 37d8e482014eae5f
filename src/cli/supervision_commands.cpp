#include <archive/archive.h>
#include <cli/commands.h>
#include <cli/export_sheets.h>
#include <law/catalogue.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/office/settings.h>
#include <usecase/supervision/json_supervision.h>
#include <usecase/supervision/sheets.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct SupervisionOptions {
    std::string code;
    std::string on;
    int year = 0;
    bool adopt = false;
    ExportOptions exported;
};

/// What every command of the group needs to begin with.
struct Ground {
    usecase::SupervisionQuery query;
    usecase::Supervision with;
};

Outcome<Ground> ground(SupervisionOptions const& options, Session& session)
{
    auto day = model::CivilDate::on(session.clock().now());
    if (!options.on.empty()) {
        auto const told = model::CivilDate::parse(options.on);
        if (!told) return Refusal{Fault::BadInput, told.refusal().reason, "on"};
        day = *told;
    }
    auto with = usecase::load_supervision(session.home(), session.law().statutes(), day);
    if (!with) return with.refusal();
    return Ground{{day, session.settings().scheme, std::nullopt}, std::move(with).value()};
}

std::string grade_text(std::optional<model::Grade> grade)
{
    return grade ? std::string(model::word_of(*grade)) : "未评价";
}

std::string basis_text(std::vector<supervision::Basis> const& all)
{
    std::string text;
    for (auto const& basis : all)
        text += (text.empty() ? "" : "；") + basis.text +
                (basis.certainty == law::Certainty::Verified ? "" : "（条文待核对）");
    return text;
}

void print_one(supervision::Supervised const& one, supervision::Offices const& offices, Printer& printer)
{
    auto const& assessment = one.assessment;
    auto const& level = assessment.supervision_level();
    printer.line("\n" + assessment.group->name);
    printer.line("  风险等级　" + assessment.risk_level().name + "（" + std::to_string(assessment.points) + "分）");
    for (auto const& met : assessment.factors) {
        auto const decides =
            met.factor->at_least ? "，不低于" + assessment.group->risks[*met.factor->at_least].name : std::string();
        printer.line("    " + met.factor->id + "　" + met.factor->name + "　" + std::to_string(met.factor->points) +
                     "分" + decides + "\n      " + met.because + "\n      依据：" + basis_text(met.factor->basis));
    }
    if (assessment.factors.empty()) printer.line("    没有计分的风险因子");
    printer.line("  信用等级　" + grade_text(assessment.grade));
    printer.line("  监管等级　" + level.name + "　依据：" + basis_text(level.basis));
    for (auto const& duty : level.duties)
        printer.line("    " + duty.kind + "：每" + (duty.years == 1 ? "" : std::to_string(duty.years)) + "年不少于" +
                     std::to_string(duty.times) + "次，每次" + std::to_string(duty.person_days) + "人日");
    for (auto const& measure : level.measures)
        printer.line("    " + measure);
    printer.line("  责任单位　" + offices.all()[one.office].name);
    printer.line("  最近检查　" + (one.last_inspected ? one.last_inspected->text() : std::string("无记录")));
    for (auto const& met : assessment.key_reasons)
        printer.line("  重点监管　" + met.reason->text + "　依据：" + basis_text(met.reason->basis));
}

ExitCode run_show(SupervisionOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const enterprise = usecase::find_enterprise(session.archive().view(), options.code);
    if (!enterprise) return printer.refuse(enterprise.refusal());
    auto const ground_of = ground(options, session);
    if (!ground_of) return printer.refuse(ground_of.refusal());
    auto const& with = ground_of->with;
    auto const shown = usecase::supervision_of(session.actor(), *enterprise, ground_of->query, with, session.archive());
    if (!shown) return printer.refuse(shown.refusal());
    auto const& firm = shown->firms.front();
    printer.line(
        firm.name + "　" + firm.credit_code + "　截至" + shown->day.text() + "　规则第" + shown->rules_version + "版");
    for (auto const& one : shown->supervised)
        print_one(one, with.offices, printer);
    printer.json(usecase::json_of(*shown, with.offices));
    return ExitCode::done();
}

/// The first columns of a sheet as a table for the terminal.
Table table_of(table::Sheet const& sheet, std::vector<std::size_t> const& chosen)
{
    std::vector<std::string> headings;
    for (auto const column : chosen)
        headings.push_back(sheet.columns[column].heading);
    Table table(std::move(headings));
    for (auto const& cells : sheet.rows) {
        std::vector<std::string> row;
        for (auto const column : chosen)
            row.push_back(table::text_of(cells[column]));
        table.add(std::move(row));
    }
    return table;
}

ExitCode run_list(SupervisionOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const ground_of = ground(options, session);
    if (!ground_of) return printer.refuse(ground_of.refusal());
    auto const& offices = ground_of->with.offices;
    auto const all = usecase::supervision_of_all(session.actor(), ground_of->query, ground_of->with, session.archive());
    if (!all) return printer.refuse(all.refusal());
    auto sheet = usecase::levels_sheet(*all, offices);
    if (is_export(options.exported)) return export_sheets({std::move(sheet)}, all->day, options.exported, session);
    printer.table(table_of(sheet, {0, 3, 4, 5, 7, 8}));
    printer.json(usecase::json_of(*all, offices));
    return ExitCode::done();
}

ExitCode run_key(SupervisionOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const ground_of = ground(options, session);
    if (!ground_of) return printer.refuse(ground_of.refusal());
    auto const& offices = ground_of->with.offices;
    auto const listed = usecase::key_supervision(session.actor(), ground_of->query, ground_of->with, session.archive());
    if (!listed) return printer.refuse(listed.refusal());
    auto sheet = usecase::key_sheet(*listed, offices);
    if (is_export(options.exported)) return export_sheets({std::move(sheet)}, listed->day, options.exported, session);
    printer.line(
        "重点监管名单　截至" + listed->day.text() + "　共" + std::to_string(listed->supervised.size()) + "家次");
    printer.table(table_of(sheet, {1, 4, 5, 6, 8, 0}));
    printer.json(usecase::json_of(*listed, offices));
    return ExitCode::done();
}

/// What each office is asked and can do, and where it falls short.
void print_loads(supervision::Plan const& plan, supervision::Offices const& offices, Printer& printer)
{
    std::vector<std::string> headings{"责任单位"};
    for (int month = 1; month <= 12; ++month)
        headings.push_back(std::to_string(month) + "月");
    for (auto const* heading : {"应排人日", "未排人日", "未排次数"})
        headings.emplace_back(heading);
    Table table(std::move(headings));
    for (std::size_t at = 0; at < plan.offices.size(); ++at) {
        auto const& load = plan.offices[at];
        std::vector<std::string> row{offices.all()[at].name};
        for (auto const& month : load.months)
            row.push_back(std::to_string(month.planned) + "/" + std::to_string(month.capacity));
        for (auto const number : {load.demanded, load.missing, load.fallen_out})
            row.push_back(std::to_string(number));
        table.add(std::move(row));
    }
    printer.table(table);
}

ExitCode print_plan(usecase::InspectionPlan const& made, supervision::Offices const& offices, Printer& printer)
{
    auto const placed = usecase::plan_sheet(made, offices);
    auto const fallen_out = usecase::fallen_out_sheet(made, offices);
    printer.table(table_of(placed, {1, 0, 2, 6, 9, 10, 12}));
    printer.line("\n各单位每月已排/可用人日：");
    print_loads(made.plan, offices, printer);
    if (made.plan.provisional)
        printer.line("\n注意：" + std::to_string(made.plan.year) + "年的节假日安排尚未公布，计划日期只避开周末。");
    if (fallen_out.rows.empty()) {
        printer.line("\n检查能力足够，" + std::to_string(placed.rows.size()) + "次检查全部排入。");
        return ExitCode::done();
    }
    printer.line("\n以下" + std::to_string(fallen_out.rows.size()) + "次检查没有排入：");
    printer.table(table_of(fallen_out, {0, 2, 6, 7, 8, 9, 12, 13}));
    return ExitCode::done_with_warnings();
}

/// The plan as a file; the answer still tells when something fell out of it.
ExitCode export_plan(usecase::InspectionPlan const& made, supervision::Offices const& offices,
    ExportOptions const& options, Session& session)
{
    auto fallen_out = usecase::fallen_out_sheet(made, offices);
    auto const left_out = fallen_out.rows.size();
    auto const code = export_sheets(
        {usecase::plan_sheet(made, offices), std::move(fallen_out), usecase::load_sheet(made.plan, offices)},
        made.plan.made_on, options, session);
    if (left_out == 0 || code != ExitCode::done()) return code;
    if (!options.out.empty()) session.printer().line(std::to_string(left_out) + "次检查没有排入，见表“未排入”。");
    return ExitCode::done_with_warnings();
}

ExitCode run_plan(SupervisionOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const ground_of = ground(options, session);
    if (!ground_of) return printer.refuse(ground_of.refusal());
    auto const& [query, with] = *ground_of;
    auto const calendar = session.law().calendar();
    if (options.adopt) {
        auto const adopted = usecase::adopt_plan(
            session.actor(), options.year, query, with, calendar, session.archive(), session.clock());
        if (!adopted) return printer.refuse(adopted.refusal());
        printer.line(std::to_string(adopted->year) + "年检查计划已通过，台账第" +
                     std::to_string(adopted->entry.value()) + "条，摘要" + adopted->digest.hex());
        printer.json(usecase::json_of(*adopted));
        return ExitCode::done();
    }
    auto const made =
        usecase::plan_inspections(session.actor(), options.year, query, with, calendar, session.archive());
    if (!made) return printer.refuse(made.refusal());
    if (is_export(options.exported)) return export_plan(*made, with.offices, options.exported, session);
    printer.json(usecase::json_of(*made, with.offices));
    return print_plan(*made, with.offices, printer);
}

ExitCode run_progress(SupervisionOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const ground_of = ground(options, session);
    if (!ground_of) return printer.refuse(ground_of.refusal());
    auto const& [query, with] = *ground_of;
    auto const progress = usecase::plan_progress(
        session.actor(), options.year, query.day, with, session.law().calendar(), session.archive());
    if (!progress) return printer.refuse(progress.refusal());
    auto sheet = usecase::progress_sheet(*progress, with.offices);
    if (is_export(options.exported)) return export_sheets({std::move(sheet)}, query.day, options.exported, session);
    using usecase::VisitState;
    Table totals({"状态", "次数"});
    for (auto const state : {VisitState::Done, VisitState::Due, VisitState::Late, VisitState::FallenOut})
        totals.add({std::string(chinese_of(state)), std::to_string(progress->count(state))});
    totals.add({"计划外检查", std::to_string(progress->beyond)});
    printer.line(std::to_string(options.year) + "年检查计划　截至" + progress->day.text() + "　台账第" +
                 std::to_string(progress->adopted.entry.value()) + "条通过");
    printer.table(totals);
    printer.line("");
    printer.table(table_of(sheet, {1, 0, 2, 6, 9, 13, 14}));
    printer.json(usecase::json_of(*progress, with.offices));
    if (progress->reproduced) return ExitCode::done();
    printer.line("\n警告：规则、分工或者日历已经变动，按现行内容重算的计划与通过的计划不一致。");
    return ExitCode::done_with_warnings();
}

} // namespace

void add_supervision_commands(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<SupervisionOptions>();
    auto& group = command_group(root, "supervision", "Supervision by credit and risk");
    auto const on = [&options](CLI::App& command, char const* what) {
        command.add_option("--on", options->on, what)->type_name("DATE");
    };

    auto& show = add_command(group, session,
        {"show", "Tells the supervision level of an enterprise, and every reason for it.",
            "xindang supervision show 91359902DY0000017F"},
        [options, &session] { return run_show(*options, session); });
    show.add_option("CODE", options->code, "credit code of the enterprise")->required();
    on(show, "as of a day (else today)");

    auto& list = add_command(group, session,
        {"list", "Lists all enterprises with grade, risk, supervision level and office.",
            "xindang supervision list --form xlsx --out levels.xlsx"},
        [options, &session] { return run_list(*options, session); });
    on(list, "as of a day (else today)");
    add_export_options(list, options->exported);

    auto& key = add_command(group, session,
        {"key", "Lists the enterprises under key supervision, with the reasons.",
            "xindang supervision key --on 2026-06-30"},
        [options, &session] { return run_key(*options, session); });
    on(key, "as of a day (else today)");
    add_export_options(key, options->exported);

    auto& plan = add_command(group, session,
        {"plan", "Spreads the inspections due in a year over months and offices, and tells what does not fit.",
            "xindang supervision plan --year 2027 --form xlsx --out plan-2027.xlsx"},
        [options, &session] { return run_plan(*options, session); });
    plan.add_option("--year", options->year, "year of the plan")->required()->type_name("YEAR");
    on(plan, "by what is known of this day (else today)");
    plan.add_flag("--adopt", options->adopt, "enters the plan in the ledger, to measure its progress by");
    add_export_options(plan, options->exported);

    auto& progress = add_command(group, session,
        {"progress", "Tells what became of the adopted plan of a year.", "xindang supervision progress --year 2027"},
        [options, &session] { return run_progress(*options, session); });
    progress.add_option("--year", options->year, "year of the plan")->required()->type_name("YEAR");
    on(progress, "up to a day (else today)");
    add_export_options(progress, options->exported);
}

} // namespace xindang::cli
