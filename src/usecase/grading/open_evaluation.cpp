#include <usecase/grading/open_evaluation.h>

#include <crypto/hash.h>
#include <usecase/grading/evaluation_steps.h>
#include <usecase/grading/load_columns.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

constexpr std::size_t LONGEST_ID = 40;

Outcome<Done> assure_id(std::string const& id)
{
    auto const fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    };
    if (!id.empty() && id.size() <= LONGEST_ID && std::all_of(id.begin(), id.end(), fits) &&
        !id.starts_with(DAILY_PREFIX))
        return Done{};
    return Refusal{Fault::BadInput, "an evaluation is named by letters, digits and hyphens, as 2026", "evaluation"};
}

/// The numbers in the plan of those of the scope that have no draft yet.
Outcome<std::map<model::SubjectId, std::size_t>> without_draft(
    Evaluation const& evaluation, archive::View const& view, grading::Columns const& columns)
{
    std::map<model::SubjectId, std::size_t> due;
    for (std::size_t at = 0; at < columns.enterprises.size(); ++at) {
        auto const id = columns.enterprises[at];
        if (evaluation.enterprises.count(id) != 0) continue;
        auto const enterprise = view.subject(id);
        if (!enterprise) return enterprise.refusal();
        if (evaluation.scope.holds(*enterprise)) due.emplace(id, at);
    }
    return due;
}

Outcome<Done> append_draft(archive::Writer& writer, archive::View const& known, Evaluation const& evaluation,
    grading::Plan const& plan, std::size_t at)
{
    auto const id = plan.columns().enterprises[at];
    auto const enterprise = known.subject(id);
    if (!enterprise) return enterprise.refusal();
    auto const explanation = grading::explain(plan, at);
    auto const digest = crypto::sha256(grading::to_json(explanation, head_of(*enterprise, evaluation.ledger_position)));
    auto body = step_of(evaluation.id, step::DRAFT);
    set_grade(body, {explanation.mark(), evaluation.ledger_position, {}, digest});
    auto const entry = writer.evaluation_step(id, evaluation.cut_off, body);
    if (!entry) return entry.refusal();
    return Done{};
}

/// Ends the drafting; somebody else may have ended it in between.
Outcome<Done> close_drafting(
    Actor const& actor, Evaluation& evaluation, archive::Archive const& archive, Clock const& clock)
{
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    if (auto const read = catch_up(evaluation, *writer); !read) return read.refusal();
    if (auto const right = assure_state(evaluation, Evaluation::State::Opened); !right) return right.refusal();
    auto body = step_of(evaluation.id, step::DRAFTED);
    body.set("enterprises", std::to_string(evaluation.enterprises.size()));
    auto const entry = writer->evaluation_step(std::nullopt, model::CivilDate::on(clock.now()), body);
    if (!entry) return entry.refusal();
    if (auto const read = catch_up(evaluation, *writer); !read) return read.refusal();
    writer->commit();
    return Done{};
}

} // namespace

Outcome<Evaluation> open_evaluation(Actor const& actor, OpenEvaluation const& request, grading::Scheme const& scheme,
    archive::Archive const& archive, Clock const& clock)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    if (auto const fine = assure_id(request.id); !fine) return fine.refusal();
    if (auto const come = assure_come(request.cut_off, clock, "on"); !come) return come.refusal();
    if (!scheme.in_force_on(request.cut_off))
        return Refusal{
            Fault::BadInput, "scheme " + scheme.id() + " is not in force on " + request.cut_off.text(), "on"};
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    auto const known = writer->evaluations();
    if (std::find(known.begin(), known.end(), request.id) != known.end())
        return Refusal{Fault::Conflict, "there is an evaluation " + request.id + " already", "evaluation"};
    auto body = step_of(request.id, step::OPENED);
    body.set("scheme", scheme.id());
    body.set("scheme_version", scheme.version());
    body.set("cut_off", request.cut_off.text());
    body.set("ledger_position", std::to_string(writer->size()));
    body.set("region", request.scope.region);
    body.set("type", request.scope.type);
    auto const entry = writer->evaluation_step(std::nullopt, model::CivilDate::on(clock.now()), body);
    if (!entry) return entry.refusal();
    auto evaluation = read_evaluation(*writer, request.id);
    if (evaluation) writer->commit();
    return evaluation;
}

Outcome<Evaluation> draft_evaluation(Actor const& actor, std::string const& id,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock,
    Progress& progress)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    auto evaluation = read_evaluation(archive.view(), id);
    if (!evaluation) return evaluation;
    if (auto const right = assure_state(*evaluation, Evaluation::State::Opened); !right) return right.refusal();
    auto const scheme = scheme_of(*evaluation, schemes);
    if (!scheme) return scheme.refusal();

    auto const known = archive.view({std::nullopt, model::EntryNumber{evaluation->ledger_position}});
    auto const& definition = scheme->definition();
    auto const columns = load_columns(known, evaluation->cut_off, ResultMeanings(definition));
    if (!columns) return columns.refusal();
    grading::Plan const plan(*scheme, *columns, evaluation->cut_off);
    auto const due = without_draft(*evaluation, known, *columns);
    if (!due) return due.refusal();
    if (due->empty() && evaluation->enterprises.empty())
        return Refusal{Fault::NotFound, "there is no enterprise in the scope of the evaluation", "enterprise"};
    std::vector<model::SubjectId> enterprises;
    for (auto const& [enterprise, at] : *due)
        enterprises.push_back(enterprise);
    auto const written = write_steps(
        actor, *evaluation, enterprises,
        [](Evaluation const& now, model::SubjectId enterprise) { return now.enterprises.count(enterprise) == 0; },
        [&](archive::Writer& writer, model::SubjectId enterprise) {
            return append_draft(writer, known, *evaluation, plan, due->at(enterprise));
        },
        archive, clock, progress);
    if (!written) return written.refusal();
    if (auto const closed = close_drafting(actor, *evaluation, archive, clock); !closed) return closed.refusal();
    return evaluation;
}

} // namespace xindang::usecase
