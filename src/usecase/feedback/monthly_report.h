#pragma once

#include <archive/archive.h>
#include <base/json.h>
#include <law/catalogue.h>
#include <table/sheet.h>
#include <usecase/actor.h>
#include <usecase/feedback/feedback_book.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// A month of the civil calendar.
class Month {
public:
    /// "2026-03". BadInput at "month".
    static Outcome<Month> parse(std::string const& text);

    std::string text() const { return m_first.text().substr(0, 7); }
    model::CivilDate first() const { return m_first; }
    model::CivilDate last() const { return m_first.plus_months(1).plus_days(-1); }

private:
    explicit Month(model::CivilDate first) : m_first(first) {}
    model::CivilDate m_first;
};

/// What is counted in one month of one partner's work on one list.
struct MonthlyNumbers {
    std::uint64_t entries = 0;  ///< in force at the end that ask something of the partner
    std::uint64_t added = 0;    ///< of them, those not in force at the beginning
    std::uint64_t removed = 0;  ///< in force at the beginning and not at the end
    std::uint64_t asked = 0;    ///< measures in force at the end that ask for an answer
    std::uint64_t applied = 0;  ///< measures in force at the end that were taken, wholly or partly
    std::uint64_t reported = 0; ///< measures last reported in the month
    std::uint64_t outstanding = 0;
    std::uint64_t overdue = 0;
    std::uint64_t to_lift = 0;
    std::uint64_t lift_overdue = 0;
    std::uint64_t lifted = 0; ///< or undone, in the month
    std::uint64_t cases_opened = 0;
    std::uint64_t cases_open = 0;

    MonthlyNumbers& operator+=(MonthlyNumbers const& other);
};

/// A number of MonthlyNumbers and what it is called, in the order every form of the report has them.
struct MonthlyNumber {
    char const* word;    ///< "applied"
    char const* heading; ///< 已采取措施
    std::uint64_t MonthlyNumbers::*value;
};
std::vector<MonthlyNumber> const& monthly_numbers();

struct MonthlyRow {
    std::string list;
    std::string partner;
    MonthlyNumbers numbers;
};

/// 联合惩戒月报. One value, from which table, JSON and official document are made, so that they say the same.
struct MonthlyReport {
    Month month;
    model::CivilDate day;         ///< the month's last, or today while it lasts
    std::uint64_t upto;           ///< last ledger entry it rests on; 0: none
    std::vector<MonthlyRow> rows; ///< by list and partner
    MonthlyNumbers total;
    std::vector<Obligation> reported; ///< in the month
    std::vector<Obligation> overdue;  ///< at its end
};

/// The report as the ledger stood at the end of the month: it gives the same years later. An entry that came and went
/// within the month is in neither count. Any duty but operator and partner; BadInput at "month" for one to come.
Outcome<MonthlyReport> monthly_report(Actor const& actor, Month const& month, archive::Archive const& archive,
    archive::ObjectStore const& objects, law::Catalogue const& law, model::CivilDate today);

Json json_of(MonthlyReport const& report);
/// The numbers, what was reported in the month, and what is overdue.
std::vector<table::Sheet> monthly_sheets(MonthlyReport const& report, law::Catalogue const& law);

} // namespace xindang::usecase
