#include <archive/archive.h>
#include <cli/commands.h>
#include <cli/paper_desk.h>
#include <law/catalogue.h>
#include <usecase/supervision/issue_plan.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct IssuePlanOptions {
    int year = 0;
    PaperOptions paper;
    std::string output;
};

ExitCode run(IssuePlanOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const desk = PaperDesk::open(options.paper, session);
    if (!desk) return printer.refuse(desk.refusal());
    auto const adopted = usecase::adopted_plan(session.archive().view(), options.year);
    if (!adopted) return printer.refuse(adopted.refusal());
    // By the rules the plan was made with: those of today may be others.
    auto const with = usecase::load_supervision(session.home(), session.law().statutes(), adopted->made_on);
    if (!with) return printer.refuse(with.refusal());
    auto const receipt = usecase::issue_plan(session.actor(), desk->drafter(), {options.year, desk->contact()}, *with,
        desk->wording(), desk->documents(session));
    return receipt ? print_issued(*receipt, options.output, session) : printer.refuse(receipt.refusal());
}

} // namespace

void add_issue_plan_command(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<IssuePlanOptions>();
    auto& command = add_command(command_group(root, "supervision", "Supervision by credit and risk"), session,
        {"issue-plan", "Issues the adopted plan of a year as a signed document to the offices that inspect.",
            "xindang --user wei supervision issue-plan --year 2027 --drafter lin --contact 周闻笛"},
        [options, &session] { return run(*options, session); });
    command.add_option("--year", options->year, "year of the plan")->required()->type_name("YEAR");
    add_paper_options(command, options->paper, "the offices");
    command.add_option("-o,--output", options->output, "where to save the PDF as well")->type_name("FILE");
}

} // namespace xindang::cli
