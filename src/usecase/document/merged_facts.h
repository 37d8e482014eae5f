#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <map>
#include <string>

namespace xindang::usecase {

/// A pattern of facts with the values of one row in it: "{名称}" in its text or attributes becomes the value of the
/// column 名称, as text and never as markup; "{{" is a brace. Refuses (BadInput at "pattern:LINE") a name that is no
/// column, a brace that is never closed, and a pattern that is no XML.
class FactsPattern {
public:
    static Outcome<FactsPattern> parse(Bytes text);
    Outcome<Bytes> with(std::map<std::string, std::string> const& columns) const;

private:
    explicit FactsPattern(Bytes text) : m_text(std::move(text)) {}
    Bytes m_text;
};

} // namespace xindang::usecase
