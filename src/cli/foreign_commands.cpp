#include <archive/archive.h>
#include <base/files.h>
#include <cli/commands.h>
#include <cli/foreign_services.h>
#include <cli/grade_tables.h>
#include <crypto/certificate.h>
#include <usecase/foreign/import_foreign.h>
#include <usecase/foreign/json_foreign.h>
#include <usecase/foreign/review_foreign.h>
#include <usecase/foreign/show_foreign.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t MOST_SHOWN_ROWS = 1'000;

struct ForeignOptions {
    std::string source;
    std::string from;
    std::string dated;
    std::string root;
    std::string reason;
    std::uint64_t match = 0;
    std::optional<std::uint64_t> epoch;
    std::size_t limit = 50;
    bool partial = false;
    bool accept_good = false;
    bool confirm = false;
    bool regrade = false;
    bool decided = false;
    bool waiting = false;
};

std::string number(std::size_t value)
{
    return std::to_string(value);
}

// ---- import --------------------------------------------------------------------------------------------------------

void print_bad(std::vector<foreign::BadRow> const& bad, Printer& printer)
{
    if (bad.empty()) return;
    Table rows({"行", "位置", "列名", "值", "原因"});
    for (auto const& row : bad) {
        rows.add({number(row.row), row.place, row.field, row.value, row.reason});
        if (&row - bad.data() >= static_cast<std::ptrdiff_t>(MOST_SHOWN_ROWS)) break;
    }
    printer.table(rows);
    if (bad.size() > MOST_SHOWN_ROWS) printer.line("… " + number(bad.size()) + " bad rows in all; --json tells each");
}

void print(usecase::ForeignReceipt const& receipt, Printer& printer)
{
    using Outcome = usecase::ForeignReceipt::Outcome;
    print_bad(receipt.bad, printer);
    for (auto const& heading : receipt.ignored)
        printer.line("heading not used: " + heading);
    auto const of = receipt.name + (receipt.dated ? "，" + receipt.dated->text() : "") +
                    (receipt.sequence.empty() ? "" : "，seq " + receipt.sequence);
    if (receipt.outcome == Outcome::Rejected || (receipt.outcome == Outcome::Held && receipt.list)) {
        printer.block(receipt.list->text());
        return;
    }
    if (receipt.outcome == Outcome::BadRows) {
        printer.line(number(receipt.rows) + " rows, " + number(receipt.bad.size()) +
                     " faults; nothing was kept; --accept-good takes the good rows as a part of the list");
        return;
    }
    if (receipt.outcome == Outcome::Held) {
        printer.line(of + ": held. It would change or end " + number(receipt.changing) + " of " +
                     number(receipt.standing) + " standing entries; look at the file, then --confirm");
        return;
    }
    if (receipt.outcome == Outcome::NoChange) {
        printer.line(of + ": taken before; nothing changed");
        return;
    }
    printer.line(of + ": " + number(receipt.added) + " new, " + number(receipt.corrected) + " corrected, " +
                 number(receipt.ended) + " ended, " + number(receipt.voided) + " voided, " + number(receipt.unchanged) +
                 " unchanged");
    printer.line(
        "records: " + number(receipt.records_added) + " added, " + number(receipt.records_corrected) +
        " corrected or ended, " + number(receipt.records_retracted) + " retracted" +
        (receipt.left_alone == 0 ? "" : ", " + number(receipt.left_alone) + " left as somebody here left them"));
    printer.line("entries listed now: " + number(receipt.counts.matched) + " matched, " +
                 number(receipt.counts.possible) + " wait for a decision (foreign review), " +
                 number(receipt.counts.unmatched) + " about nobody here");
    if (receipt.regraded) print_moves(*receipt.regraded, printer);
}

