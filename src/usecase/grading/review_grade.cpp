#include <usecase/grading/review_grade.h>

#include <crypto/hash.h>
#include <usecase/grading/load_columns.h>
#include <usecase/grading/regrade.h>

namespace xindang::usecase {

namespace {

using model::EntryKind;

bool is_repair(model::Entry const& entry)
{
    return entry.body.get("kind") == model::word_of(model::RecordKind::Repair);
}

bool corrects(model::Entry const& entry)
{
    return entry.kind == EntryKind::RecordCorrected || entry.kind == EntryKind::RecordRetracted ||
           entry.kind == EntryKind::DocumentRevoked || (entry.kind == EntryKind::RecordAdded && is_repair(entry));
}

bool was_corrected(archive::View const& view, EvaluatedEnterprise const& enterprise)
{
    auto const corrected = corrected_after(view, enterprise.weighed_upto());
    return corrected.count(enterprise.enterprise) != 0;
}

/// Grades are ordered best first.
bool is_better(grading::Mark const& mark, grading::Mark const& than)
{
    return mark.grade != than.grade ? mark.grade < than.grade : than.score < mark.score;
}

/// The entry that first brought a record, before all corrections.
Outcome<model::Entry> origin_of(archive::View const& view, model::EntryNumber number)
{
    auto entry = view.entry(number);
    while (entry && entry->kind == EntryKind::RecordCorrected) {
        auto const before = entries_in(entry->body.get("entry"));
        if (!before || before->size() != 1)
            return Refusal{Fault::Corrupt, "a correction does not say of what", "entry"};
        entry = view.entry(before->front());
    }
    return entry;
}

/// The grade from what the evaluation knew and its corrections since.
Outcome<ComputedGrade> compute_again(
    archive::View const& view, Evaluation const& evaluation, model::SubjectId enterprise, grading::Scheme const& scheme)
{
    auto const subject = view.subject(enterprise);
    if (!subject) return subject.refusal();
    ResultMeanings const meanings(scheme.definition());
    auto const all = load_columns_of(view, enterprise, evaluation.cut_off, meanings);
    if (!all) return all.refusal();
    auto without = additions_after(view, *all, evaluation.ledger_position);
    auto const columns = load_columns_of(view, enterprise, evaluation.cut_off, meanings, {{}, without});
    if (!columns) return columns.refusal();
    auto const explanation = grading::explain(grading::Plan(scheme, *columns, evaluation.cut_off), 0);
    auto const digest = crypto::sha256(grading::to_json(explanation, head_of(*subject, view.size())));
    return ComputedGrade{explanation.mark(), view.size(), std::move(without), digest};
}

} // namespace

std::map<model::SubjectId, model::EntryNumber> corrected_after(archive::View const& view, std::uint64_t position)
{
    std::map<model::SubjectId, model::EntryNumber> last;
    view.for_each_entry_after(position, [&](model::Entry const& entry) {
        if (!corrects(entry) || !entry.subject) return;
        for (auto const enterprise : enterprises_resting_on(view, {*entry.subject}))
            last.insert_or_assign(enterprise, entry.number);
    });
    return last;
}

std::vector<model::EntryNumber> additions_after(
    archive::View const& view, grading::Columns const& columns, std::uint64_t position)
{
    std::set<model::EntryNumber> additions;
    for (auto const number : columns.entry) {
        if (number <= position) continue;
        auto const origin = origin_of(view, model::EntryNumber{number});
        if (!origin || origin->number.value() <= position) continue;
        if (origin->kind == EntryKind::DocumentIssued || !is_repair(*origin))
            additions.insert(model::EntryNumber{number});
    }
    return {additions.begin(), additions.end()};
}

Outcome<EvaluatedEnterprise> review_grade(Actor const& actor, ReviewGrade const& request,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    if (request.reason.empty()) return Refusal{Fault::BadInput, "a review says what it found", "reason"};
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    auto evaluation = read_evaluation(*writer, request.evaluation);
    if (!evaluation) return evaluation.refusal();
    auto const enterprise = enterprise_in(*evaluation, request.enterprise);
    if (!enterprise) return enterprise;
    auto const corrected = was_corrected(*writer, *enterprise);
    auto const open = enterprise->stage == Stage::Noticed || enterprise->stage == Stage::Settled;
    if (enterprise->stage != Stage::Objected && !(open && corrected))
        return Refusal{Fault::Conflict,
            request.enterprise.text() + " has no open objection, and nothing beneath its grade was corrected",
            "enterprise"};
    auto const scheme = scheme_of(*evaluation, schemes);
    if (!scheme) return scheme.refusal();

    auto body = step_of(evaluation->id, step::REVIEWED);
    body.set("outcome", "upheld");
    body.set("reason", request.reason);
    if (corrected) {
        auto const again = compute_again(*writer, *evaluation, request.enterprise, *scheme);
        if (!again) return again.refusal();
        if (is_better(again->mark, enterprise->grade().mark)) {
            body.set("outcome", "changed");
            set_grade(body, *again);
        }
    }
    auto const entry = writer->evaluation_step(request.enterprise, model::CivilDate::on(clock.now()), body);
    if (!entry) return entry.refusal();
    if (auto const read = catch_up(*evaluation, *writer); !read) return read.refusal();
    writer->commit();
    return enterprise_in(*evaluation, request.enterprise);
}

} // namespace xindang::usecase
