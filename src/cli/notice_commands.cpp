#include <base/files.h>
#include <cli/commands.h>
#include <usecase/archive/json_views.h>
#include <usecase/notice/expire_notices.h>
#include <usecase/notice/publish_notice.h>
#include <usecase/notice/repair_notice.h>
#include <usecase/notice/withdraw_notice.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct NoticeOptions {
    std::string number;
    std::vector<std::string> accepted;
    std::vector<std::string> redacted;
    std::string reason;
    std::string event_on;
    std::string by;
    std::string out;
};

usecase::LeftoverDecision decision_of(std::string const& text, usecase::LeftoverDecision::Action action)
{
    auto const equals = text.find('=');
    return {text.substr(0, equals), action, equals == text.npos ? std::string() : text.substr(equals + 1)};
}

Outcome<usecase::PublishNotice> publication_of(NoticeOptions const& options)
{
    using Action = usecase::LeftoverDecision::Action;
    auto const number = model::DocumentNumber::parse(options.number);
    if (!number) return number.refusal();
    usecase::PublishNotice request{*number};
    for (auto const& text : options.accepted)
        request.decisions.push_back(decision_of(text, Action::Accept));
    for (auto const& text : options.redacted)
        request.decisions.push_back(decision_of(text, Action::Redact));
    return request;
}

std::string term_of(notice::Notice const& notice)
{
    return notice.last_day ? notice.last_day->text() : "no end";
}

void print(usecase::NoticePreview const& preview, Printer& printer)
{
    printer.line(preview.notice.title);
    printer.line("public until: " + term_of(preview.notice) + " (" + preview.term_basis + ")");
    Table dates{{"DUE", "WHERE", "WHAT", "BASIS", ""}};
    for (auto const& date : preview.dates)
        dates.add({date.due.text(), date.regime, date.what, date.basis,
            date.late ? "LATE" : (date.provisional ? "provisional" : "")});
    printer.table(dates);
    printer.findings(preview.leftovers);
}

