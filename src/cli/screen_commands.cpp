#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/files.h>
#include <cli/commands.h>
#include <cli/export_sheets.h>
#include <cli/list_services.h>
#include <cli/workbook_rows.h>
#include <usecase/list/import_list.h>
#include <usecase/list/list_entries.h>
#include <usecase/screening/desk.h>
#include <usecase/screening/json_screening.h>
#include <usecase/screening/screening_file.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

constexpr std::size_t MOST_OCTETS = std::size_t{256} << 20;
constexpr std::size_t BATCH = 500; ///< between two looks at progress and cancel

struct ScreenOptions {
    std::string file;
    std::string into;
    std::vector<std::string> lists;
    std::vector<std::string> keys; ///< LIST=FILE
    std::string as;
    usecase::TypedSubject subject;
    std::string entry;
    std::string reason;
    std::string until;
    std::int64_t number = 0;
    ExportOptions out;
};

/// The folder whose decisions count: the partner's, or the office's own.
std::filesystem::path folder_of(ScreenOptions const& options, Session& session)
{
    return options.into.empty() ? session.data_folder().root() : std::filesystem::path(options.into);
}

usecase::ListsInForce lists_of(ScreenOptions const& options, Session& session)
{
    auto const lists = [&] {
        if (options.into.empty())
            return usecase::published_lists_in_force(session.archive().view(), session.objects(), options.lists);
        auto const file = usecase::imported_lists(options.into);
        if (!std::filesystem::exists(file))
            throw CannotOpen({Fault::NotFound, "no list was imported into this folder yet", "into"});
        auto store = exchange::ListStore::open(file);
        if (!store) throw CannotOpen(store.refusal());
        return usecase::imported_lists_in_force(*store, options.lists);
    }();
    if (!lists) throw CannotOpen(lists.refusal());
    return *lists;
}

/// The keys a partner was given, or of our own lists any partner's key: we can make them all.
std::vector<usecase::HashKey> keys_of(
    ScreenOptions const& options, usecase::ListsInForce const& lists, Session& session)
{
    std::vector<usecase::HashKey> keys;
    if (options.into.empty()) {
        auto const master = master_key_of(session);
        for (auto const& list : lists.lists)
            if (!list.audience.empty())
                keys.push_back({list.list, usecase::list_partner_key_id(list.audience.front()),
                    usecase::list_partner_key(master, list.list, list.audience.front())});
        return keys;
    }
    for (auto const& option : options.keys) {
        auto const sign = option.find('=');
        auto const list = sign == std::string::npos ? std::string() : option.substr(0, sign);
        if (list.empty() && lists.lists.size() != 1)
            throw CannotOpen({Fault::BadInput, "say which list the key is for: LIST=FILE", "key"});
        if (options.as.empty()) throw CannotOpen({Fault::BadInput, "say whose key it is", "as"});
        auto key = crypto::load_secret(sign == std::string::npos ? option : option.substr(sign + 1));
        if (!key) throw CannotOpen(key.refusal());
        keys.push_back(
            {list.empty() ? lists.lists.front().list : list, usecase::list_partner_key_id(options.as), *key});
    }
    return keys;
}

screening::Rules rules_of(Session& session)
{
    auto rules = screening::Rules::load(session.home() / "conf/screening", session.home() / "xsd/screening.xsd");
    if (!rules) throw CannotOpen(rules.refusal());
    return std::move(rules).value();
}

/// Rules, lists and desk of one command.
struct Counter {
    screening::Rules rules;
    usecase::ScreenDesk desk;

    Counter(ScreenOptions const& options, Session& session)
        : rules(rules_of(session)), desk([&] {
              auto lists = lists_of(options, session);
              auto keys = keys_of(options, lists, session);
              auto const folder = folder_of(options, session);
              auto secret = usecase::screening_secret(folder, session.random());
              if (!secret) throw CannotOpen(secret.refusal());
              return usecase::ScreenDesk(
                  std::move(lists), std::move(keys), rules, usecase::cleared_pairs_file(folder), *secret);
          }())
    {}
};

Outcome<std::vector<usecase::TypedSubject>> subjects_of(ScreenOptions const& options, screening::Rules const& rules)
{
    if (options.file.empty()) return std::vector{options.subject};
    auto const octets = read_file(options.file, MOST_OCTETS);
    if (!octets) return octets.refusal();
    if (!looks_like_workbook(*octets)) return usecase::read_screening_file(*octets, rules);
    auto const rows = workbook_rows(*octets);
    if (!rows) return rows.refusal();
    return usecase::read_screening_rows(*rows, rules);
}

