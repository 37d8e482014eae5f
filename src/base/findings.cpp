#include <base/findings.h>

#include <algorithm>
#include <stdexcept>

namespace xindang {

char const* name_of(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return "note";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        return "error";
    }
    return "unknown";
}

void Findings::add(Severity severity, std::string rule, std::string where, std::string text)
{
    m_all.push_back({severity, std::move(rule), std::move(where), std::move(text)});
}

void Findings::append(Findings other)
{
    std::move(other.m_all.begin(), other.m_all.end(), std::back_inserter(m_all));
}

bool Findings::has_errors() const
{
    return count(Severity::Error) > 0;
}

std::size_t Findings::count(Severity severity) const
{
    return static_cast<std::size_t>(std::count_if(
        m_all.begin(), m_all.end(), [severity](Finding const& finding) { return finding.severity == severity; }));
}

Refusal Findings::first_error(Fault fault) const
{
    auto const first = std::find_if(
        m_all.begin(), m_all.end(), [](Finding const& finding) { return finding.severity == Severity::Error; });
    if (first == m_all.end()) throw std::logic_error("first_error() asked of findings without an error");
    auto reason = first->rule.empty() ? first->text : first->rule + ": " + first->text;
    if (auto const errors = count(Severity::Error); errors > 1)
        reason += " (and " + std::to_string(errors - 1) + " more)";
    return {fault, std::move(reason), first->where};
}

} // namespace xindang
