#include <usecase/grading/object_to_grade.h>

#include <usecase/grading/notify_grades.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

Outcome<Done> assure_may_object(EvaluatedEnterprise const& enterprise)
{
    if (enterprise.stage == Stage::Noticed) return Done{};
    auto const why = enterprise.stage == Stage::Draft ? std::string(" has not been told its grade yet")
                                                      : " is " + std::string(word_of(enterprise.stage)) + " already";
    return Refusal{Fault::Conflict, enterprise.enterprise.text() + why, "enterprise"};
}

Outcome<Done> assure_in_time(
    ObjectToGrade const& request, EvaluatedEnterprise const& enterprise, law::Catalogue const& law, Clock const& clock)
{
    if (auto const come = assure_come(request.received_on, clock, "received-on"); !come) return come.refusal();
    if (request.received_on < *enterprise.served_on)
        return Refusal{Fault::BadInput, "the enterprise was told its grade only on " + enterprise.served_on->text(),
            "received-on"};
    auto const final_day = last_day_to_object(enterprise, law);
    // While the calendar is not final, what looks late may yet be in time: only what is in time anyhow is taken.
    if (!final_day && *enterprise.last_day < request.received_on) return final_day.refusal();
    auto const last_day = final_day ? *final_day : *enterprise.last_day;
    auto const late = last_day < request.received_on;
    if (late && request.late_reason.empty())
        return Refusal{Fault::Conflict,
            "the last day to object was " + last_day.text() + "; a later one needs a reason to be taken",
            "received-on"};
    if (!late && !request.late_reason.empty())
        return Refusal{Fault::BadInput, "the objection is in time: the last day is " + last_day.text(), "late-reason"};
    return Done{};
}

} // namespace

Outcome<model::CivilDate> last_day_to_object(EvaluatedEnterprise const& enterprise, law::Catalogue const& law)
{
    if (!enterprise.provisional_last_day) return *enterprise.last_day;
    auto const due = law.deadlines().due(OBJECTION_DEADLINE, *enterprise.served_on, law.calendar());
    if (!due) return due.refusal();
    return std::max(due->day, *enterprise.last_day);
}

Outcome<EvaluatedEnterprise> object_to_grade(Actor const& actor, ObjectToGrade const& request,
    law::Catalogue const& law, archive::Archive const& archive, Clock const& clock)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    if (request.grounds.empty())
        return Refusal{Fault::BadInput, "an objection says what is wrong with the grade", "grounds"};
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    auto evaluation = read_evaluation(*writer, request.evaluation);
    if (!evaluation) return evaluation.refusal();
    auto const enterprise = enterprise_in(*evaluation, request.enterprise);
    if (!enterprise) return enterprise;
    if (auto const may = assure_may_object(*enterprise); !may) return may.refusal();
    if (auto const in_time = assure_in_time(request, *enterprise, law, clock); !in_time) return in_time.refusal();
    auto const answer = law.deadlines().due(REPLY_DEADLINE, request.received_on, law.calendar().estimating());
    if (!answer) return answer.refusal();
    auto body = step_of(evaluation->id, step::OBJECTED);
    body.set("grounds", request.grounds);
    body.set("late_reason", request.late_reason);
    body.set("answer_by", answer->day.text());
    auto const entry = writer->evaluation_step(request.enterprise, request.received_on, body);
    if (!entry) return entry.refusal();
    if (auto const read = catch_up(*evaluation, *writer); !read) return read.refusal();
    writer->commit();
    return enterprise_in(*evaluation, request.enterprise);
}

} // namespace xindang::usecase