ExitCode preview(NoticeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const request = publication_of(options);
    if (!request) return printer.refuse(request.refusal());
    auto const preview = usecase::preview_notice(session.actor(), *request, session.notices());
    if (!preview) return printer.refuse(preview.refusal());
    print(*preview, printer);
    printer.json(usecase::json_of(*preview));
    return preview->leftovers.has_errors() ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode compare(NoticeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const request = publication_of(options);
    if (!request) return printer.refuse(request.refusal());
    auto const page = usecase::compare_notice(session.actor(), *request, session.notices());
    if (!page) return printer.refuse(page.refusal());
    write_file_atomically(options.out, *page);
    printer.line("written: " + options.out + " (holds personal data: for who decides, and nobody else)");
    printer.json(Json::object().set("file", options.out).set("octets", page->size()));
    return ExitCode::done();
}

ExitCode publish(NoticeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const request = publication_of(options);
    if (!request) return printer.refuse(request.refusal());
    auto const receipt = usecase::publish_notice(session.actor(), *request, session.notices());
    if (!receipt) {
        if (auto const preview = usecase::preview_notice(session.actor(), *request, session.notices()))
            printer.findings(preview->leftovers);
        return printer.refuse(receipt.refusal());
    }
    print(receipt->preview, printer);
    printer.line("published: " + session.notices().identity.base_url + receipt->address + ".html (ledger entry " +
                 std::to_string(receipt->entry.value()) + ")");
    printer.json(usecase::json_of(*receipt));
    return ExitCode::done();
}

ExitCode withdraw(NoticeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const number = model::DocumentNumber::parse(options.number);
    if (!number) return printer.refuse(number.refusal());
    usecase::WithdrawNotice request{*number, options.reason};
    if (!options.event_on.empty()) {
        auto const day = model::CivilDate::parse(options.event_on);
        if (!day) return printer.refuse(day.refusal());
        request.event_on = *day;
    }
    auto const receipt = usecase::withdraw_notice(session.actor(), request, session.notices());
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line("withdrawn: ledger entry " + std::to_string(receipt->entry.value()) + ", due by " +
                 receipt->due.text() + " (" + receipt->basis + ")" + (receipt->late ? ", LATE" : ""));
    printer.json(usecase::json_of(*receipt));
    return receipt->late ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode repair(NoticeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const number = model::DocumentNumber::parse(options.number);
    if (!number) return printer.refuse(number.refusal());
    auto const by = model::DocumentNumber::parse(options.by);
    if (!by) return printer.refuse({by.refusal().fault, by.refusal().reason, "--by"});
    auto const receipt = usecase::repair_notice(session.actor(), {*number, *by}, session.notices());
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line("ended: ledger entry " + std::to_string(receipt->entry.value()) + ", due by " + receipt->due.text() +
                 " (" + receipt->basis + ")" + (receipt->late ? ", LATE" : ""));
    printer.line(receipt->reason);
    printer.json(usecase::json_of(*receipt));
    return receipt->late ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode list(Session& session)
{
    auto& printer = session.printer();
    auto const notices = usecase::list_notices(session.actor(), session.archive());
    if (!notices) return printer.refuse(notices.refusal());
    Table table{{"NUMBER", "STATE", "PUBLISHED", "UNTIL", "TITLE"}};
    for (auto const& [id, entry, notice, due, basis] : *notices)
        table.add({notice.decision.text(), notice::word_of(notice.state), notice.published_on.text(), term_of(notice),
            notice.title});
    printer.table(table);
    printer.json(usecase::json_of(*notices));
    return ExitCode::done();
}

ExitCode expire(Session& session)
{
    auto& printer = session.printer();
    auto const receipt = usecase::expire_notices(session.actor(), session.notices());
    if (!receipt) return printer.refuse(receipt.refusal());
    for (auto const& number : receipt->expired)
        printer.line("expired: " + number.text());
    printer.line(std::to_string(receipt->expired.size()) + " expired");
    printer.json(usecase::json_of(*receipt));
    return ExitCode::done();
}

ExitCode rebuild(Session& session)
{
    auto& printer = session.printer();
    auto const count = usecase::rebuild_site(session.actor(), session.notices());
    if (!count) return printer.refuse(count.refusal());
    printer.line("the site shows " + std::to_string(*count) + " notices");
    printer.json(Json::object().set("notices", *count));
    return ExitCode::done();
}

} // namespace

void add_notice_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "notice", "Public notices of decisions");
    auto const options = std::make_shared<NoticeOptions>();
    auto const add_number = [&](CLI::App& command) {
        command.add_option("NUMBER", options->number, "number of the decision, in any usual form")->required();
    };
    auto const add_decisions = [&](CLI::App& command) {
        command.add_option("--accept", options->accepted,
            "NAME=REASON: publish although this looks like personal data; NAME stands after leftover-; may be "
            "repeated");
        command.add_option(
            "--redact", options->redacted, "NAME=REASON: mask it as the policy masks its kind; may be repeated");
    };

    auto& previewing = add_command(group, session,
        {"preview", "Tells what would be published, until when, by when it must, and what stands in the way.",
            "xindang notice preview 东药监罚〔2026〕1号"},
        [options, &session] { return preview(*options, session); });
    add_number(previewing);
    add_decisions(previewing);

    auto& comparing = add_command(group, session,
        {"compare", "Shows what was served and what would be published side by side, in one HTML file.",
            "xindang notice compare 东药监罚〔2026〕1号 --out compare.html"},
        [options, &session] { return compare(*options, session); });
    add_number(comparing);
    add_decisions(comparing);
    comparing.add_option("--out", options->out, "the file to write; it holds personal data")->required();

    auto& publishing = add_command(group, session,
        {"publish", "Publishes an issued decision: page, PDF, feed and index.",
            "xindang notice publish 东药监罚〔2026〕1号"},
        [options, &session] { return publish(*options, session); });
    add_number(publishing);
    add_decisions(publishing);

    auto& withdrawing = add_command(group, session,
        {"withdraw", "Takes a notice down and leaves a page that says so, with the reason.",
            "xindang notice withdraw 东药监罚〔2026〕1号 --reason 行政处罚决定被依法撤销"},
        [options, &session] { return withdraw(*options, session); });
    add_number(withdrawing);
    withdrawing.add_option("--reason", options->reason, "told to the public")->required();
    withdrawing.add_option("--event-on", options->event_on, "day the decision was changed or annulled (else today)");

    auto& repairing = add_command(group, session,
        {"repair", "Ends a notice before its term on the strength of a repair decision (信用修复).",
            "xindang notice repair 东药监罚〔2025〕8号 --by 东药监信修〔2026〕1号"},
        [options, &session] { return repair(*options, session); });
    add_number(repairing);
    repairing.add_option("--by", options->by, "number of the repair decision that grants it")
        ->type_name("NUMBER")
        ->required();

    add_command(group, session, {"list", "Lists all notices, those that ended too.", "xindang notice list"},
        [&session] { return list(session); });
    add_command(group, session,
        {"expire", "Takes down every notice whose last day is past; a timer runs it daily.", "xindang notice expire"},
        [&session] { return expire(session); });
    add_command(group, session,
        {"rebuild", "Makes the public site anew from the ledger and the stored files.", "xindang notice rebuild"},
        [&session] { return rebuild(session); });
}

} // namespace xindang::cli
