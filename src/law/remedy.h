#pragma once

#include <base/outcome.h>
#include <law/agencies.h>
#include <law/citation.h>
#include <law/deadlines.h>
#include <law/publication.h>

#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// What the remedy clause of a decision must say, computed from the agency, the procedure and the day.
struct RemedyFacts {
    std::string review_body; ///< 行政复议机关
    int review_days;
    std::string court;
    int suit_months;
    int suit_days_after_review;
    enum class Order {
        Either,      ///< 复议 or 诉讼, as the party likes
        ReviewFirst, ///< 复议前置: no suit without a review before it
    } order;
    std::string review_citation;
    std::string suit_citation;
    std::string order_citation;         ///< empty unless ReviewFirst
    std::string no_suspension_citation; ///< 复议、诉讼期间处罚不停止执行
    std::string text;                   ///< the whole clause, in Chinese
};

/// Builds the clause out of remedies.xml. Refuses (NotFound, place "remedy") a day for which no route is loaded.
class Remedies {
public:
    struct Route {
        Procedure procedure;
        RemedyFacts::Order order;
        int review_days;
        int suit_months;
        int suit_days_after_review;
        std::string review_citation;
        std::string suit_citation;
        std::string order_citation;
        std::string no_suspension_citation;
        std::string wording; ///< with {review_body} {review_days} {court} {suit_months} {suit_days_after_review}
        model::Period period;
    };
    explicit Remedies(std::vector<Route> routes) : m_routes(std::move(routes)) {}

    Outcome<RemedyFacts> clause(Agency const& agency, Procedure procedure, model::CivilDate decided_on) const;

private:
    std::vector<Route> m_routes;
};

} // namespace xindang::law
