#include <cli/batch_command.h>

#include <base/files.h>
#include <cli/batch_rows.h>
#include <cli/commands.h>
#include <table/csv_writer.h>
#include <usecase/document/issue_batch.h>

#include <CLI/CLI.hpp>

#include <fstream>
#include <memory>

namespace xindang::cli {

namespace {

using State = usecase::BatchRow::State;

// More refusals than anybody reads; the report has them all.
constexpr std::size_t MOST_SHOWN = 100;

struct BatchOptions {
    std::string kind;
    std::string source;
    std::string pattern;
    std::string drafter;
    std::string name;
    std::string report;
    bool accept_good = false;
};

Outcome<std::unique_ptr<usecase::BatchRows>> rows_of(BatchOptions const& options)
{
    if (std::filesystem::is_directory(options.source)) return FolderRows::open(options.source);
    if (options.pattern.empty())
        return Refusal{
            Fault::BadInput, "the rows of a table are filled into a pattern of facts: name one", "--pattern"};
    return TableRows::open(options.source, options.pattern);
}

/// Rows as they become durable: a line each in the report, the refused ones on the screen too.
class Report {
public:
    Report(std::string const& file, Printer& printer) : m_printer(printer), m_refused(Json::array())
    {
        if (file.empty()) return;
        m_file.open(file, std::ios::binary | std::ios::trunc);
        if (!m_file) throw std::runtime_error("the report " + file + " cannot be written");
        m_file << "\xEF\xBB\xBF"
               << table::csv_row(cells("row", "state", "number", "digest", "warnings", "refusal", "at"));
    }

    void add(usecase::BatchRow const& row)
    {
        auto const reason = row.refusal ? row.refusal->reason : "", where = row.refusal ? row.refusal->where : "";
        if (m_file.is_open())
            m_file << table::csv_row(cells(row.place, std::string(word_of(row.state)), row.number, row.digest,
                          row.warnings == 0 ? "" : std::to_string(row.warnings), reason, where))
                   << std::flush;
        if (row.state != State::Refused || m_shown == MOST_SHOWN) return;
        ++m_shown;
        m_printer.line("refused " + row.place + ": " + reason + " (" + where + ")");
        m_refused.push(Json::object().set("row", row.place).set("reason", reason).set("where", where));
    }

    Json refused() { return std::move(m_refused); }

private:
    template <class... Texts> static std::vector<table::Cell> cells(Texts const&... texts)
    {
        return {table::Cell{texts}...};
    }

    Printer& m_printer;
    std::ofstream m_file;
    std::size_t m_shown = 0;
    Json m_refused;
};

ExitCode exit_code_of(usecase::BatchReceipt const& receipt)
{
    if (!receipt.complete) return ExitCode::of(Fault::BadInput);
    return receipt.refused + receipt.warnings > 0 ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode batch(BatchOptions const& options, Session& session)
{
    using OnRefusal = usecase::IssueBatch::OnRefusal;
    auto& printer = session.printer();
    auto const rows = rows_of(options);
    if (!rows) return printer.refuse(rows.refusal());
    auto const clauses =
        usecase::Clauses::load(session.home() / "conf/clauses.xml", session.home() / "xsd/clauses.xsd");
    if (!clauses) return printer.refuse(clauses.refusal());
    auto const drafter = session.user(options.drafter, "--drafter");
    auto const path = std::filesystem::path(options.source).lexically_normal();
    auto const name = !options.name.empty() ? options.name
                      : path.has_filename() ? path.filename().string()
                                            : path.parent_path().filename().string();
    usecase::DocumentServices const services{session.archive(), session.objects(), session.law(), session.press(),
        *clauses, session.document_signer(), session.clock(),
        usecase::check_marks(session.settings(), session.data_folder(), session.random())};
    Report report(options.report, printer);
    auto const receipt = usecase::issue_batch(session.actor(), drafter,
        {name, options.kind, options.accept_good ? OnRefusal::Rest : OnRefusal::Nothing}, **rows, services,
        session.progress(), [&](usecase::BatchRow const& row) { report.add(row); });
    if (!receipt) return printer.refuse(receipt.refusal());
    printer.line(std::to_string(receipt->rows) + " rows: " + std::to_string(receipt->issued) + " issued, " +
                 std::to_string(receipt->before) + " issued before, " + std::to_string(receipt->refused) + " refused" +
                 (receipt->complete ? "" : "; not complete"));
    printer.json(Json::object()
                     .set("batch", name)
                     .set("rows", receipt->rows)
                     .set("issued", receipt->issued)
                     .set("before", receipt->before)
                     .set("refused", receipt->refused)
                     .set("warnings", receipt->warnings)
                     .set("complete", receipt->complete)
                     .set("refusals", report.refused()));
    return exit_code_of(*receipt);
}

} // namespace

void add_batch_command(CLI::App& group, Session& session)
{
    auto const options = std::make_shared<BatchOptions>();
    auto& command = add_command(group, session,
        {"batch", "Issues a document for each row of a table, or each facts file of a folder; called again it goes on.",
            "xindang --user wei document batch service-receipt receipts.csv --pattern receipt.xml --drafter lin"},
        [options, &session] { return batch(*options, session); });
    command.add_option("KIND", options->kind, "kind of document, as conf/law/numbering.xml names it")->required();
    command.add_option("SOURCE", options->source, "a folder of facts files, or a table (CSV) with --pattern")
        ->check(CLI::ExistingPath)
        ->required();
    command.add_option("--pattern", options->pattern, "facts with {column} where a row's value stands")
        ->type_name("FILE");
    command.add_option("--drafter", options->drafter, "who drafted them; never the approver")
        ->type_name("LOGIN")
        ->required();
    command.add_option("--name", options->name, "what the batch is called, by which it is gone on with (else SOURCE)")
        ->type_name("NAME");
    command.add_option("--report", options->report, "a CSV with what became of each row")->type_name("FILE");
    command.add_flag("--accept-good", options->accept_good, "issue the good rows although others are refused");
}

} // namespace xindang::cli
