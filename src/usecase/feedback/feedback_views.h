#pragma once

#include <base/json.h>
#include <law/catalogue.h>
#include <usecase/actor.h>
#include <usecase/feedback/take_feedback.h>

#include <vector>

namespace xindang::usecase {

/// The book for somebody who may see it: any duty but operator.
Outcome<FeedbackBook> feedback_book(
    Actor const& actor, archive::View const& view, archive::ObjectStore const& objects, law::Catalogue const& law);

/// Those of one partner, or (empty) of all; other than the book itself, for partners too: nothing in them is about a
/// person.
Outcome<std::vector<CorrectionCase>> correction_cases(Actor const& actor, archive::View const& view,
    archive::ObjectStore const& objects, law::Catalogue const& law, std::string const& partner);

/// As catalogues call them; the code itself when they do not know it.
std::string partner_name(law::Catalogue const& law, std::string const& code);
std::string measure_name(law::Catalogue const& law, std::string const& code, model::CivilDate day);
/// 待核, 已更正待发布 …
std::string chinese_of(CorrectionCase const& one);

Json json_of(std::vector<PartnerNumbers> const& numbers, model::CivilDate today);
/// Those of one partner, or (empty) of all.
Json json_of(FeedbackBook const& book, std::string const& partner, model::CivilDate today);
/// An array.
Json json_of(std::vector<Obligation> const& obligations, model::CivilDate today);
Json json_of(FeedbackReceipt const& receipt);
Json json_of(std::vector<CorrectionCase> const& cases);

} // namespace xindang::usecase
