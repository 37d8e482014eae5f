#pragma once

#include <base/json.h>
#include <law/catalogue.h>
#include <table/sheet.h>
#include <usecase/actor.h>
#include <usecase/feedback/take_feedback.h>

#include <vector>

namespace xindang::usecase {

/// The book for somebody who may see it: any duty but operator.
Outcome<FeedbackBook> feedback_book(
    Actor const& actor, archive::View const& view, archive::ObjectStore const& objects, law::Catalogue const& law);

Json json_of(std::vector<PartnerNumbers> const& numbers, model::CivilDate today);
/// Those of one partner, or (empty) of all.
Json json_of(FeedbackBook const& book, std::string const& partner, model::CivilDate today);
Json json_of(FeedbackReceipt const& receipt);
Json json_of(std::vector<CorrectionCase> const& cases);

/// 联合惩戒月报: numbers of each partner at the end of the month, what was reported in it, and what is overdue.
std::vector<table::Sheet> monthly_feedback_sheets(
    FeedbackBook const& book, law::Catalogue const& law, int year, unsigned month, model::CivilDate today);

/// "2026-03". BadInput at "month".
struct Month {
    int year;
    unsigned month;
};
Outcome<Month> parse_month(std::string const& text);

} // namespace xindang::usecase
