#include <archive/archive.h>
#include <base/files.h>
#include <cli/commands.h>
#include <cli/compare_command.h>
#include <cli/grade_tables.h>
#include <law/catalogue.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/grading/json_evaluations.h>
#include <usecase/grading/load_schemes.h>
#include <usecase/grading/object_to_grade.h>
#include <usecase/grading/open_evaluation.h>
#include <usecase/grading/publish_evaluation.h>
#include <usecase/grading/review_grade.h>
#include <usecase/grading/show_evaluation.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct EvaluationOptions {
    std::string id;
    std::string on;
    std::string scheme;
    std::string region;
    std::string type;
    std::string code;
    std::string day;
    std::string document;
    std::string text;
    std::string late_reason;
};

/// The day that an option names, or today.
Outcome<model::CivilDate> day_of(std::string const& text, std::string const& where, Session& session)
{
    if (text.empty()) return model::CivilDate::on(session.clock().now());
    auto const day = model::CivilDate::parse(text);
    if (!day) return Refusal{Fault::BadInput, day.refusal().reason, where};
    return *day;
}

Outcome<std::optional<model::SubjectId>> enterprise_of(EvaluationOptions const& options, Session& session)
{
    if (options.code.empty()) return std::optional<model::SubjectId>{};
    auto const found = usecase::find_enterprise(session.archive().view(), options.code);
    if (!found) return found.refusal();
    return std::optional(*found);
}

Outcome<grading::Scheme> scheme_of(EvaluationOptions const& options, model::CivilDate day, Session& session)
{
    auto const& id = options.scheme.empty() ? session.settings().scheme : options.scheme;
    return usecase::scheme_of_the_day(session.home(), id, day);
}

std::string number(std::size_t value)
{
    return std::to_string(value);
}

void print(usecase::Evaluation const& evaluation, Printer& printer)
{
    printer.line("年度评价 " + evaluation.id + "：" + std::string(chinese_of(evaluation.state)) + "，方案 " +
                 evaluation.scheme + " 第" + evaluation.scheme_version + "版，截止日 " + evaluation.cut_off.text() +
                 "，台账位置 " + number(evaluation.ledger_position));
    auto const by_stage = evaluation.by_stage();
    auto const by_grade = evaluation.by_grade();
    Table stages{{"环节", "企业数"}};
    for (std::size_t at = 0; at < by_stage.size(); ++at)
        if (by_stage[at] > 0)
            stages.add({std::string(chinese_of(static_cast<usecase::Stage>(at))), number(by_stage[at])});
    if (!stages.empty()) printer.table(stages);
    Table grades{{"等级", "企业数"}};
    for (std::size_t at = 0; at < by_grade.size(); ++at)
        grades.add({grade_word(static_cast<model::Grade>(at)), number(by_grade[at])});
    if (!evaluation.enterprises.empty()) printer.table(grades);
}

ExitCode answer(Outcome<usecase::Evaluation> const& evaluation, Printer& printer)
{
    if (!evaluation) return printer.refuse(evaluation.refusal());
    print(*evaluation, printer);
    printer.json(usecase::json_of(*evaluation));
    return ExitCode::done();
}

void print(usecase::EvaluatedEnterprise const& enterprise, std::string const& name, Printer& printer)
{
    auto const& mark = enterprise.grade().mark;
    printer.line(
        name + "：" + std::string(chinese_of(enterprise.stage)) + "，拟评 " + grade_word(enterprise.draft.mark.grade) +
        "（" + enterprise.draft.mark.score.text() + " 分）" +
        (enterprise.reviewed ? "，复核后 " + grade_word(mark.grade) + "（" + mark.score.text() + " 分）" : ""));
    if (enterprise.served_on)
        printer.line("送达 " + enterprise.served_on->text() + "，异议期至 " + enterprise.last_day->text() +
                     (enterprise.provisional_last_day ? "（节假日安排公布前暂定）" : ""));
    if (auto const& objection = enterprise.objection)
        printer.line("异议 " + objection->received_on.text() + "：" + objection->grounds + "（应于 " +
                     objection->answer_by.text() + " 前答复）" +
                     (objection->late_reason.empty() ? "" : "，逾期受理理由：" + objection->late_reason));
    if (auto const& review = enterprise.review)
        printer.line(
            std::string(review->changed ? "复核变更" : "复核维持") + "（" + review->reviewer + "）：" + review->reason);
}

