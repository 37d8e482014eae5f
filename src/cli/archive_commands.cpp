#include <cli/commands.h>
#include <usecase/archive/archive_views.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct ShowOptions {
    std::string number;
    std::string day;
    std::uint64_t at = 0;
};

struct FindOptions {
    std::string text;
    std::size_t limit = 20;
};

std::string text_of(std::optional<model::CivilDate> const& day)
{
    return day ? day->text() : std::string();
}

std::string period_of(model::Period const& period)
{
    if (!period.from && !period.to) return {};
    return text_of(period.from) + "—" + text_of(period.to);
}

void print_subject(model::Subject const& subject, Printer& printer)
{
    printer.line(std::string(model::chinese_of(subject.id.kind())) + " " + subject.id.text() + "  " +
                 (subject.erased ? "（个人信息已删除）" : subject.current_name()));
    Table table({"项目", "内容", "起止"});
    if (subject.names.size() > 1)
        for (auto const& name : subject.names)
            table.add({"名称", name.text, period_of(name.period)});
    for (auto const& dated : subject.identifiers)
        table.add({std::string(model::chinese_of(dated.identifier.scheme)), usecase::shown(dated.identifier),
            period_of(dated.period)});
    for (auto const& [name, value] : subject.attributes.all())
        table.add({name, value, ""});
    if (!table.empty()) printer.table(table);
}

void print_roles(usecase::ArchiveFile const& file, Printer& printer)
{
    if (file.roles.empty()) return;
    printer.line("\n关系");
    Table table({"关系", "方向", "对方", "名称", "岗位", "起止"});
    for (auto const& role : file.roles)
        table.add(
            {std::string(model::chinese_of(role.held.role.kind)), role.held.role.from == file.subject.id ? "→" : "←",
                role.other.text(), role.other_name, role.held.role.post, period_of(role.held.role.period)});
    printer.table(table);
}

void print_records(usecase::ArchiveFile const& file, Printer& printer)
{
    if (file.records.empty()) return;
    printer.line("\n信用记录");
    Table table({"台账号", "日期", "类别", "领域", "情节", "结果", "金额", "文号", "机关", "摘要"});
    for (auto const& record : file.records)
        table.add({std::to_string(record.entry.value()), record.occurred_on.text(),
            std::string(model::chinese_of(record.kind)), std::string(model::chinese_of(record.field)),
            record.gravity == model::Gravity::None ? std::string() : std::string(model::chinese_of(record.gravity)),
            record.result, record.amount.fen() == 0 ? std::string() : record.amount.text(), record.number,
            record.authority, record.summary});
    printer.table(table);
}

void print_issued(usecase::ArchiveFile const& file, Printer& printer)
{
    if (!file.grades.empty()) {
        printer.line("\n信用等级");
        Table table({"台账号", "日期", "等级", "得分", "方案"});
        for (auto const& grade : file.grades)
            table.add({std::to_string(grade.number.value()), grade.occurred_on.text(), grade.body.get("grade"),
                grade.body.get("score"), grade.body.get("scheme")});
        printer.table(table);
    }
    if (!file.documents.empty()) {
        printer.line("\n文书");
        Table table({"台账号", "日期", "文号", "标题", ""});
        for (auto const& document : file.documents)
            table.add({std::to_string(document.entry.value()), document.dated.text(), document.number, document.title,
                document.revoked_by ? "已撤销" : ""});
        printer.table(table);
    }
    if (!file.notices.empty()) {
        printer.line("\n公示");
        Table table({"编号", "公示日期", "截止", "文号", ""});
        for (auto const& notice : file.notices)
            table.add({notice.id, notice.published_on.text(), notice.last_day ? notice.last_day->text() : "长期",
                notice.document,
                notice.withdrawn_by ? "已撤下"
                : notice.expired_by ? "已到期"
                                    : ""});
        printer.table(table);
    }
}

ExitCode show(ShowOptions const& options, Session& session)
{
    auto& printer = session.printer();
    usecase::ShowArchive request{options.number, {}};
    if (!options.day.empty()) {
        auto const day = model::CivilDate::parse(options.day);
        if (!day) return printer.refuse({day.refusal().fault, day.refusal().reason, "as-of"});
        request.as_of.day = *day;
    }
    if (options.at != 0) request.as_of.upto = model::EntryNumber(options.at);
    auto const file = usecase::show_archive(session.actor(), request, session.archive());
    if (!file) return printer.refuse(file.refusal());
    print_subject(file->subject, printer);
    print_roles(*file, printer);
    print_records(*file, printer);
    print_issued(*file, printer);
    printer.json(usecase::json_of(*file));
    return ExitCode::done();
}

ExitCode find(FindOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const found = usecase::find_subject(session.actor(), {options.text, options.limit, {}}, session.archive());
    if (!found) return printer.refuse(found.refusal());
    Table table({"编号", "类别", "名称", "标识", "匹配"});
    for (auto const& [subject, matched] : *found) {
        auto const& identifiers = subject.identifiers;
        table.add({subject.id.text(), std::string(model::chinese_of(subject.id.kind())), subject.current_name(),
            identifiers.empty() ? std::string() : usecase::shown(identifiers.front().identifier), matched});
    }
    if (!table.empty()) printer.table(table);
    printer.line(std::to_string(found->size()) + " found");
    printer.json(usecase::json_of(*found));
    return ExitCode::done();
}

} // namespace

void add_archive_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "archive", "Credit archives of enterprises, persons, products and businesses");
    auto const show_options = std::make_shared<ShowOptions>();
    auto& shower = add_command(group, session,
        {"show", "Prints the whole archive of a subject.",
            "xindang archive show 91350100M000100Y43 --as-of 2025-12-31"},
        [show_options, &session] { return show(*show_options, session); });
    shower.add_option("CODE", show_options->number, "credit code, person's number, approval number or our own (E12)")
        ->required();
    shower.add_option("--as-of", show_options->day, "facts that had happened by that day")->type_name("DATE");
    shower.add_option("--at", show_options->at, "facts known when the ledger had that many entries")
        ->type_name("NUMBER");

    auto const find_options = std::make_shared<FindOptions>();
    auto& finder = add_command(group, session,
        {"find", "Finds subjects by any name, former name, number, pinyin or initials.", "xindang archive find xczy"},
        [find_options, &session] { return find(*find_options, session); });
    finder.add_option("TEXT", find_options->text, "what to look for")->required();
    finder.add_option("--limit", find_options->limit, "at most so many")->type_name("NUMBER");
}

} // namespace xindang::cli
