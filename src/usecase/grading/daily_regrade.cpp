#include <usecase/grading/daily_regrade.h>

#include <usecase/grading/draft_grades.h>
#include <usecase/grading/load_columns.h>
#include <usecase/grading/regrade.h>

#include <charconv>

namespace xindang::usecase {

namespace {

struct LastRun {
    model::CivilDate day;
    std::uint64_t position;
};

std::string track_of(grading::Scheme const& scheme)
{
    return DAILY_PREFIX + scheme.id();
}

std::optional<LastRun> last_run(archive::View const& view, grading::Scheme const& scheme)
{
    std::optional<LastRun> last;
    view.for_each_entry_of_evaluation(track_of(scheme), 0, [&](model::Entry const& entry) {
        auto const& text = entry.body.get("ledger_position");
        std::uint64_t position = 0;
        std::from_chars(text.data(), text.data() + text.size(), position);
        last = LastRun{entry.occurred_on, position};
    });
    return last;
}

/// The last mark by this scheme that is in the ledger.
std::optional<grading::Mark> last_mark(std::vector<GradeDecision> const& decisions, grading::Scheme const& scheme)
{
    std::optional<grading::Mark> last;
    for (auto const& decision : decisions)
        if (decision.scheme == scheme.id()) last = grading::Mark{decision.score, decision.grade};
    return last;
}

Outcome<Draft> draft_due(archive::View const& view, grading::Plan const& plan, DailyRegrade& run, Progress& progress)
{
    auto const touched = run.since ? enterprises_resting_on(view, subjects_touched_after(view, *run.since))
                                   : std::set<model::SubjectId>{};
    auto const& enterprises = plan.columns().enterprises;
    auto const marks = plan.evaluate();
    auto draft = empty_draft(view, plan.scheme(), plan.cut_off());
    for (std::size_t at = 0; at < enterprises.size(); ++at) {
        progress.at(at, enterprises.size(), "enterprises");
        if (progress.cancelled()) return Refusal{Fault::Unavailable, "cancelled; nothing was changed", ""};
        auto const is_touched = touched.count(enterprises[at]) != 0;
        if (!is_touched) {
            auto const decisions = decisions_of(view, enterprises[at]);
            if (!decisions) return decisions.refusal();
            if (last_mark(*decisions, plan.scheme()) == marks[at]) continue;
        }
        ++(is_touched || !run.since ? run.touched : run.by_time);
        if (auto const done = draft_grade(view, plan, at, SameGrade::OnAnyDay, draft); !done) return done.refusal();
    }
    return draft;
}

/// Some hundreds of decisions in a transaction; the last one also says how far the run came.
Outcome<Done> write(Actor const& actor, Draft const& draft, grading::Scheme const& scheme, DailyRegrade& run,
    archive::Archive const& archive, Clock const& clock)
{
    auto const& decisions = draft.decisions;
    for (std::size_t begin = 0; begin == 0 || begin < decisions.size(); begin += STEPS_AT_ONCE) {
        auto writer = archive.writer(actor.login, clock);
        if (!writer) return writer.refusal();
        auto const end = std::min(begin + STEPS_AT_ONCE, decisions.size());
        for (auto at = begin; at < end; ++at) {
            auto const entry = writer->decide_grade(decisions[at].enterprise, run.grades.cut_off, decisions[at].body);
            if (!entry) return entry.refusal();
            ++run.grades.decided;
        }
        if (end == decisions.size()) {
            auto body = step_of(track_of(scheme), step::DAILY);
            body.set("ledger_position", std::to_string(run.grades.ledger_position));
            body.set("decided", std::to_string(run.grades.decided));
            auto const entry = writer->evaluation_step(std::nullopt, run.grades.cut_off, body);
            if (!entry) return entry.refusal();
        }
        writer->commit();
    }
    return Done{};
}

} // namespace

Outcome<DailyRegrade> daily_regrade(Actor const& actor, model::CivilDate day, grading::Scheme const& scheme,
    archive::Archive const& archive, Clock const& clock, Progress& progress)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    if (auto const come = assure_come(day, clock, "on"); !come) return come.refusal();
    if (!scheme.in_force_on(day))
        return Refusal{Fault::BadInput, "scheme " + scheme.id() + " is not in force on " + day.text(), "on"};
    auto const view = archive.view();
    auto const last = last_run(view, scheme);
    if (last && day < last->day)
        return Refusal{Fault::Conflict, "the daily regrade has come to " + last->day.text() + " already", "on"};
    auto const& definition = scheme.definition();
    auto const columns = load_columns(view, day, ResultMeanings(definition));
    if (!columns) return columns.refusal();
    grading::Plan const plan(scheme, *columns, day);
    DailyRegrade run{empty_draft(view, scheme, day).receipt, 0, 0, last ? std::optional(last->position) : std::nullopt};
    auto draft = draft_due(view, plan, run, progress);
    if (!draft) return draft.refusal();
    run.grades = std::move(draft->receipt);
    auto const nothing_new = draft->decisions.empty() && last && last->day == day;
    if (nothing_new) return run;
    if (auto const written = write(actor, *draft, scheme, run, archive, clock); !written) return written.refusal();
    return run;
}

} // namespace xindang::usecase
