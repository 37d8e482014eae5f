#include <archive/archive.h>
#include <cli/commands.h>
#include <usecase/grading/json_schemes.h>
#include <usecase/grading/study_scheme.h>
#include <usecase/office/settings.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct SchemeOptions {
    std::string scheme;
    std::string other;
    std::string form = "markdown";
    std::string on;
};

std::string share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? "-" : std::to_string(part * 100 / whole) + "%";
}

ExitCode run_describe(SchemeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const scheme = usecase::open_scheme(session.actor(), options.scheme, session.home());
    if (!scheme) return printer.refuse(scheme.refusal());
    auto const text = options.form == "csv"    ? grading::to_csv(*scheme)
                      : options.form == "html" ? grading::to_html(*scheme)
                                               : grading::to_markdown(*scheme);
    printer.block(text);
    printer.json(Json::object()
                     .set("scheme", scheme->id())
                     .set("version", scheme->version())
                     .set("form", options.form)
                     .set("text", text));
    return ExitCode::done();
}

ExitCode run_diff(SchemeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const before = usecase::open_scheme(session.actor(), options.scheme, session.home());
    if (!before) return printer.refuse(before.refusal());
    auto const after = usecase::open_scheme(session.actor(), options.other, session.home());
    if (!after) return printer.refuse(after.refusal());
    auto const changes = grading::compare(*before, *after);
    for (auto const& change : changes) {
        auto const what =
            std::string(chinese_of(change.kind)) + "　" + change.group + " " + change.id + "　" + change.name;
        if (change.kind != grading::SchemeChange::Kind::Changed)
            printer.line(what);
        else
            printer.line(what + "\n  " + change.field + "：" + (change.before.empty() ? "（无）" : change.before) +
                         " → " + (change.after.empty() ? "（无）" : change.after));
    }
    printer.line(changes.empty() ? "两个方案内容相同。" : "共" + std::to_string(changes.size()) + "处不同。");
    printer.json(usecase::json_of(changes));
    return ExitCode::done();
}

void print_groups(Printer& printer, std::string const& heading, std::vector<grading::GroupGrades> const& groups)
{
    Table table{{heading, "企业数", "A", "B", "C", "D"}};
    for (auto const& group : groups) {
        std::vector<std::string> row{group.group.empty() ? "（未登记）" : group.group, std::to_string(group.total())};
        for (auto const number : group.grades)
            row.push_back(std::to_string(number) + " (" + share(number, group.total()) + ")");
        table.add(std::move(row));
    }
    printer.table(table);
    printer.line("");
}

/// One line with the ids of the indicators that `chosen` picks.
template <class Choose>
void print_ids(Printer& printer, std::string const& heading, grading::Audit const& audit, Choose const& chosen)
{
    std::string ids;
    std::size_t number = 0;
    for (auto const& use : audit.indicators)
        if (chosen(use)) {
            ids += " " + use.id;
            ++number;
        }
    printer.line(heading + "（" + std::to_string(number) + "项）：" + (ids.empty() ? " 无" : ids));
}

void print_audit(Printer& printer, grading::Audit const& audit)
{
    auto all = audit.all;
    all.group = "全部";
    print_groups(printer, "总体", {all});
    print_groups(printer, "企业类型", audit.by_kind);
    print_groups(printer, "行政区划", audit.by_region);
    print_ids(printer, "从未计分的指标", audit, [](auto const& use) { return use.applies > 0 && use.never(); });
    print_ids(printer, "没有适用企业的指标", audit, [](auto const& use) { return use.applies == 0; });
    print_ids(printer, "对所有适用企业计分的指标", audit, [](auto const& use) { return use.always(); });
    Table alone{{"指标", "名称", "计分企业", "适用企业", "分值合计", "扣分过半系于此项的企业"}};
    for (auto const& use : audit.indicators)
        if (use.alone > 0)
            alone.add({use.id, use.name, std::to_string(use.fired), std::to_string(use.applies), use.points.text(),
                std::to_string(use.alone)});
    printer.line("\n扣十分以上、过半系于一项指标的：");
    printer.table(alone);
    Table pairs{{"指标", "指标", "同时计分的企业", "相关系数（千分）"}};
    for (auto const& pair : audit.correlations)
        pairs.add({pair.first, pair.second, std::to_string(pair.together), std::to_string(pair.thousandths)});
    printer.line("\n相关最强的指标：");
    printer.table(pairs);
    Table missing{{"记录类别", "没有此类记录的企业", "缺此类记录则等级升高", "缺此类记录则等级降低"}};
    for (auto const& data : audit.missing)
        missing.add({std::string(chinese_of(data.kind)), std::to_string(data.without), std::to_string(data.better),
            std::to_string(data.worse)});
    printer.line("\n数据缺失的影响：");
    printer.table(missing);
    printer.line("没有任何记录的企业 " + std::to_string(audit.no_records) + "，成立日期不明的企业 " +
                 std::to_string(audit.unknown_start));
}

ExitCode run_audit(SchemeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto cut_off = model::CivilDate::on(session.clock().now());
    if (!options.on.empty()) {
        auto const day = model::CivilDate::parse(options.on);
        if (!day) return printer.refuse({Fault::BadInput, day.refusal().reason, "on"});
        cut_off = *day;
    }
    auto const& name = options.scheme.empty() ? session.settings().scheme : options.scheme;
    auto const scheme = usecase::open_scheme(session.actor(), name, session.home());
    if (!scheme) return printer.refuse(scheme.refusal());
    auto const audited = usecase::audit_scheme(session.actor(), *scheme, cut_off, session.archive());
    if (!audited) return printer.refuse(audited.refusal());
    printer.line("评价方案 " + audited->scheme + " 第" + audited->scheme_version + "版，截止日 " +
                 audited->cut_off.text() + "，台账位置 " + std::to_string(audited->ledger_position) + "\n");
    print_audit(printer, audited->audit);
    printer.json(usecase::json_of(*audited));
    return ExitCode::done();
}

} // namespace

void add_scheme_commands(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<SchemeOptions>();
    auto& grade = command_group(root, "grade", "Grades");
    auto& group = command_group(grade, "scheme", "Grading schemes");

    auto& describe = add_command(group, session,
        {"describe", "Prints a scheme as a document for the staff, or its indicators as a spreadsheet.",
            "xindang grade scheme describe general --form csv > indicators.csv"},
        [options, &session] { return run_describe(*options, session); });
    describe.add_option("SCHEME", options->scheme, "a file, or the id of a scheme in conf/schemes (id@version)")
        ->required();
    describe.add_option("--form", options->form, "markdown (else), html or csv")
        ->check(CLI::IsMember({"markdown", "html", "csv"}));

    auto& diff = add_command(group, session,
        {"diff", "Tells what one scheme says otherwise than another, field by field.",
            "xindang grade scheme diff general@2 draft.xml"},
        [options, &session] { return run_diff(*options, session); });
    diff.add_option("BEFORE", options->scheme, "a file, or the id of a scheme")->required();
    diff.add_option("AFTER", options->other, "a file, or the id of a scheme")->required();

    auto& audit = add_command(group, session,
        {"audit", "Tells what a scheme does to all enterprises, and what rests on too little; writes nothing.",
            "xindang grade scheme audit --on 2026-06-30"},
        [options, &session] { return run_audit(*options, session); });
    audit.add_option("--on", options->on, "cut-off day (else today)")->type_name("DATE");
    audit.add_option("--scheme", options->scheme, "a file, or the id of a scheme (else that of conf/xindang.xml)")
        ->type_name("SCHEME");
}

} // namespace xindang::cli