std::string lists_line(usecase::ListInForce const& list, Instant now)
{
    return "名单 " + list.list + " 第" + std::to_string(list.sequence) + "期，" + std::to_string(list.entries) +
           " 条，" + "有效期至 " + list.valid_until.text() + (list.stale_at(now) ? "（已过期，结果不可作为依据）" : "");
}

void print_subject(
    usecase::TypedSubject const& asked, usecase::ScreenedSubject const& answer, Table& table, Printer& printer)
{
    for (auto const& problem : answer.problems)
        printer.line("  " + answer.ref + "：" + problem);
    for (auto const& screened : answer.candidates) {
        auto const& found = screened.candidate;
        std::string against;
        for (auto const& one : found.evidence)
            if (one.points < 0) against += (against.empty() ? "" : "；") + std::string(screening::chinese_of(one.sign));
        table.add({answer.ref, asked.name, screened.open() ? std::string(screening::chinese_of(found.level)) : "已排除",
            std::to_string(found.score), std::string(screening::chinese_of(found.way)), found.subject->entry,
            found.subject->names.empty() ? std::string() : found.subject->names.front().text, against});
    }
}

/// Hits that nobody has decided on, or a list that no longer holds: somebody has to look.
ExitCode exit_code_of(
    std::vector<usecase::ScreenedSubject> const& answers, std::vector<usecase::ListInForce> const& lists, Instant now)
{
    for (auto const& list : lists)
        if (list.stale_at(now)) return ExitCode::done_with_warnings();
    for (auto const& answer : answers)
        for (auto const& screened : answer.candidates)
            if (screened.open()) return ExitCode::done_with_warnings();
    return ExitCode::done();
}

ExitCode screen(ScreenOptions const& options, Session& session)
{
    auto& printer = session.printer();
    Counter const counter(options, session);
    auto const subjects = subjects_of(options, counter.rules);
    if (!subjects) return printer.refuse(subjects.refusal());
    auto const now = session.clock().now();
    std::vector<usecase::ScreenedSubject> answers;
    answers.reserve(subjects->size());
    for (std::size_t at = 0; at < subjects->size(); at += BATCH) {
        auto const end = std::min(at + BATCH, subjects->size());
        std::vector const batch(
            subjects->begin() + static_cast<std::ptrdiff_t>(at), subjects->begin() + static_cast<std::ptrdiff_t>(end));
        auto some = counter.desk.ask(session.actor(), batch, model::CivilDate::on(now));
        if (!some) return printer.refuse(some.refusal());
        std::move(some->begin(), some->end(), std::back_inserter(answers));
        session.progress().at(end, subjects->size(), "筛查");
        if (session.progress().cancelled()) return printer.refuse({Fault::Unavailable, "it was stopped", ""});
    }
    auto const& lists = counter.desk.lists();
    if (is_export(options.out)) {
        auto const code = export_sheets(
            usecase::screening_sheets(*subjects, answers, lists, now), model::CivilDate::on(now), options.out, session);
        return code == ExitCode::done() ? exit_code_of(answers, lists, now) : code;
    }
    for (auto const& list : lists)
        printer.line(lists_line(list, now));
    Table table({"编号", "查询名称", "结论", "得分", "规则", "条目", "名单所列", "相反情况"});
    std::size_t hits = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        print_subject((*subjects)[i], answers[i], table, printer);
        hits += answers[i].candidates.empty() ? 0 : 1;
    }
    if (hits > 0) printer.table(table);
    printer.line("查询 " + std::to_string(answers.size()) + " 个，有候选的 " + std::to_string(hits) + " 个");
    printer.json(usecase::json_of(answers, lists, now));
    return exit_code_of(answers, lists, now);
}

ExitCode clear(ScreenOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const until = model::CivilDate::parse(options.until);
    if (!until) return printer.refuse({Fault::BadInput, until.refusal().reason, "until"});
    Counter const counter(options, session);
    auto const& lists = counter.desk.lists();
    if (lists.size() != 1) return printer.refuse({Fault::BadInput, "say which list the entry is of", "list"});
    auto const pair = counter.desk.clear(session.actor(),
        {options.subject, lists.front().list, options.entry, options.reason, *until}, session.clock().now());
    if (!pair) return printer.refuse(pair.refusal());
    printer.line("第 " + std::to_string(pair->number) + " 号：已记录不是同一主体，至 " + pair->last_day.text() + "；" +
                 "条目变更时自动恢复");
    printer.json(usecase::json_of(*pair));
    return ExitCode::done();
}

