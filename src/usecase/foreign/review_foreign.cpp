#include <usecase/foreign/review_foreign.h>

#include <model/person_id.h>
#include <usecase/foreign/take_entries.h>

namespace xindang::usecase {

namespace {

using foreign::Decision;
using model::IdentifierScheme;

std::string shown_number(model::Subject const& subject)
{
    if (auto const code = subject.identifier(IdentifierScheme::CreditCode)) return *code;
    auto const number = subject.identifier(IdentifierScheme::PersonId);
    auto const person = number ? model::PersonId::parse(*number) : Outcome<model::PersonId>(Refusal{});
    return person ? person->masked(model::PersonId::Keep::FirstSixAndLastFour) : std::string();
}

model::Fields decision_body(
    DecideMatch const& request, foreign::Candidate const& candidate, foreign::WaitingEntry const& waiting)
{
    return {{"kind", "foreign"}, {"source", candidate.source},
        {"step", "match-" + std::string(word_of(request.decision))}, {"entry", waiting.entry.id},
        {"evidence", candidate.evidence}, {"reason", request.reason}};
}

/// The candidate, its entry and where that came from; refuses what cannot be decided any more.
struct Case {
    foreign::Candidate candidate;
    foreign::WaitingEntry waiting;
    foreign::Source source;
    foreign::Taken taken;
};

Outcome<Case> open_case(std::uint64_t number, foreign::Sources const& sources, foreign::Store& store)
{
    auto const candidate = store.candidate(number);
    if (!candidate) return candidate.refusal();
    if (candidate->decision != Decision::Open)
        return Refusal{
            Fault::Conflict, "this match was " + std::string(word_of(candidate->decision)) + " already", "match"};
    auto const source = sources.find(candidate->source);
    if (!source) return source.refusal();
    auto const waiting = store.waiting(candidate->source, candidate->key);
    auto const taken = store.taken(candidate->source);
    if (!waiting || !taken) return Refusal{Fault::Conflict, "the entry has a subject already", "match"};
    return Case{*candidate, *waiting, *source, *taken};
}

/// The others cannot be meant as well.
void settle_others(foreign::Store& store, Case const& one, Actor const& actor, Instant now)
{
    for (auto const& other : store.candidates(Decision::Open))
        if (other.source == one.candidate.source && other.key == one.candidate.key &&
            other.number != one.candidate.number)
            store.decide(
                other.number, Decision::Rejected, "#" + std::to_string(one.candidate.number), actor.login, now);
}

} // namespace

Outcome<std::vector<PossibleMatch>> possible_matches(
    Actor const& actor, foreign::Decision decision, ForeignServices const& services)
{
    if (auto const may = assure(actor, {Duty::CreditAdministrator, Duty::Auditor}); !may) return may.refusal();
    auto const sources = services.sources();
    if (!sources) return sources.refusal();
    auto store = services.open_store();
    if (!store) return store.refusal();
    auto const view = services.archive.view();
    std::vector<PossibleMatch> matches;
    for (auto& candidate : store->candidates(decision)) {
        PossibleMatch match{candidate, candidate.source, std::nullopt, {}, {}};
        if (auto const source = sources->find(candidate.source)) match.list = name_of(*source, services.agencies);
        if (auto waiting = store->waiting(candidate.source, candidate.key)) match.entry = std::move(waiting->entry);
        if (auto const subject = view.subject(candidate.subject); subject && !subject->erased) {
            match.subject_name = subject->current_name();
            match.subject_number = shown_number(*subject);
        }
        matches.push_back(std::move(match));
    }
    return matches;
}

Outcome<MatchDecision> decide_match(Actor const& actor, DecideMatch const& request, ForeignServices const& services)
{
    if (auto const may = assure(actor, {Duty::CreditAdministrator}); !may) return may.refusal();
    if (request.reason.empty()) return Refusal{Fault::BadInput, "a match is not decided without a reason", "reason"};
    auto const sources = services.sources();
    if (!sources) return sources.refusal();
    auto store = services.open_store();
    if (!store) return store.refusal();
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    if (auto const turn = store->begin(); !turn) return turn.refusal();
    // A store that goes away uncommitted keeps nothing.
    auto const one = open_case(request.number, *sources, *store);
    if (!one) return one.refusal();

    auto const today = model::CivilDate::on(services.clock.now());
    auto const size_before = writer->size();
    auto const entry = writer->append(model::EntryKind::ListImported, one->candidate.subject, today,
        decision_body(request, one->candidate, one->waiting));
    if (!entry) return entry.refusal();
    MatchDecision decided{request.number, request.decision, one->candidate.subject, *entry};
    store->decide(request.number, request.decision, request.reason, actor.login, services.clock.now());
    if (request.decision == Decision::Accepted) {
        settle_others(*store, *one, actor, services.clock.now());
        EntryTaker taker({one->source, name_of(one->source, services.agencies), one->taken.dated, one->taken.digest},
            *store, *writer, today);
        auto const joined = taker.join(one->waiting, one->candidate.subject);
        if (!joined) return joined.refusal();
        decided.record = *joined;
        auto regraded = regrade_after(*writer, size_before, today, request.regrade_by);
        if (!regraded) return regraded.refusal();
        decided.regraded = std::move(*regraded);
    }
    writer->commit();
    store->commit();
    return decided;
}

Outcome<LookedAgain> look_again(Actor const& actor, LookAgain const& request, ForeignServices const& services)
{
    if (auto const may = assure(actor, {Duty::CreditAdministrator}); !may) return may.refusal();
    auto const sources = services.sources();
    if (!sources) return sources.refusal();
    auto store = services.open_store();
    if (!store) return store.refusal();
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    if (auto const turn = store->begin(); !turn) return turn.refusal();
    auto const today = model::CivilDate::on(services.clock.now());
    auto const size_before = writer->size();
    auto const tally = look_again(services, *sources, *store, *writer, today);
    if (!tally) return tally.refusal();
    auto regraded = regrade_after(*writer, size_before, today, request.regrade_by);
    if (!regraded) return regraded.refusal();
    if (writer->size() != size_before) writer->commit();
    store->commit();
    return LookedAgain{tally->records_added, store->candidates(Decision::Open).size(), std::move(*regraded)};
}

} // namespace xindang::usecase
