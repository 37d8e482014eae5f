#pragma once

#include <base/outcome.h>

#include <string>
#include <vector>

namespace xindang {

enum class Severity { Note, Warning, Error };

/// The stable English word for a severity ("warning").
char const* name_of(Severity severity);

/// One thing a check found.
struct Finding {
    Severity severity;
    std::string rule;  ///< stable code of the rule, e.g. "E-DIGEST", "uscc-check"
    std::string where; ///< row and column, XPath, file and line
    std::string text;  ///< one sentence
};

/// Everything a check found, in the order it was found. A check that returns findings does not stop at the first.
class Findings {
public:
    void add(Severity severity, std::string rule, std::string where, std::string text);
    void append(Findings other);

    std::vector<Finding> const& all() const { return m_all; }
    bool has_errors() const;
    std::size_t count(Severity severity) const;
    /// The first error as a refusal, naming how many more there are. There must be an error.
    Refusal first_error(Fault fault) const;

private:
    std::vector<Finding> m_all;
};

} // namespace xindang