ExitCode cleared(ScreenOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const views = usecase::cleared_views(session.actor(), usecase::cleared_pairs_file(folder_of(options, session)),
        lists_of(options, session).subjects, model::CivilDate::on(session.clock().now()));
    if (!views) return printer.refuse(views.refusal());
    Table table({"号", "名单", "条目", "状态", "理由", "决定人", "决定时间", "至"});
    for (auto const& view : *views)
        table.add({std::to_string(view.pair.number), view.pair.list, view.pair.entry,
            view.listed ? std::string(screening::chinese_of(view.clearance)) : "条目已移出", view.pair.reason,
            view.pair.person, view.pair.decided_at.text(), view.pair.last_day.text()});
    printer.table(table);
    printer.json(usecase::json_of(*views));
    return ExitCode::done();
}

ExitCode reopen(ScreenOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const done = usecase::reopen_pair(session.actor(), usecase::cleared_pairs_file(folder_of(options, session)),
        options.number, session.clock().now());
    if (!done) return printer.refuse(done.refusal());
    printer.line("第 " + std::to_string(options.number) + " 号已撤回");
    printer.json(Json::object().set("number", options.number));
    return ExitCode::done();
}

void add_where(CLI::App& command, ScreenOptions& options)
{
    command.add_option("--into", options.into, "data folder of a partner with imported lists (else what we published)")
        ->type_name("DIR");
    command.add_option("--list", options.lists, "this list only; may be given several times")->type_name("ID");
}

void add_subject(CLI::App& command, ScreenOptions& options)
{
    auto& subject = options.subject;
    command.add_option("--key", options.keys, "the partner's key for persons, of one list")->type_name("LIST=FILE");
    command.add_option("--as", options.as, "the partner the keys belong to")->type_name("CODE");
    command.add_option("--name", subject.name, "name of a firm or person, in Chinese or pinyin");
    command.add_option("--credit-code", subject.credit_code, "unified social credit code");
    command.add_option("--registration-no", subject.registration_no, "registration number of before 2015");
    command.add_option("--person-id", subject.person_id, "number of a person, 18 or 15 digits");
    command.add_option("--passport", subject.passport, "number of a passport");
    command.add_option("--birth-year", subject.birth_year, "year or day of birth");
    command.add_option("--region", subject.region, "code of GB/T 2260");
    command.add_option("--type", subject.type, "enterprise or person");
}

void add_clear(CLI::App& group, Session& session)
{
    auto const options = std::make_shared<ScreenOptions>();
    auto& command = add_command(group, session,
        {"clear", "Records that somebody is not the one an entry names, so that screening does not ask again.",
            "xindang list clear BAN-00000033 --name 陆望舒 --birth-year 1990 --reason 身份证号码不同 --until "
            "2027-03-01"},
        [options, &session] { return clear(*options, session); });
    command.add_option("ENTRY", options->entry, "id of the entry")->required();
    add_where(command, *options);
    add_subject(command, *options);
    command.add_option("--reason", options->reason, "why they are not the same")->required();
    command.add_option("--until", options->until, "the last day the decision holds")->required()->type_name("DAY");
}

} // namespace

void add_screen_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "list", "Publishes discipline lists and imports those of others.");
    auto const options = std::make_shared<ScreenOptions>();
    auto& command = add_command(group, session,
        {"screen", "Asks whether people or firms are on discipline lists, by number and by name, and says why.",
            "xindang list screen staff.csv --into /var/lib/partner --form xlsx --out hits.xlsx"},
        [options, &session] { return screen(*options, session); });
    command.add_option("FILE", options->file, "table of people and firms (csv, xlsx); without it the options say who")
        ->type_name("FILE");
    add_where(command, *options);
    add_subject(command, *options);
    add_export_options(command, options->out);
    add_clear(group, session);

    auto const asking = std::make_shared<ScreenOptions>();
    add_where(
        add_command(group, session,
            {"cleared", "Lists the decisions that somebody is not the one listed, and which must be looked at anew.",
                "xindang list cleared --into /var/lib/partner"},
            [asking, &session] { return cleared(*asking, session); }),
        *asking);

    auto const taking_back = std::make_shared<ScreenOptions>();
    auto& reopening = add_command(group, session,
        {"reopen", "Takes back a decision that somebody is not the one listed.",
            "xindang list reopen 3 --into /var/lib/partner"},
        [taking_back, &session] { return reopen(*taking_back, session); });
    reopening.add_option("NUMBER", taking_back->number, "number of the decision")->required();
    reopening.add_option("--into", taking_back->into, "data folder of a partner (else our own)")->type_name("DIR");
}

} // namespace xindang::cli
