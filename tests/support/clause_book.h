#pragma once

#include <document/conformance.h>
#include <document/conformance_report.h>

#include <support/outcome.h>

#include <filesystem>
#include <string>

/// The clauses this program ships, and what a report says of a document in one string.
namespace xindang::test {

inline document::ClauseBook const& clause_book()
{
    std::filesystem::path const home = XD_SOURCE_DIR;
    static auto const loaded =
        must(document::ClauseBook::load(home / "conf/layout/gongwen-clauses.xml", home / "xsd/gongwen-clauses.xsd"));
    return loaded;
}

/// A line a deviation; nothing for a document that conforms.
inline std::string deviations(document::ConformanceReport const& report)
{
    std::string all;
    for (auto const& result : report.results)
        for (auto const& one : result.deviations)
            all += result.clause.id + ": " + document::quantity(one.value, result.clause.unit) + " instead of " +
                   document::demanded(result.clause) + ", " + document::place_of(one) + "\n";
    return all;
}

} // namespace xindang::test
