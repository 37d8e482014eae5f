#include <archive/archive.h>
#include <cli/commands.h>
#include <cli/paper_desk.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/document/json_documents.h>
#include <usecase/grading/issue_grade_papers.h>
#include <usecase/grading/load_schemes.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct EvaluationPaperOptions {
    std::string id;
    std::string code;
    PaperOptions paper;
};

using Issue = Outcome<std::vector<usecase::IssuedPaper>> (*)(
    usecase::Actor const&, usecase::Actor const&, usecase::GradePapers const&, usecase::GradePaperServices const&);

Outcome<std::vector<usecase::IssuedPaper>> issue(EvaluationPaperOptions const& options, Issue with, Session& session)
{
    auto const desk = PaperDesk::open(options.paper, session);
    if (!desk) return desk.refusal();
    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return schemes.refusal();
    usecase::GradePapers request{options.id, std::nullopt, desk->contact()};
    if (!options.code.empty()) {
        auto const enterprise = usecase::find_enterprise(session.archive().view(), options.code);
        if (!enterprise) return enterprise.refusal();
        request.enterprise = *enterprise;
    }
    auto const documents = desk->documents(session);
    return with(session.actor(), desk->drafter(), request, {documents, *schemes, desk->wording(), session.progress()});
}

ExitCode run(EvaluationPaperOptions const& options, Issue with, Session& session)
{
    auto& printer = session.printer();
    auto const issued = issue(options, with, session);
    if (!issued) return printer.refuse(issued.refusal());
    Table table{{"企业", "文号", "页数"}};
    auto all = Json::array();
    auto warnings = false;
    for (auto const& paper : *issued) {
        table.add({paper.name, paper.receipt.number, std::to_string(paper.receipt.pages)});
        all.push(
            Json::object().set("subject", paper.enterprise.text()).set("document", usecase::json_of(paper.receipt)));
        warnings = warnings || paper.receipt.notes.count(Severity::Warning) > 0;
        printer.findings(paper.receipt.notes);
    }
    if (!table.empty()) printer.table(table);
    printer.line("已制作 " + std::to_string(issued->size()) + " 份");
    printer.json(Json::object().set("issued", std::move(all)));
    return warnings ? ExitCode::done_with_warnings() : ExitCode::done();
}

void add(CLI::App& group, Session& session, CommandHelp const& help, Issue with)
{
    auto const options = std::make_shared<EvaluationPaperOptions>();
    auto& command =
        add_command(group, session, help, [options, with, &session] { return run(*options, with, session); });
    command.add_option("ID", options->id, "name of the evaluation")->required();
    command.add_option("--enterprise", options->code, "only this one, by credit code")->type_name("CODE");
    add_paper_options(command, options->paper, "the enterprise");
}

} // namespace

void add_grade_paper_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "evaluation", "Yearly evaluations and the daily regrade");
    add(group, session,
        {"issue-notices", "Issues the grade notices of an evaluation, each with the reasons of the draft grade.",
            "xindang --user wei evaluation issue-notices 2025 --drafter lin --contact 周闻笛"},
        usecase::issue_grade_notices);
    add(group, session,
        {"issue-replies", "Issues the answers to the objections that were settled.",
            "xindang --user wei evaluation issue-replies 2025 --drafter lin --contact 周闻笛"},
        usecase::issue_objection_replies);
}

} // namespace xindang::cli
