#pragma once

#include <boost/test/data/test_case.hpp>

#include <string>
#include <vector>

namespace xindang::test {

/// Every kind of document, each with its example in tests/fixtures/document: a new kind is covered by naming it here.
inline std::vector<std::string> const& document_kinds()
{
    static std::vector<std::string> const kinds{"admonition", "ban-decision", "bulletin", "case-transfer",
        "correction-order", "credit-report", "criminal-transfer", "discipline-report", "grade-notice",
        "inspection-plan", "interview-minutes", "interview-notice", "interview-record", "joint-bulletin",
        "listing-decision", "listing-notice", "objection-reply", "penalty-decision",
        "penalty-decision-summary-procedure", "prior-notice", "public-penalty-notice", "removal-decision",
        "repair-decision", "risk-notice", "service-receipt", "supervised-case-lifting", "supervised-case-notice",
        "suspension-order"};
    return kinds;
}

} // namespace xindang::test
