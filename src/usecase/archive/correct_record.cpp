#include <usecase/archive/correct_record.h>

#include <usecase/grading/evaluation.h>
#include <usecase/grading/explain_grade.h>
#include <usecase/grading/regrade.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

template <class T, class Target> Outcome<Done> put(Outcome<T> const& parsed, Target& target, std::string const& name)
{
    if (!parsed) return Refusal{Fault::BadInput, parsed.refusal().reason, name};
    if (Target(*parsed) == target) return Refusal{Fault::BadInput, "the record says so already", name};
    target = *parsed;
    return Done{};
}

Outcome<Done> put_value(model::Record& record, std::string const& name, std::string const& value)
{
    auto const text = Outcome<std::string>(value);
    if (name == "occurred_on") return put(model::CivilDate::parse(value), record.occurred_on, name);
    if (name == "authority") return put(text, record.authority, name);
    if (name == "region") return put(text, record.region, name);
    if (name == "field") return put(model::parse_field(value), record.field, name);
    if (name == "gravity") return put(model::parse_gravity(value), record.gravity, name);
    if (name == "amount") return put(model::Money::parse_yuan(value), record.amount, name);
    if (name == "result") return put(text, record.result, name);
    if (name == "article") return put(text, record.article, name);
    if (name == "number") return put(text, record.number, name);
    if (name == "valid_until") return put(model::CivilDate::parse(value), record.valid_until, name);
    if (name == "summary") return put(text, record.summary, name);
    if (name == "evidence") return put(text, record.evidence, name);
    return Refusal{Fault::BadInput,
        "\"" + name +
            "\" is not one of: occurred_on authority region field gravity amount result article number valid_until "
            "summary evidence",
        name};
}

Outcome<Done> assure_request(Actor const& actor, std::string const& reason)
{
    if (auto const allowed = assure(actor, {Duty::CreditAdministrator}); !allowed) return allowed.refusal();
    if (reason.empty()) return Refusal{Fault::BadInput, "a record is not changed without a reason", "reason"};
    return Done{};
}

bool counts(grading::Explanation const& explanation, model::EntryNumber entry)
{
    auto const is_it = [entry](grading::CountedRecord const& record) {
        return record.entry == entry;
    };
    auto const in = [&](auto const& one) {
        return std::any_of(one.records.begin(), one.records.end(), is_it);
    };
    return std::any_of(explanation.reasons.begin(), explanation.reasons.end(), in) ||
           std::any_of(explanation.limits.begin(), explanation.limits.end(), in);
}

/// What weighs the record, seen before it changes.
Outcome<RecordChange> what_rests_on(Actor const& actor, model::Record const& record,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock)
{
    RecordChange change{record.entry, record.subject, {}, {}};
    auto const view = archive.view();
    auto const enterprises = enterprises_resting_on(view, {record.subject});
    for (auto const id : enterprises) {
        auto const explained = explain_grade(actor, {id, "", std::nullopt}, schemes, archive, clock);
        // A scheme that is not here any more explains nothing; its grade is not in force either.
        if (!explained || !explained->decision || !counts(explained->explanation, record.entry)) continue;
        change.resting.push_back({id, explained->head.name, *explained->decision});
    }
    auto const evaluations = read_evaluations(view);
    if (!evaluations) return evaluations.refusal();
    for (auto const& evaluation : *evaluations) {
        auto const held = [&](model::SubjectId id) {
            return evaluation.enterprises.count(id) != 0;
        };
        if (evaluation.state != Evaluation::State::Published &&
            std::any_of(enterprises.begin(), enterprises.end(), held))
            change.evaluations.push_back(evaluation.id);
    }
    return change;
}

} // namespace

Outcome<RecordChange> correct_record(Actor const& actor, CorrectRecord const& request,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock)
{
    if (auto const right = assure_request(actor, request.reason); !right) return right.refusal();
    if (request.changes.empty()) return Refusal{Fault::BadInput, "say what the record is to say instead", "set"};
    auto const standing = archive.view().record(request.entry);
    if (!standing) return standing.refusal();
    auto corrected = *standing;
    for (auto const& [name, value] : request.changes)
        if (auto const done = put_value(corrected, name, value); !done) return done.refusal();
    auto change = what_rests_on(actor, *standing, schemes, archive, clock);
    if (!change) return change;
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    auto const entry = writer->correct_record(
        request.entry, corrected, request.reason, model::CivilDate::on(clock.now()), request.basis);
    if (!entry) return entry.refusal();
    writer->commit();
    change->entry = *entry;
    return change;
}

Outcome<RecordChange> retract_record(Actor const& actor, RetractRecord const& request,
    std::vector<grading::Scheme> const& schemes, archive::Archive const& archive, Clock const& clock)
{
    if (auto const right = assure_request(actor, request.reason); !right) return right.refusal();
    auto const standing = archive.view().record(request.entry);
    if (!standing) return standing.refusal();
    auto change = what_rests_on(actor, *standing, schemes, archive, clock);
    if (!change) return change;
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    auto const entry =
        writer->retract_record(request.entry, request.reason, model::CivilDate::on(clock.now()), request.basis);
    if (!entry) return entry.refusal();
    writer->commit();
    change->entry = *entry;
    return change;
}

} // namespace xindang::usecase