ExitCode exit_code_of(usecase::ForeignReceipt const& receipt)
{
    using Outcome = usecase::ForeignReceipt::Outcome;
    switch (receipt.outcome) {
    case Outcome::Taken:
        return receipt.bad.empty() ? ExitCode::done() : ExitCode::done_with_warnings();
    case Outcome::NoChange:
        return ExitCode::done();
    case Outcome::Held:
        return ExitCode::of(Fault::Conflict);
    case Outcome::BadRows:
        return ExitCode::of(Fault::BadInput);
    case Outcome::Rejected:
        break;
    }
    return ExitCode::of_list_import(receipt.list->exit_code());
}

ExitCode finish(Outcome<usecase::ForeignReceipt> const& receipt, Printer& printer)
{
    if (!receipt) return printer.refuse(receipt.refusal());
    print(*receipt, printer);
    printer.json(usecase::json_of(*receipt));
    return exit_code_of(*receipt);
}

ExitCode import_foreign(ForeignOptions const& options, Session& session)
{
    auto& printer = session.printer();
    ForeignCommandServices const opened(session);
    auto const services = opened.services();
    auto const scheme = options.regrade ? scheme_of_today(session) : std::nullopt;
    auto const mass = options.confirm ? usecase::MassChange::Confirmed : usecase::MassChange::Ask;
    auto const sources = services.sources();
    if (!sources) return printer.refuse(sources.refusal());
    auto const source = sources->find(options.source);
    if (!source) return printer.refuse(source.refusal());
    if (source->format == foreign::Format::Jdl) {
        auto access = opened.list_access(source->id);
        if (!options.root.empty()) {
            auto certificate = crypto::Certificate::load(options.root);
            if (!certificate) return printer.refuse(certificate.refusal());
            access.root = std::move(*certificate);
        }
        return finish(
            usecase::import_foreign_list(session.actor(),
                {options.source, options.from, access.root, mass, scheme, options.epoch}, services, access.services),
            printer);
    }
    if (options.from.empty()) return printer.refuse({Fault::BadInput, "a list in files needs the file", "from"});
    auto file = read_file(options.from, foreign::FileLimits{}.octets);
    if (!file) return printer.refuse(file.refusal());
    usecase::ImportForeignFile request{options.source, std::move(*file)};
    if (!options.dated.empty()) {
        auto const day = model::CivilDate::parse(options.dated);
        if (!day) return printer.refuse({Fault::BadInput, day.refusal().reason, "dated"});
        request.dated = *day;
    }
    if (options.partial) request.extent = usecase::FileExtent::Partial;
    if (options.accept_good) request.bad_rows = usecase::BadRows::AcceptGood;
    request.mass_change = mass;
    request.regrade_by = scheme;
    return finish(usecase::import_foreign_file(session.actor(), request, services), printer);
}

// ---- review --------------------------------------------------------------------------------------------------------

void add_rows(Table& table, std::vector<usecase::PossibleMatch> const& matches)
{
    for (auto const& match : matches) {
        auto const& candidate = match.candidate;
        table.add({std::to_string(candidate.number), match.list, match.entry ? match.entry->id : "",
            match.entry ? match.entry->name + " " + usecase::shown_number(*match.entry) : "",
            candidate.subject.text() + " " + match.subject_name + " " + match.subject_number, candidate.evidence,
            std::string(foreign::word_of(candidate.decision)), candidate.reason});
    }
}

ExitCode review(ForeignOptions const& options, Session& session)
{
    auto& printer = session.printer();
    ForeignCommandServices const opened(session);
    std::vector<usecase::PossibleMatch> all;
    for (auto const decision : {foreign::Decision::Open, foreign::Decision::Accepted, foreign::Decision::Rejected}) {
        if ((decision != foreign::Decision::Open) != options.decided) continue;
        auto matches = usecase::possible_matches(session.actor(), decision, opened.services());
        if (!matches) return printer.refuse(matches.refusal());
        std::move(matches->begin(), matches->end(), std::back_inserter(all));
    }
    Table table({"号", "名单", "条目", "名单所列", "档案主体", "依据", "决定", "理由"});
    add_rows(table, all);
    if (table.empty())
        printer.line("nothing waits for a decision");
    else
        printer.table(table);
    printer.json(usecase::json_of(all));
    return ExitCode::done();
}

