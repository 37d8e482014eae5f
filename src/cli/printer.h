#pragma once

#include <base/findings.h>
#include <base/json.h>
#include <base/outcome.h>
#include <cli/exit_codes.h>
#include <cli/table.h>

#include <iosfwd>
#include <string_view>

namespace xindang::cli {

enum class Form { Text, Json };

/// The only way a command speaks: results to standard output as text or (--json) as one JSON value, refusals to
/// standard error. A command says everything twice, line()/table() for people and json() for programs; the printer
/// drops the half that was not asked for.
class Printer {
public:
    Printer(std::ostream& out, std::ostream& err, Form form) : m_out(out), m_err(err), m_form(form) {}

    Form form() const { return m_form; }

    /// A line for people.
    void line(std::string_view text);
    /// Text that already ends its own lines (a generated page, an explanation).
    void block(std::string_view text);
    void table(Table const& table);
    /// A table of severity, rule, place and text; prints nothing when there are none.
    void findings(Findings const& findings);
    /// The whole answer for programs; once per command.
    void json(Json const& value);
    /// Octets as they are, whatever the form (a document or checkpoint sent to standard output).
    void raw(std::string_view octets);

    /// Prints `xindang: WHERE: reason` on standard error (and a JSON object with fault, reason, where on standard
    /// output when JSON was asked for), and answers with the exit code of the fault.
    ExitCode refuse(Refusal const& refusal);

private:
    std::ostream& m_out;
    std::ostream& m_err;
    Form m_form;
};

} // namespace xindang::cli
