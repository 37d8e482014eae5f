#pragma once

#include <boost/test/data/test_case.hpp>

#include <string>
#include <vector>

namespace xindang::test {

/// Every kind of document, each with its example in tests/fixtures/document: a new kind is covered by naming it here.
inline std::vector<std::string> const& document_kinds()
{
    static std::vector<std::string> const kinds{"admonition", "ban-decision", "case-transfer", "correction-order",
        "credit-report", "grade-notice", "interview-notice", "interview-record", "objection-reply", "prior-notice",
        "public-penalty-notice", "removal-decision", "repair-decision", "risk-notice"};
    return kinds;
}

} // namespace xindang::test
