#include <cli/compare_command.h>

#include <archive/archive.h>
#include <cli/commands.h>
#include <cli/grade_tables.h>
#include <usecase/grading/json_evaluations.h>
#include <usecase/grading/load_schemes.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

using usecase::EvaluationComparison;
using usecase::GradeMoves;

struct CompareOptions {
    std::string before;
    std::string after;
    std::string scheme;
    bool csv = false;
};

constexpr std::array GRADES{model::Grade::A, model::Grade::B, model::Grade::C, model::Grade::D};

void print_moves_table(GradeMoves const& moves, Printer& printer)
{
    Table table{{"由＼到", "A", "B", "C", "D"}};
    for (auto const from : GRADES) {
        auto const& row = moves[static_cast<std::size_t>(from)];
        table.add({grade_word(from), std::to_string(row[0]), std::to_string(row[1]), std::to_string(row[2]),
            std::to_string(row[3])});
    }
    printer.table(table);
}

/// How many of a group rose, stayed and fell.
void print_groups(char const* title, std::map<std::string, GradeMoves> const& groups, Printer& printer)
{
    Table table{{title, "上升", "不变", "下降"}};
    for (auto const& [name, moves] : groups) {
        std::array<std::size_t, 3> count{};
        for (std::size_t from = 0; from < 4; ++from)
            for (std::size_t to = 0; to < 4; ++to)
                count[to < from ? 0 : to == from ? 1 : 2] += moves[from][to];
        table.add({name, std::to_string(count[0]), std::to_string(count[1]), std::to_string(count[2])});
    }
    if (!table.empty()) printer.table(table);
}

std::string text_of(std::optional<grading::Mark> const& mark)
{
    return mark ? grade_word(mark->grade) + "（" + mark->score.text() + "）" : std::string("—");
}

std::string reasons_of(usecase::ComparedEnterprise const& enterprise)
{
    if (!enterprise.before) return "新增";
    if (!enterprise.after) return "退出";
    std::string reasons;
    for (auto const& shift : enterprise.shifts)
        reasons += (reasons.empty() ? "" : "；") + shift.id + " " + shift.name + " " + shift.before.text() + "→" +
                   shift.after.text();
    for (auto const& limit : enterprise.limits)
        reasons += (reasons.empty() ? "" : "；") + limit.id + " " + limit.name +
                   (limit.change == usecase::LimitShift::Change::Begins ? "（新增限制）" : "（限制解除）");
    return reasons;
}

void print(EvaluationComparison const& comparison, Printer& printer)
{
    for (auto const* const side : {&comparison.before, &comparison.after})
        printer.line(side->name + "：方案 " + side->scheme + " 第" + side->scheme_version + "版，截止日 " +
                     side->cut_off.text());
    print_moves_table(comparison.moves, printer);
    printer.line("等级不变 " + std::to_string(comparison.same) + " 家，变动、新增和退出 " +
                 std::to_string(comparison.changed.size()) + " 家");
    print_groups("企业类型", comparison.by_type, printer);
    print_groups("地区", comparison.by_region, printer);
    Table changed{{"企业", "原等级", "现等级", "变动指标"}};
    for (auto const& enterprise : comparison.changed)
        changed.add({enterprise.name, text_of(enterprise.before), text_of(enterprise.after), reasons_of(enterprise)});
    if (!changed.empty()) printer.table(changed);
    Table movers{{"指标", "名称", "影响企业", "合计分值"}};
    for (auto const& mover : comparison.movers)
        movers.add({mover.id, mover.name, std::to_string(mover.firms), mover.total.text()});
    if (!movers.empty()) printer.table(movers);
}

ExitCode compare(CompareOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return printer.refuse(schemes.refusal());
    auto const& scheme = options.scheme.empty() ? session.settings().scheme : options.scheme;
    auto const comparison = usecase::compare_evaluations(session.actor(), options.before, options.after, scheme,
        *schemes, session.archive(), session.clock(), session.progress());
    if (!comparison) return printer.refuse(comparison.refusal());
    if (options.csv) {
        printer.raw(usecase::to_csv(*comparison));
        return ExitCode::done();
    }
    print(*comparison, printer);
    printer.json(usecase::json_of(*comparison));
    return ExitCode::done();
}

} // namespace

void add_compare_command(CLI::App& group, Session& session)
{
    auto const options = std::make_shared<CompareOptions>();
    auto& command = add_command(group, session,
        {"compare", "Compares two yearly evaluations, or two days: who moved from which grade to which, and why.",
            "xindang evaluation compare 2024-12-31 2025-12-31"},
        [options, &session] { return compare(*options, session); });
    command.add_option("BEFORE", options->before, "name of an evaluation, or a day")->required();
    command.add_option("AFTER", options->after, "name of an evaluation, or a day")->required();
    command.add_option("--scheme", options->scheme, "id of the scheme for days (else that of conf/xindang.xml)")
        ->type_name("ID");
    command.add_flag("--csv", options->csv, "the changed enterprises as comma-separated text");
}

} // namespace xindang::cli
