#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/files.h>
#include <cli/commands.h>
#include <cli/export_sheets.h>
#include <cli/feedback_services.h>
#include <cli/paper_desk.h>
#include <law/catalogue.h>
#include <usecase/feedback/import_standings.h>
#include <usecase/feedback/issue_monthly_report.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace xindang::cli {

namespace {

struct ReportOptions {
    std::string file;
    std::string month;
    ExportOptions out;
    PaperOptions paper;
    std::string output;
};

void print_sheet(table::Sheet const& sheet, Printer& printer)
{
    printer.line(sheet.name);
    std::vector<std::string> headings;
    for (auto const& column : sheet.columns)
        headings.push_back(column.heading);
    Table table(headings);
    for (auto const& row : sheet.rows) {
        std::vector<std::string> cells;
        for (auto const& cell : row)
            cells.push_back(table::text_of(cell));
        table.add(cells);
    }
    printer.table(table);
}

ExitCode month(ReportOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const month = usecase::Month::parse(options.month);
    if (!month) return printer.refuse(month.refusal());
    auto const report = usecase::monthly_report(session.actor(), *month, session.archive(), session.objects(),
        session.law(), model::CivilDate::on(session.clock().now()));
    if (!report) return printer.refuse(report.refusal());
    auto const sheets = usecase::monthly_sheets(*report, session.law());
    if (is_export(options.out)) return export_sheets(sheets, report->day, options.out, session);
    for (auto const& sheet : sheets)
        print_sheet(sheet, printer);
    printer.json(usecase::json_of(*report));
    return ExitCode::done();
}

ExitCode issue(ReportOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const month = usecase::Month::parse(options.month);
    if (!month) return printer.refuse(month.refusal());
    auto const desk = PaperDesk::open(options.paper, session);
    if (!desk) return printer.refuse(desk.refusal());
    auto const receipt = usecase::issue_monthly_report(
        session.actor(), desk->drafter(), {*month, desk->contact()}, desk->wording(), desk->documents(session));
    return receipt ? print_issued(*receipt, options.output, session) : printer.refuse(receipt.refusal());
}

ExitCode take_report(ReportOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const octets = read_file(options.file, exchange::MOST_REPORT_OCTETS + 1);
    if (!octets) return printer.refuse(octets.refusal());
    auto const name = std::filesystem::path(options.file).filename().string();
    auto const receipt = usecase::take_import_report(session.actor(), *octets, name, feedback_services(session));
    if (!receipt) return printer.refuse(receipt.refusal());
    if (receipt->reason) {
        printer.line("未采纳：" + std::string(exchange::word_of(receipt->reason->code)) + " " + receipt->reason->where +
                     "：" + receipt->reason->text);
    } else {
        printer.line(receipt->partner + " " + receipt->list + "：" + std::string(exchange::word_of(receipt->import)) +
                     (receipt->same == usecase::SameState::No ? "；其名单与我局发布的不一致，请电话核对" : "") +
                     (receipt->entry ? "" : "；与此前的报告相同"));
    }
    printer.json(usecase::json_of(*receipt));
    if (receipt->reason)
        return ExitCode::of_list_import(exchange::exit_code_of(exchange::ListOutcome::Rejected, {*receipt->reason}));
    return receipt->same == usecase::SameState::No ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode imports(Session& session)
{
    auto& printer = session.printer();
    auto const standings = usecase::import_standings(session.actor(), session.archive().view());
    if (!standings) return printer.refuse(standings.refusal());
    Table table({"协同部门", "名单", "结果", "原因", "在用期", "已发布期", "与发布一致", "报告时间"});
    for (auto const& one : *standings)
        table.add(
            {one.partner, one.list, one.outcome, one.reasons, std::to_string(one.seq), std::to_string(one.published),
                one.same == usecase::SameState::Yes  ? "是"
                : one.same == usecase::SameState::No ? "否"
                                                     : "",
                one.reported_at.text()});
    printer.table(table);
    printer.json(usecase::json_of(*standings));
    auto const worrying = std::any_of(
        standings->begin(), standings->end(), [](usecase::ImportStanding const& one) { return one.worrying(); });
    return worrying ? ExitCode::done_with_warnings() : ExitCode::done();
}

void add_months(CLI::App& group, Session& session)
{
    auto const reporting = std::make_shared<ReportOptions>();
    auto& month_command = add_command(group, session,
        {"month", "Makes the monthly report of joint discipline: numbers, what was reported, what is overdue.",
            "xindang feedback month 2026-03 --form xlsx --out report.xlsx"},
        [reporting, &session] { return month(*reporting, session); });
    month_command.add_option("MONTH", reporting->month, "like 2026-03")->required();
    add_export_options(month_command, reporting->out);

    auto const issuing = std::make_shared<ReportOptions>();
    auto& issue_command = add_command(group, session,
        {"issue-month", "Issues the report of a month that is over as a signed document to the partners.",
            "xindang --user wei feedback issue-month 2026-03 --drafter lin --contact 周闻笛"},
        [issuing, &session] { return issue(*issuing, session); });
    issue_command.add_option("MONTH", issuing->month, "like 2026-03")->required();
    add_paper_options(issue_command, issuing->paper, "the partners");
    issue_command.add_option("-o,--output", issuing->output, "where to save the PDF as well")->type_name("FILE");
}

} // namespace

void add_feedback_report_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "feedback", "What partners did about listed entries, and what they still owe.");
    auto const taking = std::make_shared<ReportOptions>();
    auto& command = add_command(group, session,
        {"take-report", "Takes a partner's signed import report over: which state of a list it has.",
            "xindang feedback take-report report.xml"},
        [taking, &session] { return take_report(*taking, session); });
    command.add_option("FILE", taking->file, "ImportReport of a partner")->required();
    add_command(group, session,
        {"imports", "Shows which state of each list the partners have, by their last reports.",
            "xindang feedback imports"},
        [&session] { return imports(session); });
    add_months(group, session);
}

} // namespace xindang::cli
