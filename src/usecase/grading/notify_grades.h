#pragma once

#include <law/catalogue.h>
#include <usecase/grading/evaluation_steps.h>

namespace xindang::usecase {

/// The deadlines of conf/law/deadlines.xml that an evaluation asks for.
constexpr char const* OBJECTION_DEADLINE = "grade-objection";
constexpr char const* REPLY_DEADLINE = "grade-objection-reply";

struct NotifyGrades {
    std::string evaluation;
    std::optional<model::SubjectId> enterprise; ///< none: everybody who has not been told
    model::CivilDate served_on;                 ///< 送达日期
    /// 发文字号 of what was served, for one enterprise only; empty: the grade notice issued in the evaluation, if any.
    std::string document;
};

struct NotifiedGrades {
    Evaluation evaluation;
    std::size_t served;
    model::CivilDate last_day; ///< until when an objection may be made
    std::string basis;         ///< whose rule the number of days is
    bool provisional;          ///< a year's holidays are not announced; computed anew before anything is decided
};

/// Enters in the ledger that enterprises were told their draft grade, and with it the last day for objections, as
/// conf/law/deadlines.xml has it. Needs the duty credit-administrator. Conflict at "state" before drafting is over and
/// after publication, Conflict at "enterprise" for one who was told already; NotFound at "enterprise"; BadInput at
/// "served-on" for a day before the evaluation was opened or to come; NotFound at "document" for an unknown notice,
/// Conflict at "document" for one about somebody else.
Outcome<NotifiedGrades> notify_grades(Actor const& actor, NotifyGrades const& request, law::Catalogue const& law,
    archive::Archive const& archive, Clock const& clock, Progress& progress);

} // namespace xindang::usecase
