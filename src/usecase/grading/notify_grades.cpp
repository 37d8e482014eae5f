#include <usecase/grading/notify_grades.h>

#include <usecase/grading/issue_grade_papers.h>

namespace xindang::usecase {

namespace {

Outcome<Done> assure_request(
    NotifyGrades const& request, Evaluation const& evaluation, archive::View const& view, Clock const& clock)
{
    if (auto const right = assure_state(evaluation, Evaluation::State::Drafted); !right) return right.refusal();
    if (auto const come = assure_come(request.served_on, clock, "served-on"); !come) return come.refusal();
    if (request.served_on < evaluation.opened_on)
        return Refusal{Fault::BadInput,
            "nobody was told before the evaluation was opened on " + evaluation.opened_on.text(), "served-on"};
    if (request.enterprise) {
        auto const told = enterprise_in(evaluation, *request.enterprise);
        if (!told) return told.refusal();
        if (told->stage != Stage::Draft)
            return Refusal{Fault::Conflict,
                request.enterprise->text() + " was told already, on " + told->served_on->text(), "enterprise"};
    }
    if (request.document.empty()) return Done{};
    if (!request.enterprise) return Refusal{Fault::BadInput, "a notice is to one enterprise: name it", "document"};
    auto const document = view.document(request.document);
    if (!document) return Refusal{Fault::NotFound, "there is no document " + request.document, "document"};
    if (document->subject != request.enterprise)
        return Refusal{Fault::Conflict, request.document + " is not addressed to this enterprise", "document"};
    return Done{};
}

} // namespace

Outcome<NotifiedGrades> notify_grades(Actor const& actor, NotifyGrades const& request, law::Catalogue const& law,
    archive::Archive const& archive, Clock const& clock, Progress& progress)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    auto const view = archive.view();
    auto evaluation = read_evaluation(view, request.evaluation);
    if (!evaluation) return evaluation.refusal();
    if (auto const right = assure_request(request, *evaluation, view, clock); !right) return right.refusal();
    auto const deadline = law.deadlines().find(OBJECTION_DEADLINE, request.served_on);
    if (!deadline) return deadline.refusal();
    // The enterprise is told a day even where next year's holidays are not announced; decide_grades() asks again.
    auto const due = law.deadlines().due(OBJECTION_DEADLINE, request.served_on, law.calendar().estimating());
    if (!due) return due.refusal();

    std::vector<model::SubjectId> enterprises;
    for (auto const& [id, enterprise] : evaluation->enterprises)
        if (enterprise.stage == Stage::Draft && (!request.enterprise || *request.enterprise == id))
            enterprises.push_back(id);
    auto body = step_of(evaluation->id, step::NOTICED);
    body.set("last_day", due->day.text());
    body.set("deadline", deadline->code);
    body.set("basis", deadline->citation_text);
    body.set("document", request.document);
    if (due->provisional()) body.set("provisional", std::to_string(*due->unknown_years.begin()));
    auto const written = write_steps(
        actor, *evaluation, enterprises,
        [](Evaluation const& now, model::SubjectId id) { return now.enterprises.at(id).stage == Stage::Draft; },
        [&](archive::Writer& writer, model::SubjectId id) -> Outcome<Done> {
            auto own = body;
            if (request.document.empty())
                if (auto const notice = paper_since(writer, id, "grade-notice", evaluation->ledger_position))
                    own.set("document", notice->number);
            auto const entry = writer.evaluation_step(id, request.served_on, own);
            if (!entry) return entry.refusal();
            return Done{};
        },
        archive, clock, progress);
    if (!written) return written.refusal();
    return NotifiedGrades{std::move(*evaluation), *written, due->day, deadline->citation_text, due->provisional()};
}

} // namespace xindang::usecase
