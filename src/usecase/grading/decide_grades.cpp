#include <usecase/grading/decide_grades.h>

#include <model/words.h>
#include <usecase/grading/object_to_grade.h>
#include <usecase/grading/review_grade.h>

namespace xindang::usecase {

namespace {

constexpr std::array<model::Word<Waiting>, 4> WAITINGS{{
    {Waiting::NotNoticed, "not-noticed", "尚未告知"},
    {Waiting::InPeriod, "in-period", "异议期未满"},
    {Waiting::Objected, "objected", "异议待复核"},
    {Waiting::Corrected, "corrected", "所依据的记录已更正，待复核"},
}};

/// Whoever had a hand in the drafts does not sign them off.
Outcome<Done> assure_other_person(Actor const& actor, Evaluation const& evaluation)
{
    auto had_a_hand = evaluation.opened_by == actor.login || evaluation.drafted_by.count(actor.login) != 0;
    for (auto const& [id, enterprise] : evaluation.enterprises)
        had_a_hand = had_a_hand || (enterprise.review && enterprise.review->reviewer == actor.login);
    if (!had_a_hand) return Done{};
    return Refusal{
        Fault::Forbidden, "who drafted or reviewed grades does not decide them: another person must", "actor"};
}

using Corrected = std::map<model::SubjectId, model::EntryNumber>;

/// None: it can be decided.
Outcome<std::optional<WaitingEnterprise>> what_it_waits_for(EvaluatedEnterprise const& enterprise,
    Corrected const& corrected, law::Catalogue const& law, model::CivilDate today)
{
    auto const waits = [&](Waiting waiting, std::optional<model::CivilDate> last_day = {}) {
        return std::optional(WaitingEnterprise{enterprise.enterprise, waiting, last_day});
    };
    if (enterprise.stage == Stage::Draft) return waits(Waiting::NotNoticed);
    if (enterprise.stage == Stage::Objected) return waits(Waiting::Objected);
    if (auto const found = corrected.find(enterprise.enterprise);
        found != corrected.end() && enterprise.weighed_upto() < found->second.value())
        return waits(Waiting::Corrected);
    // The period is the enterprise's own: a review for a correction within it does not shorten it.
    if (enterprise.stage == Stage::Noticed || !enterprise.objection) {
        if (today <= *enterprise.last_day) return waits(Waiting::InPeriod, *enterprise.last_day);
        auto const last_day = last_day_to_object(enterprise, law);
        if (!last_day) return last_day.refusal();
        if (today <= *last_day) return waits(Waiting::InPeriod, *last_day);
    }
    return std::optional<WaitingEnterprise>{};
}

Refusal not_ready(WaitingEnterprise const& waiting)
{
    auto reason = waiting.enterprise.text() + " cannot be decided: " + std::string(word_of(waiting.waiting));
    if (waiting.last_day) reason += ", it may object until " + waiting.last_day->text();
    return {Fault::Conflict, reason, "enterprise"};
}

bool is_undecided(EvaluatedEnterprise const& enterprise)
{
    return enterprise.stage < Stage::Decided;
}

} // namespace

std::string_view word_of(Waiting waiting)
{
    return row_of(WAITINGS, waiting).word;
}
std::string_view chinese_of(Waiting waiting)
{
    return row_of(WAITINGS, waiting).chinese;
}

Outcome<DecidedGrades> decide_grades(Actor const& actor, DecideGrades const& request, law::Catalogue const& law,
    archive::Archive const& archive, Clock const& clock, Progress& progress)
{
    if (auto const allowed = assure(actor, {Duty::Approver}); !allowed) return allowed.refusal();
    auto const view = archive.view();
    auto evaluation = read_evaluation(view, request.evaluation);
    if (!evaluation) return evaluation.refusal();
    if (auto const right = assure_state(*evaluation, Evaluation::State::Drafted); !right) return right.refusal();
    if (auto const other = assure_other_person(actor, *evaluation); !other) return other.refusal();
    if (request.enterprise)
        if (auto const there = enterprise_in(*evaluation, *request.enterprise); !there) return there.refusal();

    auto const corrected = corrected_after(view, evaluation->ledger_position);
    auto const today = model::CivilDate::on(clock.now());
    std::vector<model::SubjectId> ready;
    std::vector<WaitingEnterprise> waiting;
    for (auto const& [id, enterprise] : evaluation->enterprises) {
        if (request.enterprise && *request.enterprise != id) continue;
        if (!is_undecided(enterprise)) {
            if (request.enterprise) return Refusal{Fault::Conflict, id.text() + " is decided already", "enterprise"};
            continue;
        }
        auto const waits = what_it_waits_for(enterprise, corrected, law, today);
        if (!waits) return waits.refusal();
        if (!*waits)
            ready.push_back(id);
        else if (request.enterprise)
            return not_ready(**waits);
        else
            waiting.push_back(**waits);
    }
    auto const body = step_of(evaluation->id, step::DECIDED);
    auto const written = write_steps(
        actor, *evaluation, ready,
        [before = *evaluation](Evaluation const& now, model::SubjectId id) {
            return now.enterprises.at(id).stage == before.enterprises.at(id).stage;
        },
        [&](archive::Writer& writer, model::SubjectId id) -> Outcome<Done> {
            auto const entry = writer.evaluation_step(id, today, body);
            if (!entry) return entry.refusal();
            return Done{};
        },
        archive, clock, progress);
    if (!written) return written.refusal();
    return DecidedGrades{std::move(*evaluation), *written, std::move(waiting)};
}

} // namespace xindang::usecase
