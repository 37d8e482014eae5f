#pragma once

#include <base/outcome.h>
#include <law/agencies.h>
#include <model/document_number.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// A kind of document: its name, the class word in its number, and the series it counts in. Series begin at 1 each
/// year; kinds may share one.
struct DocumentKind {
    std::string code;       ///< "ban-decision"
    std::string name;       ///< 行政处罚决定书
    std::string class_word; ///< 类别字: 罚; empty for a kind without a number of its own
    std::string series;     ///< "penalty"; empty likewise
};

/// How documents are numbered. Refuses unknown kinds (NotFound) and a number for a kind that has none (BadInput), place
/// "document_kind".
class Numbering {
public:
    explicit Numbering(std::vector<DocumentKind> kinds) : m_kinds(std::move(kinds)) {}

    std::vector<DocumentKind> const& all() const { return m_kinds; }
    Outcome<DocumentKind> find(std::string_view code) const;
    /// 东药监禁〔2026〕12号; the serial comes from whoever counts the series.
    Outcome<model::DocumentNumber> number(
        std::string_view kind, Agency const& agency, int year, std::uint32_t serial) const;
    /// "penalty/2026": what a counter is kept for.
    Outcome<std::string> series(std::string_view kind, int year) const;

private:
    std::vector<DocumentKind> m_kinds;
};

} // namespace xindang::law
