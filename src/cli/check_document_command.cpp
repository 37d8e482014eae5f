#include <base/files.h>
#include <cli/commands.h>
#include <document/conformance_report.h>
#include <document/press.h>
#include <usecase/document/check_document.h>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t LARGEST_FILE = std::size_t{64} << 20;

struct CheckOptions {
    std::string file;
    std::string format;
};

using document::ConformanceReport;
using document::Strength;
using document::Verdict;

std::string places(document::ClauseResult const& result)
{
    if (result.deviations.empty()) return {};
    auto text = document::place_of(result.deviations.front());
    if (result.deviations.size() > 1) text += " +" + std::to_string(result.deviations.size() - 1);
    return text;
}

std::string counts(ConformanceReport const& report)
{
    return std::to_string(report.pages) + " pages; " + std::to_string(report.count(Verdict::Conforms)) +
           " clauses conform, " + std::to_string(report.deviating(Strength::Required)) + " deviate from 规定, " +
           std::to_string(report.deviating(Strength::Usual)) + " from 一般, " +
           std::to_string(report.deviating(Strength::Recommended)) + " from 推荐, " +
           std::to_string(report.count(Verdict::NotApplicable)) + " not applicable";
}

void print(ConformanceReport const& report, Printer& printer)
{
    if (!report.unreadable.empty()) {
        printer.line("nothing can be measured: " + report.unreadable);
        return;
    }
    Table table({"clause", "strength", "should be", "found", "verdict", "what", "where"});
    for (auto const& result : report.results) {
        if (result.verdict == Verdict::NotApplicable) continue;
        auto const& clause = result.clause;
        table.add({clause.source + " " + clause.number, chinese_of(clause.strength), document::demanded(clause),
            document::quantity(result.farthest->value, clause.unit), chinese_of(result.verdict), clause.text,
            places(result)});
    }
    printer.table(table);
    for (auto const& one : report.unmeasurable)
        printer.line(
            std::string(chinese_of(Verdict::NotMeasurable)) + "  " + one.number + " " + one.text + "：" + one.why);
    if (report.traced)
        printer.line(
            "made by another program: measured from what MuPDF shows; its signatures and facts are not looked at");
    printer.line(counts(report));
}

ExitCode verdict_of(ConformanceReport const& report)
{
    if (report.deviating(Strength::Required) > 0) return ExitCode::of(Fault::Untrusted);
    return report.unreadable.empty() && report.count(Verdict::Deviates) == 0 ? ExitCode::done()
                                                                             : ExitCode::done_with_warnings();
}

ExitCode check(CheckOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const file = read_file(options.file, LARGEST_FILE);
    if (!file) return printer.refuse(file.refusal());
    auto const clauses = document::ClauseBook::load(
        session.home() / "conf/layout/gongwen-clauses.xml", session.home() / "xsd/gongwen-clauses.xsd");
    if (!clauses) return printer.refuse(clauses.refusal());
    auto const report = usecase::check_document(*file, session.press(), *clauses);
    if (!report) return printer.refuse(report.refusal());
    if (options.format == "html")
        printer.raw(document::to_html(*report, std::filesystem::path(options.file).filename().string()));
    else
        print(*report, printer);
    if (options.format != "html") printer.json(usecase::json_of(*report));
    return verdict_of(*report);
}

} // namespace

void add_check_document_command(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<CheckOptions>();
    auto& command = add_command(command_group(root, "document", "Issues and finds official documents."), session,
        {"check", "Measures a finished document against GB/T 9704: each clause, its strength, what was found.",
            "xindang document check decision.pdf"},
        [options, &session] { return check(*options, session); });
    command.add_option("FILE", options->file, "a PDF of any maker, or a gongwen XML, which is laid out first")
        ->required();
    command.add_option("--format", options->format, "form of the report: text or html")
        ->check(CLI::IsMember({"text", "html"}));
}

} // namespace xindang::cli