ExitCode answer(Outcome<usecase::EvaluatedEnterprise> const& enterprise, Session& session)
{
    auto& printer = session.printer();
    if (!enterprise) return printer.refuse(enterprise.refusal());
    auto const subject = session.archive().view().subject(enterprise->enterprise);
    if (!subject) return printer.refuse(subject.refusal());
    print(*enterprise, subject->current_name(), printer);
    printer.json(usecase::json_of(*enterprise));
    return ExitCode::done();
}

// ---- the verbs -----------------------------------------------------------------------------------------------------

ExitCode open(EvaluationOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const cut_off = day_of(options.on, "on", session);
    if (!cut_off) return printer.refuse(cut_off.refusal());
    auto const scheme = scheme_of(options, *cut_off, session);
    if (!scheme) return printer.refuse(scheme.refusal());
    return answer(usecase::open_evaluation(session.actor(), {options.id, *cut_off, {options.region, options.type}},
                      *scheme, session.archive(), session.clock()),
        printer);
}

ExitCode draft(EvaluationOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return printer.refuse(schemes.refusal());
    return answer(usecase::draft_evaluation(
                      session.actor(), options.id, *schemes, session.archive(), session.clock(), session.progress()),
        printer);
}

ExitCode list(Session& session)
{
    auto& printer = session.printer();
    auto const evaluations = usecase::list_evaluations(session.actor(), session.archive());
    if (!evaluations) return printer.refuse(evaluations.refusal());
    Table table{{"年度评价", "状态", "截止日", "方案", "企业数"}};
    auto all = Json::array();
    for (auto const& evaluation : *evaluations) {
        table.add({evaluation.id, std::string(chinese_of(evaluation.state)), evaluation.cut_off.text(),
            evaluation.scheme + "@" + evaluation.scheme_version, number(evaluation.enterprises.size())});
        all.push(usecase::json_of(evaluation));
    }
    printer.table(table);
    printer.json(Json::object().set("evaluations", std::move(all)));
    return ExitCode::done();
}

ExitCode show(EvaluationOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const view = session.archive().view();
    auto const evaluation = usecase::show_evaluation(session.actor(), options.id, session.archive());
    if (!evaluation) return printer.refuse(evaluation.refusal());
    auto const enterprise = enterprise_of(options, session);
    if (!enterprise) return printer.refuse(enterprise.refusal());
    if (*enterprise) return answer(usecase::enterprise_in(*evaluation, **enterprise), session);
    print(*evaluation, printer);
    Table table{{"企业", "等级", "得分", "环节", "异议期至"}};
    for (auto const& [id, one] : evaluation->enterprises) {
        auto const subject = view.subject(id);
        if (!subject) return printer.refuse(subject.refusal());
        table.add({subject->current_name(), grade_word(one.grade().mark.grade), one.grade().mark.score.text(),
            std::string(chinese_of(one.stage)), one.last_day ? one.last_day->text() : ""});
    }
    printer.table(table);
    printer.json(usecase::json_with_enterprises(*evaluation));
    return ExitCode::done();
}

