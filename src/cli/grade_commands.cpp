#include <archive/archive.h>
#include <cli/commands.h>
#include <cli/grade_tables.h>
#include <cli/what_if_command.h>
#include <grading/versions.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/archive/json_views.h>
#include <usecase/grading/explain_grade.h>
#include <usecase/grading/grade_enterprises.h>
#include <usecase/grading/load_schemes.h>
#include <usecase/office/settings.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct GradeOptions {
    bool all = false;
    std::string code;
    std::string on;
    std::string scheme;
    bool explain = false;
    std::string format;
};

Outcome<std::optional<model::CivilDate>> day_of(GradeOptions const& options)
{
    if (options.on.empty()) return std::optional<model::CivilDate>{};
    auto const day = model::CivilDate::parse(options.on);
    if (!day) return Refusal{Fault::BadInput, day.refusal().reason, "on"};
    return std::optional(*day);
}

Outcome<usecase::GradeReceipt> grade(GradeOptions const& options, Session& session)
{
    auto const day = day_of(options);
    if (!day) return day.refusal();
    usecase::GradeEnterprises request{std::nullopt, day->value_or(model::CivilDate::on(session.clock().now()))};
    if (options.all == !options.code.empty())
        return Refusal{Fault::BadInput, "say --all, or name one enterprise with --enterprise", "enterprise"};
    if (!options.code.empty()) {
        auto const enterprise = usecase::find_enterprise(session.archive().view(), options.code);
        if (!enterprise) return enterprise.refusal();
        request.enterprise = *enterprise;
    }
    auto const& id = options.scheme.empty() ? session.settings().scheme : options.scheme;
    auto const scheme = usecase::scheme_of_the_day(session.home(), id, request.cut_off);
    if (!scheme) return scheme.refusal();
    return usecase::grade_enterprises(
        session.actor(), request, *scheme, session.archive(), session.clock(), session.progress());
}

ExitCode run_grade(GradeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const receipt = grade(options, session);
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line("评价方案 " + receipt->scheme + " 第" + receipt->scheme_version + "版，截止日 " +
                 receipt->cut_off.text() + "，台账位置 " + std::to_string(receipt->ledger_position));
    Table summary{{"等级", "企业数"}};
    for (auto const word : {model::Grade::A, model::Grade::B, model::Grade::C, model::Grade::D})
        summary.add({grade_word(word), std::to_string(receipt->by_grade[static_cast<std::size_t>(word)])});
    printer.table(summary);
    print_moves(*receipt, printer);
    printer.line("新作评价 " + std::to_string(receipt->decided) + "，与上次相同 " + std::to_string(receipt->unchanged));
    printer.json(usecase::json_of(*receipt));
    return ExitCode::done();
}

ExitCode explain(usecase::ExplainedGrade const& explained, std::string const& format, Printer& printer)
{
    if (format == "json") {
        printer.raw(grading::to_json(explained.explanation, *explained.outlook, explained.head) + "\n");
    } else if (format == "html") {
        printer.raw(grading::to_html(explained.explanation, *explained.outlook, explained.head));
    } else if (printer.form() == Form::Json) {
        printer.raw(explained.json() + "\n");
    } else {
        printer.block(explained.text());
        auto const& decision = explained.decision;
        if (!decision)
            printer.line("\n台账中没有这一天的评价；以上为按现有记录试算的结果。");
        else if (explained.reproduced)
            printer.line("\n以上说明由台账重新计算，与第" + std::to_string(decision->entry.value()) +
                         "条所记评价的说明摘要一致：" + decision->explanation.hex());
        else
            printer.line(
                "\n警告：由台账重新计算的说明与第" + std::to_string(decision->entry.value()) + "条所记摘要不一致。");
    }
    auto const doubtful = explained.decision && !explained.reproduced;
    return doubtful ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode run_show(GradeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const day = day_of(options);
    if (!day) return printer.refuse(day.refusal());
    if (!options.format.empty() && !options.explain)
        return printer.refuse({Fault::BadInput, "--format is the form of an explanation: say --explain", "format"});
    using Depth = usecase::ExplainGrade::Depth;
    auto const depth = options.explain ? Depth::Outlook : Depth::Mark;
    auto const view = session.archive().view();
    auto const enterprise = usecase::find_enterprise(view, options.code);
    if (!enterprise) return printer.refuse(enterprise.refusal());
    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return printer.refuse(schemes.refusal());
    auto const explained = usecase::explain_grade(
        session.actor(), {*enterprise, options.scheme, *day, depth}, *schemes, session.archive(), session.clock());
    if (!explained) return printer.refuse(explained.refusal());
    if (options.explain) return explain(*explained, options.format, printer);

    auto const decisions = usecase::decisions_of(view, *enterprise);
    if (!decisions) return printer.refuse(decisions.refusal());
    printer.line(explained->head.name + "　" + explained->head.credit_code);
    Table table{{"截止日", "等级", "得分", "方案", "版本", "台账条目", "作出时间"}};
    for (auto const& decision : *decisions)
        table.add({decision.cut_off.text(), grade_word(decision.grade), decision.score.text(), decision.scheme,
            decision.scheme_version, std::to_string(decision.entry.value()), decision.decided_at.text()});
    printer.table(table);
    printer.json(usecase::json_of(*decisions));
    return ExitCode::done();
}

} // namespace

void add_grade_commands(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<GradeOptions>();
    auto const run = [options, &session] {
        return run_grade(*options, session);
    };
    auto& command = add_command(root, session,
        {"grade", "Grades enterprises by a scheme and enters the grades in the ledger.",
            "xindang grade --all --on 2026-06-30"},
        run);
    // `grade` is a command and a group: it runs itself only where no command of the group is named.
    command.callback([&command, &session, run] {
        if (command.get_subcommands().empty()) session.choose(run);
    });
    command.add_flag("--all", options->all, "every enterprise");
    command.add_option("--enterprise", options->code, "one enterprise, by credit code")->type_name("CODE");
    command.add_option("--on", options->on, "cut-off day of the evaluation (else today)")->type_name("DATE");
    command
        .add_option("--scheme", options->scheme,
            "id, or id@version, of a scheme in conf/schemes (else that of conf/xindang.xml)")
        ->type_name("SCHEME");

    auto& show = add_command(command, session,
        {"show", "Prints the grades of an enterprise, or explains one to the last point.",
            "xindang grade show 91359902DY0000017F --explain"},
        [options, &session] { return run_show(*options, session); });
    show.add_option("CODE", options->code, "credit code of the enterprise")->required();
    show.add_flag("--explain", options->explain, "every indicator, record and article behind the points");
    show.add_option("--format", options->format, "form of the explanation: text, json or html")
        ->check(CLI::IsMember({"text", "json", "html"}));
    show.add_option("--on", options->on, "cut-off day (else that of the last grade)")->type_name("DATE");
    show.add_option("--scheme", options->scheme, "id, or id@version, of the scheme (else that of the last grade)")
        ->type_name("SCHEME");

    add_what_if_command(command, session);
}

} // namespace xindang::cli
