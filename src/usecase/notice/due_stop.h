#pragma once

#include <law/catalogue.h>

#include <string>

/// By when a publication that ends early must have ended. Private to the notice and document use cases.
namespace xindang::usecase {

/// Code in conf/law/deadlines.xml for a decision that was changed, annulled or found unlawful.
constexpr char const* WITHDRAWAL_DEADLINE = "publication-withdrawal";

struct DueStop {
    model::CivilDate day;
    std::string basis;
    bool provisional; ///< the holidays of a year in between are not announced yet
    bool late;
};

/// NotFound as the catalogue says for a deadline it does not have on that day.
Outcome<DueStop> due_stop(
    std::string const& deadline, model::CivilDate event, model::CivilDate today, law::Catalogue const& law);

} // namespace xindang::usecase
