#include <usecase/grading/compare_evaluations.h>

#include <grading/versions.h>
#include <table/csv_writer.h>
#include <usecase/grading/evaluation_steps.h>
#include <usecase/grading/load_columns.h>

#include <functional>

namespace xindang::usecase {

namespace {

/// One side, and how it explains the mark of one enterprise.
struct Side {
    ComparedSide head;
    std::map<model::SubjectId, grading::Mark> marks;
    std::function<Outcome<grading::Explanation>(model::SubjectId)> explain;
};

ResultMeanings meanings_of(grading::Scheme const& scheme)
{
    return ResultMeanings(scheme.definition());
}

Outcome<grading::Explanation> explained(archive::View const& view, model::SubjectId id, model::CivilDate cut_off,
    grading::Scheme const& scheme, std::vector<model::EntryNumber> const& without)
{
    auto const columns = load_columns_of(view, id, cut_off, meanings_of(scheme), {{}, without});
    if (!columns) return columns.refusal();
    return grading::explain(grading::Plan(scheme, *columns, cut_off), 0);
}

Outcome<Side> side_of(
    Evaluation evaluation, std::vector<grading::Scheme> const& schemes, archive::Archive const& archive)
{
    auto const scheme = scheme_of(evaluation, schemes);
    if (!scheme) return scheme.refusal();
    Side side{
        {evaluation.id, evaluation.scheme, evaluation.scheme_version, evaluation.cut_off, evaluation.ledger_position},
        {}, {}};
    for (auto const& [id, enterprise] : evaluation.enterprises)
        side.marks.emplace(id, enterprise.grade().mark);
    side.explain = [&archive, scheme = *scheme, evaluation = std::move(evaluation)](model::SubjectId id) {
        auto const& grade = evaluation.enterprises.at(id).grade();
        auto const view = archive.view({std::nullopt, model::EntryNumber{grade.ledger_position}});
        return explained(view, id, evaluation.cut_off, scheme, grade.without);
    };
    return side;
}

/// What the enterprises that had begun by then would be graded on a day, by what is known now.
Outcome<Side> side_on(
    model::CivilDate day, grading::Scheme const& scheme, archive::Archive const& archive, Clock const& clock)
{
    if (auto const come = assure_come(day, clock, "on"); !come) return come.refusal();
    auto const view = archive.view();
    auto const columns = load_columns(view, day, meanings_of(scheme));
    if (!columns) return columns.refusal();
    auto const marks = grading::Plan(scheme, *columns, day).evaluate();
    Side side{{day.text(), scheme.id(), scheme.version(), day, view.size()}, {}, {}};
    for (std::size_t at = 0; at < marks.size(); ++at) {
        auto const begun = columns->started_on[at];
        if (begun == grading::NO_DAY || begun <= day.days_since_epoch())
            side.marks.emplace(columns->enterprises[at], marks[at]);
    }
    side.explain = [&archive, scheme, day, position = view.size()](model::SubjectId id) {
        return explained(archive.view({std::nullopt, model::EntryNumber{position}}), id, day, scheme, {});
    };
    return side;
}

Outcome<Side> side_named(std::string const& name, std::string const& scheme_id,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock)
{
    auto evaluation = read_evaluation(archive.view(), name);
    if (evaluation) return side_of(std::move(evaluation).value(), schemes, archive);
    auto const day = model::CivilDate::parse(name);
    if (!day) return evaluation.refusal();
    auto const scheme = grading::choose_scheme(schemes, scheme_id, *day);
    if (!scheme) return scheme.refusal();
    return side_on(*day, *scheme, archive, clock);
}

std::optional<grading::Mark> mark_in(Side const& side, model::SubjectId id)
{
    auto const found = side.marks.find(id);
    return found == side.marks.end() ? std::nullopt : std::optional(found->second);
}

std::size_t place(grading::Mark const& mark)
{
    return static_cast<std::size_t>(mark.grade);
}

Outcome<Done> explain_move(Side const& before, Side const& after, ComparedEnterprise& enterprise, Movers& movers)
{
    auto const first = before.explain(enterprise.enterprise);
    if (!first) return first.refusal();
    auto const second = after.explain(enterprise.enterprise);
    if (!second) return second.refusal();
    enterprise.shifts = shifts_between(*first, *second);
    enterprise.limits = limits_between(*first, *second);
    movers.add(*first, *second);
    return Done{};
}

std::string grade_of(std::optional<grading::Mark> const& mark)
{
    return mark ? std::string(model::word_of(mark->grade)) : std::string();
}

std::string score_of(std::optional<grading::Mark> const& mark)
{
    return mark ? mark->score.text() : std::string();
}

} // namespace

Outcome<EvaluationComparison> compare_evaluations(Actor const& actor, std::string const& before,
    std::string const& after, std::string const& scheme, std::vector<grading::Scheme> const& schemes,
    archive::Archive const& archive, Clock const& clock, Progress& progress)
{
    auto const allowed = assure(actor, {Duty::CreditAdministrator, Duty::Approver, Duty::Auditor});
    if (!allowed) return allowed.refusal();
    auto const first = side_named(before, scheme, schemes, archive, clock);
    if (!first) return first.refusal();
    auto const second = side_named(after, scheme, schemes, archive, clock);
    if (!second) return second.refusal();
    std::set<model::SubjectId> enterprises;
    for (auto const* const side : {&*first, &*second})
        for (auto const& [id, mark] : side->marks)
            enterprises.insert(id);

    EvaluationComparison comparison{first->head, second->head, {}, {}, {}, 0, {}, {}};
    Movers movers;
    auto const view = archive.view();
    std::size_t done = 0;
    for (auto const id : enterprises) {
        progress.at(done++, enterprises.size(), "comparing");
        if (progress.cancelled()) return Refusal{Fault::Unavailable, "cancelled; nothing was changed", ""};
        auto const subject = view.subject(id);
        if (!subject) return subject.refusal();
        ComparedEnterprise enterprise{id, subject->current_name(), subject->attributes.get("region"),
            subject->attributes.get("enterprise_type"), mark_in(*first, id), mark_in(*second, id), {}, {}};
        if (enterprise.before && enterprise.after) {
            auto const from = place(*enterprise.before);
            auto const to = place(*enterprise.after);
            ++comparison.moves[from][to];
            ++comparison.by_type[enterprise.type][from][to];
            ++comparison.by_region[enterprise.region][from][to];
            if (from == to) {
                ++comparison.same;
                continue;
            }
            if (auto const told = explain_move(*first, *second, enterprise, movers); !told) return told.refusal();
        }
        comparison.changed.push_back(std::move(enterprise));
    }
    comparison.movers = std::move(movers).ranked();
    return comparison;
}

std::string to_csv(EvaluationComparison const& comparison)
{
    table::Sheet sheet{
        "变动", {{"企业"}, {"地区"}, {"类型"}, {"原等级"}, {"原得分"}, {"现等级"}, {"现得分"}, {"变动指标"}}};
    for (auto const& enterprise : comparison.changed) {
        std::string reasons;
        for (auto const& shift : enterprise.shifts)
            reasons += (reasons.empty() ? "" : "; ") + shift.id + " " + shift.name + " " + shift.before.text() + "→" +
                       shift.after.text();
        for (auto const& limit : enterprise.limits)
            reasons += (reasons.empty() ? "" : "; ") + limit.id + " " + limit.name +
                       (limit.change == LimitShift::Change::Begins ? " +" : " -");
        sheet.rows.push_back({enterprise.name, enterprise.region, enterprise.type, grade_of(enterprise.before),
            score_of(enterprise.before), grade_of(enterprise.after), score_of(enterprise.after), reasons});
    }
    return table::to_csv(sheet);
}

} // namespace xindang::usecase
