#include <cli/printer.h>

#include <ostream>

namespace xindang::cli {

void Printer::line(std::string_view text)
{
    if (m_form == Form::Text) m_out << text << '\n';
}

void Printer::block(std::string_view text)
{
    if (m_form == Form::Text) m_out << text;
}

void Printer::table(Table const& table)
{
    block(table.text());
}

void Printer::findings(Findings const& findings)
{
    if (findings.all().empty()) return;
    Table rows{{"SEVERITY", "RULE", "WHERE", "FINDING"}};
    for (auto const& finding : findings.all())
        rows.add({name_of(finding.severity), finding.rule, finding.where, finding.text});
    table(rows);
}

void Printer::json(Json const& value)
{
    if (m_form == Form::Json) m_out << value.indented_text() << '\n';
}

void Printer::raw(std::string_view octets)
{
    m_out.write(octets.data(), static_cast<std::streamsize>(octets.size()));
}

ExitCode Printer::refuse(Refusal const& refusal)
{
    m_err << "xindang: " << (refusal.where.empty() ? "" : refusal.where + ": ") << refusal.reason << '\n';
    json(Json::object().set("fault", name_of(refusal.fault)).set("reason", refusal.reason).set("where", refusal.where));
    return ExitCode::of(refusal.fault);
}

} // namespace xindang::cli
