#include <base/files.h>
#include <cli/audit_command.h>
#include <cli/commands.h>
#include <law/catalogue.h>
#include <table/workbook.h>
#include <usecase/grading/json_schemes.h>
#include <usecase/grading/load_schemes.h>
#include <usecase/grading/study_scheme.h>
#include <usecase/json_findings.h>

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <tuple>

namespace xindang::cli {

namespace {

struct SchemeOptions {
    std::string scheme;
    std::string other;
    std::string form = "markdown";
    std::string on;
    std::string output;
};

/// --on, else today.
Outcome<model::CivilDate> day_of(SchemeOptions const& options, Session& session)
{
    if (options.on.empty()) return model::CivilDate::on(session.clock().now());
    auto const day = model::CivilDate::parse(options.on);
    if (!day) return Refusal{Fault::BadInput, day.refusal().reason, "on"};
    return *day;
}

Outcome<grading::Scheme> opened(std::string const& name, SchemeOptions const& options, Session& session)
{
    auto const day = day_of(options, session);
    if (!day) return day.refusal();
    return usecase::open_scheme(session.actor(), name, session.home(), *day);
}

Outcome<Bytes> described(grading::Scheme const& scheme, SchemeOptions const& options, Session& session)
{
    if (options.form == "csv") return Bytes(grading::to_csv(scheme));
    if (options.form == "html") return Bytes(grading::to_html(scheme));
    if (options.form == "xlsx")
        return table::to_xlsx(
            {scheme.definition().title, session.actor().login, session.clock().now(), grading::to_sheets(scheme)});
    return Bytes(grading::to_markdown(scheme));
}

ExitCode run_describe(SchemeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const to_file = !options.output.empty() && options.output != "-";
    if (options.form == "xlsx" && options.output.empty())
        return printer.refuse(
            {Fault::BadInput, "a workbook is no text: say --output FILE, or - for standard output", "output"});
    auto const scheme = opened(options.scheme, options, session);
    if (!scheme) return printer.refuse(scheme.refusal());
    auto const content = described(*scheme, options, session);
    if (!content) return printer.refuse(content.refusal());
    auto answer =
        Json::object().set("scheme", scheme->id()).set("version", scheme->version()).set("form", options.form);
    if (to_file) {
        write_file_atomically(options.output, *content);
        printer.line("已写入 " + options.output);
        printer.json(answer.set("output", options.output));
    } else if (options.form == "xlsx") {
        printer.raw(*content);
    } else {
        printer.block(*content);
        printer.json(answer.set("text", *content));
    }
    return ExitCode::done();
}

std::string changed_text(grading::SchemeChange const& change)
{
    return change.field + "：" + (change.before.empty() ? "（无）" : change.before) + " → " +
           (change.after.empty() ? "（无）" : change.after);
}

/// From so many parts on, one change that is made to all of them is told once.
constexpr std::size_t MANY = 5;

using SameChange = std::tuple<std::string, std::string, std::string, std::string>;

SameChange key_of(grading::SchemeChange const& change)
{
    return {change.group, change.field, change.before, change.after};
}

/// Part by part; what is changed in the same way in many parts comes last, once.
void print_changes(Printer& printer, std::vector<grading::SchemeChange> const& changes)
{
    using Kind = grading::SchemeChange::Kind;
    std::map<SameChange, std::vector<std::string>> same;
    for (auto const& change : changes)
        if (change.kind == Kind::Changed) same[key_of(change)].push_back(change.id);
    std::string part;
    for (auto const& change : changes) {
        auto const many = change.kind == Kind::Changed && same.at(key_of(change)).size() >= MANY;
        if (many) continue;
        auto const what =
            std::string(chinese_of(change.kind)) + "　" + change.group + " " + change.id + "　" + change.name;
        if (what != part) printer.line(what);
        part = what;
        if (change.kind == Kind::Changed) printer.line("  " + changed_text(change));
    }
    for (auto const& change : changes) {
        if (change.kind != Kind::Changed) continue;
        auto const found = same.find(key_of(change));
        if (found == same.end() || found->second.size() < MANY) continue;
        std::string ids;
        for (auto const& id : found->second)
            ids += " " + id;
        printer.line("一并修改　" + change.group + "共" + std::to_string(found->second.size()) + "项：" + ids + "\n  " +
                     changed_text(change));
        same.erase(found);
    }
}

ExitCode run_diff(SchemeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const before = opened(options.scheme, options, session);
    if (!before) return printer.refuse(before.refusal());
    auto const after = opened(options.other, options, session);
    if (!after) return printer.refuse(after.refusal());
    auto const changes = grading::compare(*before, *after);
    printer.line(before->id() + " 第" + before->version() + "版 → " + after->id() + " 第" + after->version() + "版：" +
                 (changes.empty() ? "内容相同。" : "共" + std::to_string(changes.size()) + "处不同。"));
    print_changes(printer, changes);
    printer.json(usecase::json_of(changes));
    return ExitCode::done();
}

ExitCode run_lint(SchemeOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const& rules = session.law().publication();
    auto const findings = options.scheme.empty() ? usecase::lint_schemes(session.home(), rules)
                                                 : usecase::lint_scheme(session.home(), options.scheme, rules);
    if (!findings) return printer.refuse(findings.refusal());
    printer.findings(*findings);
    printer.json(Json::object().set("findings", usecase::json_of(*findings)));
    if (findings->has_errors()) return ExitCode::of(Fault::BadInput);
    printer.line("方案可用：没有发现错误。");
    return findings->all().empty() ? ExitCode::done() : ExitCode::done_with_warnings();
}

} // namespace

void add_scheme_commands(CLI::App& root, Session& session)
{
    auto const options = std::make_shared<SchemeOptions>();
    auto& group = command_group(root, "scheme", "Grading schemes: check, describe, compare, study");

    auto& lint = add_command(group, session,
        {"lint", "Tells everything that is wrong with a scheme file, each with its line.",
            "xindang scheme lint conf/schemes/general.xml"},
        [options, &session] { return run_lint(*options, session); });
    lint.add_option("FILE", options->scheme, "one scheme (else all of conf/schemes, and their versions side by side)");

    auto& describe = add_command(group, session,
        {"describe", "Prints a scheme as a document for the staff, or its indicators as a spreadsheet.",
            "xindang scheme describe general --form xlsx --output scheme.xlsx"},
        [options, &session] { return run_describe(*options, session); });
    describe.add_option("SCHEME", options->scheme, "a file, or a scheme in conf/schemes (id, or id@version)")
        ->required();
    describe.add_option("--form", options->form, "markdown (else), html, csv or xlsx")
        ->check(CLI::IsMember({"markdown", "html", "csv", "xlsx"}));
    describe.add_option("-o,--output", options->output, "file to write (else standard output)")->type_name("FILE");
    auto const add_day = [options](CLI::App& command) {
        command
            .add_option("--on", options->on, "an id without version means the one in force on this day (else today)")
            ->type_name("DATE");
    };
    add_day(describe);

    auto& diff = add_command(group, session,
        {"diff", "Tells what one scheme says otherwise than another, field by field.",
            "xindang scheme diff general@2 general@3"},
        [options, &session] { return run_diff(*options, session); });
    diff.add_option("BEFORE", options->scheme, "a file, or a scheme in conf/schemes (id, or id@version)")->required();
    add_day(diff);
    diff.add_option("AFTER", options->other, "a file, or a scheme in conf/schemes (id, or id@version)")->required();

    add_audit_command(group, session);
}

} // namespace xindang::cli
