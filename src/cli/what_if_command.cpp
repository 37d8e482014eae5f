#include <archive/archive.h>
#include <base/files.h>
#include <cli/what_if_command.h>
#include <grading/versions.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/archive/json_views.h>
#include <usecase/grading/load_schemes.h>
#include <usecase/grading/study_scheme.h>
#include <usecase/grading/what_if_page.h>
#include <usecase/office/settings.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct WhatIfOptions {
    std::string code;
    std::vector<std::string> added;
    std::vector<std::uint64_t> without;
    std::string on;
    std::string scheme;
    std::string format = "text";
    std::string output;
};

std::string mark_text(grading::Mark const& mark)
{
    return std::string(model::word_of(mark.grade)) + "（" + mark.score.text() + "分）";
}

Outcome<model::CivilDate> day_of(WhatIfOptions const& options, Session& session)
{
    if (options.on.empty()) return model::CivilDate::on(session.clock().now());
    auto const day = model::CivilDate::parse(options.on);
    if (!day) return Refusal{Fault::BadInput, day.refusal().reason, "on"};
    return *day;
}

Outcome<grading::Scheme> scheme_in_use(Session& session, model::CivilDate day)
{
    auto const schemes = usecase::load_schemes(session.home());
    if (!schemes) return schemes.refusal();
    return grading::choose_scheme(*schemes, session.settings().scheme, day);
}

Outcome<usecase::WhatIfReceipt> one_firm(WhatIfOptions const& options, Session& session)
{
    auto const day = day_of(options, session);
    if (!day) return day.refusal();
    auto const enterprise = usecase::find_enterprise(session.archive().view(), options.code);
    if (!enterprise) return enterprise.refusal();
    usecase::WhatIf request{*enterprise, *day, {}, {}};
    for (auto const& text : options.added) {
        auto record = usecase::SupposedRecord::parse(text);
        if (!record) return record.refusal();
        request.added.push_back(std::move(record).value());
    }
    for (auto const number : options.without)
        request.without.emplace_back(number);
    auto const scheme = scheme_in_use(session, *day);
    if (!scheme) return scheme.refusal();
    return usecase::what_if(session.actor(), request, *scheme, session.archive());
}

ExitCode run_one_firm(WhatIfOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const receipt = one_firm(options, session);
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line(receipt->head.name + "　截止日 " + receipt->before.cut_off.text() + "　试算，不记入台账");
    printer.line("现在 " + mark_text(receipt->before.mark()) + "，届时 " + mark_text(receipt->after.mark()));
    Table shifts{{"指标", "名称", "现在", "届时"}};
    for (auto const& shift : receipt->shifts)
        shifts.add({shift.id, shift.name, shift.before.text(), shift.after.text()});
    if (!shifts.empty()) printer.table(shifts);
    for (auto const& limit : receipt->limits)
        printer.line(std::string(limit.change == usecase::LimitShift::Change::Begins ? "新适用" : "不再适用") +
                     "等级限制：[" + limit.id + "] " + limit.name);
    if (shifts.empty() && receipt->limits.empty()) printer.line("没有指标变化。");
    printer.json(usecase::json_of(*receipt));
    return ExitCode::done();
}

Outcome<usecase::SchemeWhatIfReceipt> whole_scheme(WhatIfOptions const& options, Session& session)
{
    auto const day = day_of(options, session);
    if (!day) return day.refusal();
    auto const proposed = usecase::open_scheme(session.actor(), options.scheme, session.home(), *day);
    if (!proposed) return proposed.refusal();
    auto const scheme = scheme_in_use(session, *day);
    if (!scheme) return scheme.refusal();
    return usecase::what_if_scheme(session.actor(), *day, *scheme, *proposed, session.archive(), session.progress());
}

void print_moves(usecase::SchemeWhatIfReceipt const& receipt, Printer& printer)
{
    std::vector<std::string> const words{"A", "B", "C", "D"};
    Table moves{{"现等级＼新等级", "A", "B", "C", "D"}};
    for (std::size_t from = 0; from < words.size(); ++from) {
        std::vector<std::string> row{words[from]};
        for (auto const count : receipt.moves[from])
            row.push_back(std::to_string(count));
        moves.add(row);
    }
    printer.table(moves);
}

