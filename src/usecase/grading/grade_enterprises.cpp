#include <usecase/grading/grade_enterprises.h>

#include <usecase/grading/draft_grades.h>
#include <usecase/grading/load_columns.h>

namespace xindang::usecase {

namespace {

Refusal cancelled()
{
    return {Fault::Unavailable, "cancelled; nothing was changed", ""};
}

Outcome<Draft> draft(archive::View const& view, grading::Plan const& plan, Progress& progress)
{
    auto const& enterprises = plan.columns().enterprises;
    auto draft = empty_draft(view, plan.scheme(), plan.cut_off());
    for (std::size_t at = 0; at < enterprises.size(); ++at) {
        progress.at(at, enterprises.size(), "grading");
        if (progress.cancelled()) return cancelled();
        if (auto const done = draft_grade(view, plan, at, SameGrade::OnTheDay, draft); !done) return done.refusal();
    }
    return draft;
}

} // namespace

Outcome<GradeReceipt> grade_enterprises(Actor const& actor, GradeEnterprises const& request,
    grading::Scheme const& scheme, archive::Archive const& archive, Clock const& clock, Progress& progress)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    if (!scheme.in_force_on(request.cut_off))
        return Refusal{
            Fault::BadInput, "scheme " + scheme.id() + " is not in force on " + request.cut_off.text(), "on"};
    if (model::CivilDate::on(clock.now()) < request.cut_off)
        return Refusal{Fault::BadInput, "a grade cannot be given for a day that has not come", "on"};
    auto const view = archive.view();
    ResultMeanings const meanings(scheme.definition());
    auto const columns = request.enterprise ? load_columns_of(view, *request.enterprise, request.cut_off, meanings)
                                            : load_columns(view, request.cut_off, meanings);
    if (!columns) return columns.refusal();
    auto made = draft(view, grading::Plan(scheme, *columns, request.cut_off), progress);
    if (!made) return made.refusal();
    auto const count = made->receipt.enterprises.size();
    if (made->decisions.empty()) return std::move(made->receipt);
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    auto receipt = append_decisions(*writer, std::move(made).value());
    if (!receipt) return receipt;
    writer->commit();
    progress.at(count, count, "grading");
    return receipt;
}

} // namespace xindang::usecase
