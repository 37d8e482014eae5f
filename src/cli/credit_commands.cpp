#include <archive/archive.h>
#include <cli/commands.h>
#include <cli/paper_desk.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/grading/issue_credit_report.h>
#include <usecase/grading/load_schemes.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct ReportOptions {
    std::string code;
    PaperOptions paper;
    std::string output;
};

ExitCode run_report(ReportOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const enterprise = usecase::find_enterprise(session.archive().view(), options.code);
    if (!enterprise) return printer.refuse(enterprise.refusal());
    auto const desk = PaperDesk::open(options.paper, session);
    if (!desk) return printer.refuse(desk.refusal());
    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return printer.refuse(schemes.refusal());
    auto const receipt = usecase::issue_credit_report(session.actor(), desk->drafter(), {*enterprise, desk->contact()},
        *schemes, desk->wording(), desk->documents(session));
    return receipt ? print_issued(*receipt, options.output, session) : printer.refuse(receipt.refusal());
}

} // namespace

void add_credit_commands(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<ReportOptions>();
    auto& command = add_command(command_group(root, "credit", "Credit reports"), session,
        {"report",
            "Issues the credit report of an enterprise out of its archive, with its grade explained in the annex.",
            "xindang --user wei credit report 91359902DY0000017F --drafter lin --contact 周闻笛 --output report.pdf"},
        [options, &session] { return run_report(*options, session); });
    command.add_option("CODE", options->code, "credit code of the enterprise")->required();
    add_paper_options(command, options->paper, "the enterprise");
    command.add_option("-o,--output", options->output, "where to save the PDF as well")->type_name("FILE");
}

} // namespace xindang::cli