ExitCode run_whole_scheme(WhatIfOptions const& options, Session& session)
{
    auto& printer = session.printer();
    auto const receipt = whole_scheme(options, session);
    if (!receipt) return printer.refuse(receipt.refusal());
    if (options.format == "html") {
        auto const page = usecase::to_html(*receipt);
        if (options.output.empty()) {
            printer.raw(page);
            return ExitCode::done();
        }
        write_file_atomically(options.output, page);
        printer.line("已写入 " + options.output);
        printer.json(Json::object().set("output", options.output));
        return ExitCode::done();
    }
    printer.line("现用方案 " + receipt->scheme + " 第" + receipt->scheme_version + "版；试算方案 " + receipt->proposed +
                 " 第" + receipt->proposed_version + "版；截止日 " + receipt->cut_off.text());
    printer.line("企业 " + std::to_string(receipt->enterprises) + " 家，等级变化 " +
                 std::to_string(receipt->moved.size()) + " 家；试算，不记入台账");
    print_moves(*receipt, printer);
    Table moved{{"企业", "现在", "届时"}};
    for (auto const& one : receipt->moved)
        moved.add({one.name, mark_text(one.before), mark_text(one.after)});
    if (!moved.empty()) printer.table(moved);
    Table movers{{"指标", "名称", "促成变化的企业", "合计分值"}};
    for (auto const& mover : receipt->movers)
        movers.add({mover.id, mover.name, std::to_string(mover.firms), mover.total.text()});
    if (!movers.empty()) printer.table(movers);
    printer.json(usecase::json_of(*receipt));
    return ExitCode::done();
}

ExitCode run(WhatIfOptions const& options, Session& session)
{
    auto const supposes = !options.added.empty() || !options.without.empty();
    if (options.code.empty() == options.scheme.empty())
        return session.printer().refuse(
            {Fault::BadInput, "name one enterprise by CODE, or a scheme with --scheme", "what-if"});
    if (options.code.empty() == supposes)
        return session.printer().refuse({Fault::BadInput,
            "--add-record and --without go with one enterprise, which needs at least one of them", "what-if"});
    if (options.format == "html" && options.scheme.empty())
        return session.printer().refuse(
            {Fault::BadInput, "--format html is of a whole scheme: say --scheme", "format"});
    if (!options.output.empty() && options.format == "text")
        return session.printer().refuse({Fault::BadInput, "--output keeps a page: say --format html", "output"});
    return options.code.empty() ? run_whole_scheme(options, session) : run_one_firm(options, session);
}

} // namespace

void add_what_if_command(CLI::App& grade, Session& session)
{
    auto const options = std::make_shared<WhatIfOptions>();
    auto& command = add_command(grade, session,
        {"what-if", "Tells what grades would be with other records or by another scheme, and changes nothing.",
            "xindang grade what-if 91359902DY0000017F --add-record "
            "kind=penalty,field=drug,gravity=serious,result=罚款,amount=50000"},
        [options, &session] { return run(*options, session); });
    command.add_option("CODE", options->code, "credit code of one enterprise");
    command
        .add_option("--add-record", options->added,
            "a record to suppose: kind=…, and field on until gravity amount result article number (may be repeated)")
        ->type_name("NAME=VALUE,…")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.add_option("--without", options->without, "a ledger entry to take for absent (may be repeated)")
        ->type_name("SEQ")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.add_option("--scheme", options->scheme, "a file, id or id@version of a scheme to grade everybody by")
        ->type_name("SCHEME");
    command.add_option("--on", options->on, "cut-off day, which may lie ahead (else today)")->type_name("DATE");
    command.add_option("--format", options->format, "text (else), or html of a whole scheme")
        ->check(CLI::IsMember({"text", "html"}));
    command.add_option("-o,--output", options->output, "file for the page (else standard output)")->type_name("FILE");
}

} // namespace xindang::cli
