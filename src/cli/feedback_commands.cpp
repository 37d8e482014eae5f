#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/files.h>
#include <cli/commands.h>
#include <cli/feedback_services.h>
#include <crypto/certificate.h>
#include <law/catalogue.h>
#include <usecase/feedback/feedback_views.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace xindang::cli {

namespace {

struct OfficeOptions {
    std::string file;
    std::string partner;
    std::string receipt;
    std::string certificate;
    std::uint64_t number = 0;
    std::string result;
    bool overdue = false;
};

usecase::FeedbackBook book_of(Session& session)
{
    auto book = usecase::feedback_book(session.actor(), session.archive().view(), session.objects(), session.law());
    if (!book) throw CannotOpen(book.refusal());
    return std::move(book).value();
}

model::CivilDate today(Session& session)
{
    return model::CivilDate::on(session.clock().now());
}

ExitCode enrol(OfficeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const certificate = crypto::Certificate::load(options.certificate);
    if (!certificate) return printer.refuse(certificate.refusal());
    auto const entry =
        usecase::register_partner_key(session.actor(), options.partner, *certificate, feedback_services(session));
    if (!entry) return printer.refuse(entry.refusal());
    auto const digest = certificate->digest().hex();
    printer.line(options.partner + " 的反馈证书已登记，SHA-256 " + digest + "；请电话核对");
    printer.json(Json::object().set("entry", entry->value()).set("partner", options.partner).set("digest", digest));
    return ExitCode::done();
}

void print_receipt(usecase::FeedbackReceipt const& receipt, Printer& printer)
{
    auto const& report = receipt.report;
    printer.line("结果：" + std::string(exchange::word_of(report.outcome)) + "；采纳 " + std::to_string(receipt.taken) +
                 " 项，退回 " + std::to_string(report.rejects.size()) + " 项" +
                 (receipt.error_cases > 0 ? "；更正线索 " + std::to_string(receipt.error_cases) + " 件" : ""));
    for (auto const& reason : report.reasons)
        printer.line("  " + std::string(exchange::word_of(reason.code)) + " " + reason.where + "：" + reason.text);
    for (auto const& reject : report.rejects)
        printer.line("  " + reject.action + " " + reject.code + "：" + reject.text);
    printer.line("该部门未办结 " + std::to_string(report.outstanding) + " 项，其中逾期 " +
                 std::to_string(report.overdue) + " 项");
}

ExitCode take(OfficeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const octets = read_file(options.file, exchange::MOST_FEEDBACK_OCTETS + 1);
    if (!octets) return printer.refuse(octets.refusal());
    auto const name = std::filesystem::path(options.file).filename().string();
    auto const receipt = usecase::take_feedback(session.actor(), *octets, name, feedback_services(session));
    if (!receipt) return printer.refuse(receipt.refusal());
    if (!options.receipt.empty()) write_file_atomically(options.receipt, receipt->document);
    print_receipt(*receipt, printer);
    printer.json(usecase::json_of(*receipt));
    return ExitCode::of_list_import(exchange::exit_code_of(receipt->report.outcome, receipt->report.reasons));
}

ExitCode status(OfficeOptions const&, Session& session)
{
    auto& printer = session.printer();
    auto const numbers = usecase::numbers_of(book_of(session), today(session));
    Table table({"协同部门", "应反馈", "已反馈", "已执行", "不予执行", "未反馈", "逾期", "待解除", "逾期未解除",
        "已解除", "更正线索"});
    auto late = false;
    for (auto const& one : numbers) {
        auto const text = [](std::uint64_t number) {
            return std::to_string(number);
        };
        table.add({one.partner, text(one.asked), text(one.answered), text(one.applied), text(one.refused),
            text(one.outstanding), text(one.overdue), text(one.to_lift), text(one.lift_overdue), text(one.lifted),
            text(one.error_cases)});
        late = late || one.overdue + one.lift_overdue > 0;
    }
    printer.table(table);
    printer.json(usecase::json_of(numbers, today(session)));
    return late ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode list(OfficeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const book = book_of(session);
    auto const day = today(session);
    Table table({"协同部门", "名单", "条目", "措施", "状态", "反馈期限", "解除期限", "逾期"});
    for (auto const& [key, one] : book.obligations()) {
        if (!options.partner.empty() && key.partner != options.partner) continue;
        auto const late = one.overdue(day) || one.lift_overdue(day);
        if (options.overdue && !late) continue;
        table.add({key.partner, key.list, key.entry, key.measure + " " + one.code,
            one.state ? std::string(exchange::chinese_of(*one.state)) : "未反馈", one.due_on ? one.due_on->text() : "",
            one.lift_due_on ? one.lift_due_on->text() : "", late ? "逾期" : ""});
    }
    printer.table(table);
    printer.json(usecase::json_of(book, options.partner, day));
    return ExitCode::done();
}

ExitCode cases(OfficeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const all = usecase::correction_cases(
        session.actor(), session.archive().view(), session.objects(), session.law(), options.partner);
    if (!all) return printer.refuse(all.refusal());
    Table table({"件号", "提出部门", "名单", "条目", "提出日期", "办理情况", "结果"});
    for (auto const& one : *all)
        table.add({std::to_string(one.opened.value()), one.partner, one.list, one.entry, one.opened_on.text(),
            usecase::chinese_of(one), one.result});
    printer.table(table);
    printer.json(usecase::json_of(*all));
    return ExitCode::done();
}

ExitCode decide(OfficeOptions const& options, usecase::CaseDecision decision, Session& session)
{
    auto& printer = session.printer();
    auto const entry = usecase::decide_correction(
        session.actor(), {model::EntryNumber{options.number}, decision, options.result}, feedback_services(session));
    if (!entry) return printer.refuse(entry.refusal());
    printer.line("第 " + std::to_string(options.number) + " 件更正线索已办结：" +
                 (decision == usecase::CaseDecision::Corrected ? "应更正；改正档案后重新发布名单，协同部门即收到更正"
                                                               : "经核无误"));
    printer.json(Json::object()
                     .set("case", options.number)
                     .set("decision", usecase::word_of(decision))
                     .set("entry", entry->value()));
    return ExitCode::done();
}

void add_receiving(CLI::App& group, Session& session)
{
    auto const enrolling = std::make_shared<OfficeOptions>();
    auto& enrol_command = add_command(group, session,
        {"register", "Makes a partner's certificate the one its feedback is signed with.",
            "xindang feedback register dongyu-amr --certificate dongyu-amr.crt"},
        [enrolling, &session] { return enrol(*enrolling, session); });
    enrol_command.add_option("PARTNER", enrolling->partner, "code of the agency")->required();
    enrol_command.add_option("--certificate", enrolling->certificate, "its certificate")->required()->type_name("CERT");

    auto const taking = std::make_shared<OfficeOptions>();
    auto& take_command = add_command(group, session,
        {"take", "Takes a partner's feedback over, or says why not, and signs a receipt.",
            "xindang feedback take feedback-1.xml --receipt receipt-1.xml"},
        [taking, &session] { return take(*taking, session); });
    take_command.add_option("FILE", taking->file, "MeasureFeedback of a partner")->required();
    take_command.add_option("--receipt", taking->receipt, "also write the FeedbackReport for the partner")
        ->type_name("FILE");
}

void add_overviews(CLI::App& group, Session& session)
{
    auto const asking = std::make_shared<OfficeOptions>();
    add_command(group, session,
        {"status", "Counts what each partner answered, owes, and has still to lift.", "xindang feedback status"},
        [asking, &session] { return status(*asking, session); });

    auto const listing = std::make_shared<OfficeOptions>();
    auto& list_command = add_command(group, session,
        {"list", "Lists every measure asked of partners with its state and its terms.",
            "xindang feedback list --partner dongyu-amr --overdue"},
        [listing, &session] { return list(*listing, session); });
    list_command.add_option("--partner", listing->partner, "this agency only")->type_name("CODE");
    list_command.add_flag("--overdue", listing->overdue, "only what is overdue");
}

void add_decision(CLI::App& group, Session& session, CommandHelp const& help, usecase::CaseDecision decision)
{
    auto const options = std::make_shared<OfficeOptions>();
    auto& command = add_command(
        group, session, help, [options, decision, &session] { return decide(*options, decision, session); });
    command.add_option("CASE", options->number, "number of the case")->required();
    command.add_option("--result", options->result, "what came of it, without names")->required();
}

void add_cases(CLI::App& group, Session& session)
{
    auto const asking = std::make_shared<OfficeOptions>();
    add_command(group, session, {"cases", "Lists entries that partners believe to be wrong.", "xindang feedback cases"},
        [asking, &session] { return cases(*asking, session); })
        .add_option("--partner", asking->partner, "this agency's only")
        ->type_name("CODE");
    add_decision(group, session,
        {"correct", "Decides that an entry was wrong: its next change reaches partners as a correction.",
            "xindang feedback correct 812 --result 姓名误录，已更正"},
        usecase::CaseDecision::Corrected);
    add_decision(group, session,
        {"dismiss", "Decides that an entry stands as it is, although a partner believed it to be wrong.",
            "xindang feedback dismiss 812 --result 经核实身份信息无误"},
        usecase::CaseDecision::Unfounded);
}

} // namespace

void add_feedback_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "feedback", "What partners did about listed entries, and what they still owe.");
    add_receiving(group, session);
    add_overviews(group, session);
    add_cases(group, session);
}

} // namespace xindang::cli
