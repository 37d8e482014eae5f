#include <archive/archive.h>
#include <base/files.h>
#include <cli/audit_command.h>
#include <grading/audit_report.h>
#include <usecase/grading/json_schemes.h>
#include <usecase/grading/study_scheme.h>
#include <usecase/office/settings.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct AuditOptions {
    std::string scheme;
    std::string on;
    std::string format = "text";
    std::string output;
};

std::string share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? "-" : std::to_string(part * 100 / whole) + "%";
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
    print_groups(printer, "企业规模", audit.by_size);
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
    Table twice{{"指标", "指标", "记录数"}};
    for (auto const& pair : audit.twice)
        twice.add({pair.first, pair.second, std::to_string(pair.records)});
    printer.line("\n同一记录被两项指标扣分：" + std::string(twice.empty() ? "没有。" : ""));
    if (!twice.empty()) printer.table(twice);
    Table missing{{"记录类别", "没有此类记录的企业", "缺此类记录则等级升高", "缺此类记录则等级降低"}};
    for (auto const& data : audit.missing)
        missing.add({std::string(chinese_of(data.kind)), std::to_string(data.without), std::to_string(data.better),
            std::to_string(data.worse)});
    printer.line("\n数据缺失的影响：");
    printer.table(missing);
    printer.line("没有任何记录的企业 " + std::to_string(audit.no_records) + "，成立日期不明的企业 " +
                 std::to_string(audit.unknown_start));
}

void print_text(Printer& printer, usecase::SchemeAudit const& audited)
{
    printer.line("评价方案 " + audited.scheme.id() + " 第" + audited.scheme.version() + "版，截止日 " +
                 audited.cut_off.text() + "，台账位置 " + std::to_string(audited.ledger_position));
    if (!audited.scheme.in_force_on(audited.cut_off)) printer.line("该版本在截止日不施行，以下为试算。");
    printer.line("");
    print_audit(printer, audited.audit);
}

Outcome<usecase::SchemeAudit> audit(AuditOptions const& options, Session& session)
{
    auto cut_off = model::CivilDate::on(session.clock().now());
    if (!options.on.empty()) {
        auto const day = model::CivilDate::parse(options.on);
        if (!day) return Refusal{Fault::BadInput, day.refusal().reason, "on"};
        cut_off = *day;
    }
    auto const& name = options.scheme.empty() ? session.settings().scheme : options.scheme;
    auto const scheme = usecase::open_scheme(session.actor(), name, session.home(), cut_off);
    if (!scheme) return scheme.refusal();
    return usecase::audit_scheme(session.actor(), *scheme, cut_off, session.archive());
}

ExitCode run_audit(AuditOptions const& options, Session& session)
{
    auto& printer = session.printer();
    if (!options.output.empty() && options.format == "text")
        return printer.refuse({Fault::BadInput, "--output keeps a page or data: say --format html or json", "output"});
    auto const audited = audit(options, session);
    if (!audited) return printer.refuse(audited.refusal());
    auto const json = usecase::json_of(*audited);
    if (options.format == "text") {
        print_text(printer, *audited);
        printer.json(json);
        return ExitCode::done();
    }
    auto const content = options.format == "html" ? grading::to_html(audited->audit,
                                                        {audited->scheme, audited->cut_off, audited->ledger_position})
                                                  : json.text() + "\n";
    if (options.output.empty() || options.output == "-") {
        printer.raw(content);
        return ExitCode::done();
    }
    write_file_atomically(options.output, content);
    printer.line("已写入 " + options.output);
    printer.json(Json::object().set("output", options.output));
    return ExitCode::done();
}

} // namespace

void add_audit_command(CLI::App& group, Session& session)
{
    auto const options = std::make_shared<AuditOptions>();
    auto& command = add_command(group, session,
        {"audit", "Tells what a scheme does to all enterprises, and what rests on too little; writes nothing.",
            "xindang scheme audit --on 2026-06-30 --format html --output audit.html"},
        [options, &session] { return run_audit(*options, session); });
    command.add_option("--on", options->on, "cut-off day (else today)")->type_name("DATE");
    command.add_option("--scheme", options->scheme, "a file, id or id@version (else that of conf/xindang.xml)")
        ->type_name("SCHEME");
    command.add_option("--format", options->format, "text (else), json, or html with plots")
        ->check(CLI::IsMember({"text", "json", "html"}));
    command.add_option("-o,--output", options->output, "file for the page or the data (else standard output)")
        ->type_name("FILE");
}

} // namespace xindang::cli