ExitCode notify(EvaluationOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const day = day_of(options.day, "served-on", session);
    if (!day) return printer.refuse(day.refusal());
    auto const enterprise = enterprise_of(options, session);
    if (!enterprise) return printer.refuse(enterprise.refusal());
    auto const notified = usecase::notify_grades(session.actor(), {options.id, *enterprise, *day, options.document},
        session.law(), session.archive(), session.clock(), session.progress());
    if (!notified) return printer.refuse(notified.refusal());
    printer.line("已告知 " + number(notified->served) + " 家，送达 " + day->text() + "，异议期至 " +
                 notified->last_day.text() + "（" + notified->basis + "）");
    if (notified->provisional) printer.line("次年节假日安排尚未公布，最后一日为暂定；作出决定前重新计算。");
    printer.json(usecase::json_of(*notified));
    return notified->provisional ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode object(EvaluationOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const day = day_of(options.day, "received-on", session);
    if (!day) return printer.refuse(day.refusal());
    auto const enterprise = usecase::find_enterprise(session.archive().view(), options.code);
    if (!enterprise) return printer.refuse(enterprise.refusal());
    return answer(
        usecase::object_to_grade(session.actor(), {options.id, *enterprise, *day, options.text, options.late_reason},
            session.law(), session.archive(), session.clock()),
        session);
}

ExitCode review(EvaluationOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const enterprise = usecase::find_enterprise(session.archive().view(), options.code);
    if (!enterprise) return printer.refuse(enterprise.refusal());
    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return printer.refuse(schemes.refusal());
    return answer(usecase::review_grade(session.actor(), {options.id, *enterprise, options.text}, *schemes,
                      session.archive(), session.clock()),
        session);
}

ExitCode decide(EvaluationOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const enterprise = enterprise_of(options, session);
    if (!enterprise) return printer.refuse(enterprise.refusal());
    auto const decided = usecase::decide_grades(session.actor(), {options.id, *enterprise}, session.law(),
        session.archive(), session.clock(), session.progress());
    if (!decided) return printer.refuse(decided.refusal());
    printer.line("已决定 " + number(decided->decided) + " 家，待处理 " + number(decided->waiting.size()) + " 家");
    auto const view = session.archive().view();
    Table table{{"企业", "待处理原因", "异议期至"}};
    for (auto const& one : decided->waiting) {
        auto const subject = view.subject(one.enterprise);
        table.add({subject ? subject->current_name() : one.enterprise.text(), std::string(chinese_of(one.waiting)),
            one.last_day ? one.last_day->text() : ""});
    }
    if (!table.empty()) printer.table(table);
    printer.json(usecase::json_of(*decided));
    return ExitCode::done();
}

ExitCode publish(EvaluationOptions const& options, Session& session)
{
    usecase::GradeSite const site{
        session.data_folder().site(), session.home() / "templates" / "pages", session.law().agencies().own().name};
    return answer(usecase::publish_evaluation(
                      session.actor(), options.id, site, session.archive(), session.clock(), session.progress()),
        session.printer());
}

ExitCode daily(EvaluationOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const day = day_of(options.on, "on", session);
    if (!day) return printer.refuse(day.refusal());
    auto const scheme = scheme_of(options, *day, session);
    if (!scheme) return printer.refuse(scheme.refusal());
    auto const run =
        usecase::daily_regrade(session.actor(), *day, *scheme, session.archive(), session.clock(), session.progress());
    if (!run) return printer.refuse(run.refusal());
    printer.line("日常评定 " + day->text() + "：台账新增事项涉及 " + number(run->touched) + " 家，因期限届满等变动 " +
                 number(run->by_time) + " 家；新作评价 " + number(run->grades.decided) + "，与上次相同 " +
                 number(run->grades.unchanged));
    print_moves(run->grades, printer);
    printer.json(usecase::json_of(*run));
    return ExitCode::done();
}

using Options = std::shared_ptr<EvaluationOptions>;

void add_batch_commands(CLI::App& group, Session& session, Options const& options)
{
    auto const id = [&](CLI::App& command) {
        command.add_option("ID", options->id, "name of the evaluation, as 2026")->required();
    };
    auto& opening = add_command(group, session,
        {"open", "Opens a yearly evaluation: fixes scheme, cut-off day, scope and what is known.",
            "xindang evaluation open 2025 --on 2025-12-31"},
        [options, &session] { return open(*options, session); });
    id(opening);
    opening.add_option("--on", options->on, "cut-off day (else today)")->type_name("DATE");
    opening.add_option("--scheme", options->scheme, "id of a scheme (else that of conf/xindang.xml)")->type_name("ID");
    opening.add_option("--region", options->region, "only enterprises of this region: a code or its beginning")
        ->type_name("CODE");
    opening.add_option("--type", options->type, "only enterprises of this kind")->type_name("TEXT");
    id(add_command(group, session,
        {"draft", "Computes the draft grades of all enterprises in the scope; goes on where it was stopped.",
            "xindang evaluation draft 2025"},
        [options, &session] { return draft(*options, session); }));
    add_command(group, session,
        {"list", "Lists the yearly evaluations and how far they have come.", "xindang evaluation list"},
        [&session] { return list(session); });
    auto& showing = add_command(group, session,
        {"show", "Shows an evaluation with its enterprises, or one enterprise in it.",
            "xindang evaluation show 2025 --enterprise 91359902DY0000017F"},
        [options, &session] { return show(*options, session); });
    id(showing);
    showing.add_option("--enterprise", options->code, "credit code")->type_name("CODE");
    auto& deciding = add_command(group, session,
        {"decide", "Signs off the grades nobody objected to in time and those whose objections are settled.",
            "xindang --user wei evaluation decide 2025"},
        [options, &session] { return decide(*options, session); });
    id(deciding);
    deciding.add_option("--enterprise", options->code, "only this one, by credit code")->type_name("CODE");
    id(add_command(group, session,
        {"publish", "Puts the decided grades in force and writes the public list of grades.",
            "xindang --user lin evaluation publish 2025"},
        [options, &session] { return publish(*options, session); }));
}

void add_enterprise_commands(CLI::App& group, Session& session, Options const& options)
{
    auto& notifying = add_command(group, session,
        {"notify", "Enters that enterprises were told their draft grade, and from when to when they may object.",
            "xindang evaluation notify 2025 --served-on 2026-03-02"},
        [options, &session] { return notify(*options, session); });
    notifying.add_option("ID", options->id, "name of the evaluation")->required();
    notifying.add_option("--enterprise", options->code, "only this one, by credit code")->type_name("CODE");
    notifying.add_option("--served-on", options->day, "day of service (else today)")->type_name("DATE");
    notifying.add_option("--document", options->document, "number of the grade notice that was served")
        ->type_name("NUMBER");

    auto& objecting = add_command(group, session,
        {"object", "Enters an objection of an enterprise to its draft grade.",
            "xindang evaluation object 2025 91359902DY0000017F --grounds 处罚已被撤销 --received-on 2026-03-05"},
        [options, &session] { return object(*options, session); });
    objecting.add_option("ID", options->id, "name of the evaluation")->required();
    objecting.add_option("CODE", options->code, "credit code of the enterprise")->required();
    objecting.add_option("--grounds", options->text, "what the enterprise says")->type_name("TEXT")->required();
    objecting.add_option("--received-on", options->day, "day of receipt (else today)")->type_name("DATE");
    objecting.add_option("--late-reason", options->late_reason, "why a late one is taken")->type_name("TEXT");

    auto& reviewing = add_command(group, session,
        {"review", "Settles an objection: the grade is computed again with what was corrected, or upheld.",
            "xindang evaluation review 2025 91359902DY0000017F --reason 经核实处罚决定已撤销"},
        [options, &session] { return review(*options, session); });
    reviewing.add_option("ID", options->id, "name of the evaluation")->required();
    reviewing.add_option("CODE", options->code, "credit code of the enterprise")->required();
    reviewing.add_option("--reason", options->text, "what the review found")->type_name("TEXT")->required();
}

} // namespace

void add_evaluation_commands(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<EvaluationOptions>();
    auto& group = command_group(root, "evaluation", "Yearly evaluations and the daily regrade");
    add_batch_commands(group, session, options);
    add_enterprise_commands(group, session, options);
    add_compare_command(group, session);
    auto& running = add_command(group, session,
        {"daily", "Grades again whom the ledger or the day has moved since the last run; for a timer.",
            "xindang evaluation daily"},
        [options, &session] { return daily(*options, session); });
    running.add_option("--on", options->on, "day (else today)")->type_name("DATE");
    running.add_option("--scheme", options->scheme, "id of a scheme (else that of conf/xindang.xml)")->type_name("ID");
}

} // namespace xindang::cli
