#include <archive/archive.h>
#include <cli/commands.h>
#include <cli/grade_tables.h>
#include <usecase/archive/archive_views.h>
#include <usecase/archive/correct_record.h>
#include <usecase/grading/load_schemes.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct RecordOptions {
    std::uint64_t entry = 0;
    std::vector<std::string> changes;
    std::string reason;
    std::string basis;
};

ExitCode answer(Outcome<usecase::RecordChange> const& change, Printer& printer)
{
    if (!change) return printer.refuse(change.refusal());
    printer.line("已记入台账第 " + std::to_string(change->entry.value()) + " 条");
    Table table{{"企业", "等级", "截止日", "评价条目"}};
    for (auto const& resting : change->resting)
        table.add({resting.name, grade_word(resting.decision.grade), resting.decision.cut_off.text(),
            std::to_string(resting.decision.entry.value())});
    if (!table.empty()) {
        printer.line("以下等级以该记录为依据，需要重新评定（evaluation daily）：");
        printer.table(table);
    }
    for (auto const& id : change->evaluations)
        printer.line("年度评价 " + id + " 尚未公布，决定前需要复核（evaluation review）");
    printer.json(usecase::json_of(*change));
    return ExitCode::done();
}

ExitCode correct(RecordOptions const& options, Session& session)
{
    auto& printer = session.printer();
    usecase::CorrectRecord request{model::EntryNumber{options.entry}, {}, options.reason, options.basis};
    for (auto const& change : options.changes) {
        auto const equals = change.find('=');
        if (equals == std::string::npos)
            return printer.refuse({Fault::BadInput, "not name=value: \"" + change + "\"", "set"});
        request.changes.emplace_back(change.substr(0, equals), change.substr(equals + 1));
    }
    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return printer.refuse(schemes.refusal());
    return answer(
        usecase::correct_record(session.actor(), request, *schemes, session.archive(), session.clock()), printer);
}

ExitCode retract(RecordOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return printer.refuse(schemes.refusal());
    return answer(
        usecase::retract_record(session.actor(), {model::EntryNumber{options.entry}, options.reason, options.basis},
            *schemes, session.archive(), session.clock()),
        printer);
}

void add_common(CLI::App& command, std::shared_ptr<RecordOptions> const& options)
{
    command.add_option("ENTRY", options->entry, "ledger number of the record, as archive show prints it")->required();
    command.add_option("--reason", options->reason, "why")->type_name("TEXT")->required();
    command.add_option("--basis", options->basis, "number of the decision it rests on")->type_name("NUMBER");
}

} // namespace

void add_record_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "archive", "Credit archives of enterprises, persons, products and businesses");
    auto const options = std::make_shared<RecordOptions>();
    auto& correcting = add_command(group, session,
        {"correct", "Puts a corrected record in the place of a wrong one, and tells which grades rest on it.",
            "xindang archive correct 1234 --set gravity=minor --reason 情节认定有误"},
        [options, &session] { return correct(*options, session); });
    add_common(correcting, options);
    correcting.add_option("--set", options->changes, "what it is to say instead, as gravity=minor; may be repeated")
        ->type_name("NAME=VALUE")
        ->required();
    add_common(add_command(group, session,
                   {"retract", "Takes a record away that should not stand, and tells which grades rest on it.",
                       "xindang archive retract 1234 --reason 处罚决定被撤销"},
                   [options, &session] { return retract(*options, session); }),
        options);
}

} // namespace xindang::cli