ExitCode decide(ForeignOptions const& options, foreign::Decision decision, Session& session)
{
    auto& printer = session.printer();
    ForeignCommandServices const opened(session);
    auto const scheme = options.regrade ? scheme_of_today(session) : std::nullopt;
    auto const decided =
        usecase::decide_match(session.actor(), {options.match, decision, options.reason, scheme}, opened.services());
    if (!decided) return printer.refuse(decided.refusal());
    printer.line("match " + std::to_string(decided->number) + " " + std::string(foreign::word_of(decision)) + ": " +
                 decided->subject.text() +
                 (decided->record ? ", record " + std::to_string(decided->record->value()) : std::string()));
    if (decided->regraded) print_moves(*decided->regraded, printer);
    printer.json(usecase::json_of(*decided));
    return ExitCode::done();
}

ExitCode match(ForeignOptions const& options, Session& session)
{
    auto& printer = session.printer();
    ForeignCommandServices const opened(session);
    auto const scheme = options.regrade ? scheme_of_today(session) : std::nullopt;
    auto const looked = usecase::look_again(session.actor(), {scheme}, opened.services());
    if (!looked) return printer.refuse(looked.refusal());
    printer.line(
        number(looked->records_added) + " records added; " + number(looked->waiting) + " possible matches wait");
    if (looked->regraded) print_moves(*looked->regraded, printer);
    printer.json(usecase::json_of(*looked));
    return ExitCode::done();
}

// ---- showing -------------------------------------------------------------------------------------------------------

ExitCode status(Session& session)
{
    auto& printer = session.printer();
    ForeignCommandServices const opened(session);
    auto const standings = usecase::foreign_standings(session.actor(), opened.services());
    if (!standings) return printer.refuse(standings.refusal());
    Table table(
        {"source", "名单", "format", "dated", "seq", "listed", "matched", "possible", "nobody", "ended", "voided"});
    for (auto const& standing : *standings) {
        auto const& taken = standing.taken;
        auto const& counts = standing.counts;
        table.add({standing.source.id, standing.name, std::string(foreign::word_of(standing.source.format)),
            taken ? taken->dated.text() : "never", taken ? taken->sequence : "", number(counts.standing),
            number(counts.matched), number(counts.possible), number(counts.unmatched), number(counts.ended),
            number(counts.voided)});
    }
    printer.table(table);
    printer.json(usecase::json_of(*standings));
    return ExitCode::done();
}

ExitCode list(ForeignOptions const& options, Session& session)
{
    auto& printer = session.printer();
    ForeignCommandServices const opened(session);
    auto const which = options.waiting ? usecase::EntriesOf::Waiting : usecase::EntriesOf::Matched;
    auto const entries =
        usecase::foreign_entries(session.actor(), options.source, which, options.limit, opened.services());
    if (!entries) return printer.refuse(entries.refusal());
    Table table({"state", "主体", "条目", "列入日期", "有效期至", "记录"});
    for (auto const& shown : *entries) {
        auto const& record = shown.record;
        auto const state = std::string(foreign::word_of(shown.standing));
        if (shown.entry) {
            table.add({state, shown.entry->name + " " + usecase::shown_number(*shown.entry), shown.entry->id,
                shown.entry->listed_on.text(), shown.entry->valid_until ? shown.entry->valid_until->text() : "", ""});
            continue;
        }
        table.add({state, shown.subject ? shown.subject->text() + " " + shown.subject_name : "",
            record ? record->source_ref : "", record ? record->occurred_on.text() : "",
            record && record->valid_until ? record->valid_until->text() : "",
            record ? std::to_string(record->entry.value()) : ""});
    }
    if (table.empty())
        printer.line("no such entries");
    else
        printer.table(table);
    printer.json(usecase::json_of(*entries));
    return ExitCode::done();
}

