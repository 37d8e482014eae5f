#include <cli/export_sheets.h>

#include <base/files.h>
#include <law/catalogue.h>
#include <table/csv_writer.h>
#include <table/workbook.h>

#include <CLI/CLI.hpp>

namespace xindang::cli {

namespace {

constexpr std::int64_t SECONDS_A_DAY = 86400;
constexpr std::int64_t SHANGHAI = 8 * 3600;

Instant begin_of(model::CivilDate day)
{
    return Instant{day.days_since_epoch() * SECONDS_A_DAY - SHANGHAI};
}

} // namespace

void add_export_options(CLI::App& command, ExportOptions& options)
{
    command.add_option("--form", options.form, "text (else), csv, or xlsx for a spreadsheet")
        ->check(CLI::IsMember({"text", "csv", "xlsx"}));
    command.add_option("--out", options.out, "file for csv or xlsx (else standard output)")->type_name("FILE");
}

bool is_export(ExportOptions const& options)
{
    return options.form != "text";
}

ExitCode export_sheets(
    std::vector<table::Sheet> sheets, model::CivilDate day, ExportOptions const& options, Session& session)
{
    auto& printer = session.printer();
    Bytes file;
    if (options.form == "csv") {
        file = table::to_csv(sheets.front());
    } else {
        auto const title = sheets.front().name;
        auto made = table::to_xlsx({title, session.law().agencies().own().name, begin_of(day), std::move(sheets)});
        if (!made) return printer.refuse(made.refusal());
        file = std::move(made).value();
    }
    if (options.out.empty()) {
        printer.raw(file);
        return ExitCode::done();
    }
    write_file_atomically(options.out, file);
    printer.line("saved " + options.out);
    printer.json(Json::object().set("file", options.out).set("form", options.form));
    return ExitCode::done();
}

} // namespace xindang::cli
