#pragma once

#include <cli/session.h>
#include <table/sheet.h>

namespace CLI {
class App;
}

namespace xindang::cli {

/// In which form a command gives its tables, and where to.
struct ExportOptions {
    std::string form = "text";
    std::string out; ///< empty: standard output
};

/// Adds --form and --out to a command.
void add_export_options(CLI::App& command, ExportOptions& options);

/// Whether the tables are asked for as a file for a spreadsheet, and not as an answer for the terminal.
bool is_export(ExportOptions const& options);

/// Writes the tables as an xlsx file (all of them) or as comma-separated text (the first one). The file bears the day
/// it speaks of as its date of creation, so that the same tables give the same octets. Refuses what a spreadsheet will
/// not take.
ExitCode export_sheets(
    std::vector<table::Sheet> sheets, model::CivilDate day, ExportOptions const& options, Session& session);

} // namespace xindang::cli