void add_decision(CLI::App& group, Session& session, CommandHelp const& help, foreign::Decision decision)
{
    auto const options = std::make_shared<ForeignOptions>();
    auto& command = add_command(
        group, session, help, [options, decision, &session] { return decide(*options, decision, session); });
    command.add_option("MATCH", options->match, "its number in foreign review")->required();
    command.add_option("--reason", options->reason, "why; kept in the ledger")->required()->type_name("TEXT");
    if (decision == foreign::Decision::Accepted)
        command.add_flag("--regrade", options->regrade, "grade whom it weighs on again in the same step");
}

void add_import(CLI::App& group, Session& session)
{
    auto const options = std::make_shared<ForeignOptions>();
    auto& command = add_command(group, session,
        {"import", "Takes another agency's list over: records for whom it names, and what it changed since.",
            "xindang foreign import court-defaulters defaulters-2026-07.csv --regrade"},
        [options, &session] { return import_foreign(*options, session); });
    command.add_option("SOURCE", options->source, "a list of conf/foreign, such as court-defaulters")->required();
    command.add_option("FROM", options->from,
        "the file; a folder or URL for a list in the signed protocol (else the address in conf/foreign)");
    command.add_option("--dated", options->dated, "the day the file is of, when it does not say so")->type_name("DATE");
    command.add_option("--root", options->root, "root certificate of the agency, the first time")->type_name("FILE");
    command.add_flag("--partial", options->partial, "the file is a part: what is not in it stays");
    command.add_flag("--accept-good", options->accept_good, "take the good rows, as a part, when others are bad");
    command.add_flag("--confirm", options->confirm, "I have looked at the mass change");
    command
        .add_option("--accept-epoch", options->epoch,
            "of a list in the signed protocol: I have read its changes, and the agency declared that it began anew")
        ->type_name("N");
    command.add_flag("--regrade", options->regrade, "grade whom it weighs on again in the same step");
}

} // namespace

void add_foreign_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "foreign", "Takes in the lists of other agencies, and decides whom they mean.");
    add_import(group, session);
    auto const reviewed = std::make_shared<ForeignOptions>();
    auto& reviewing = add_command(group, session,
        {"review", "Lists possible matches that wait for a person, or (--decided) those decided.",
            "xindang foreign review"},
        [reviewed, &session] { return review(*reviewed, session); });
    reviewing.add_flag("--decided", reviewed->decided, "those decided, with reasons");
    add_decision(group, session,
        {"accept", "Says that a possible match is one: the entry becomes a record.",
            "xindang foreign accept 3 --reason 法定代表人与营业执照一致 --regrade"},
        foreign::Decision::Accepted);
    add_decision(group, session,
        {"reject", "Says that a possible match is none, which is remembered.",
            "xindang foreign reject 4 --reason 同名，出生日期不符"},
        foreign::Decision::Rejected);
    auto const matched = std::make_shared<ForeignOptions>();
    auto& matching = add_command(group, session,
        {"match", "Compares entries that wait with subjects that came or changed since.",
            "xindang foreign match --regrade"},
        [matched, &session] { return match(*matched, session); });
    matching.add_flag("--regrade", matched->regrade, "grade whom it weighs on again in the same step");
    add_command(group, session, {"status", "Shows each list, what was taken of it and when.", "xindang foreign status"},
        [&session] { return status(session); });
    auto const listed = std::make_shared<ForeignOptions>();
    auto& listing = add_command(group, session,
        {"list", "Lists entries that became records, or (--waiting) those about nobody known here.",
            "xindang foreign list court-defaulters --waiting"},
        [listed, &session] { return list(*listed, session); });
    listing.add_option("SOURCE", listed->source, "a list of conf/foreign")->required();
    listing.add_flag("--waiting", listed->waiting, "entries without a subject");
    listing.add_option("--limit", listed->limit, "at most so many (50)")->type_name("NUMBER");
}

} // namespace xindang::cli
