#include <usecase/supervision/plan_inspections.h>

#include <crypto/hash.h>
#include <model/words.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace xindang::usecase {

namespace {

constexpr std::string_view TASK = "inspection-plan";
constexpr int FURTHEST_YEARS = 2;

constexpr std::array<model::Word<VisitState>, 4> STATES{{
    {VisitState::Done, "done", "已完成"},
    {VisitState::Due, "due", "未到期"},
    {VisitState::Late, "late", "逾期未查"},
    {VisitState::FallenOut, "fallen-out", "未排入"},
}};

/// A line for each inspection: what the digest of a plan is of.
std::string text_of(supervision::Plan const& plan, SupervisedFirms const& all, supervision::Offices const& offices)
{
    std::string text;
    for (auto const& visit : plan.visits) {
        auto const& one = all.supervised[visit.supervised];
        text += offices.all()[one.office].id + "\t" + one.firm->id.text() + "\t" + one.assessment.group->id + "\t" +
                visit.kind + "\t" + (visit.day ? visit.day->text() : "-") + "\n";
    }
    return text;
}

Outcome<AdoptedPlan> read_adopted(model::Entry const& entry)
{
    auto const& body = entry.body;
    auto const made_on = model::CivilDate::parse(body.get("made_on"));
    auto const digest = model::Sha256::parse(body.get("digest"));
    std::uint64_t upto = 0;
    auto const& position = body.get("ledger_position");
    std::from_chars(position.data(), position.data() + position.size(), upto);
    int year = 0;
    auto const& year_text = body.get("year");
    std::from_chars(year_text.data(), year_text.data() + year_text.size(), year);
    if (!made_on || !digest || upto == 0 || year == 0)
        return Refusal{Fault::Corrupt, "entry " + std::to_string(entry.number.value()) + " is no inspection plan",
            "inspection-plan"};
    return AdoptedPlan{entry.number, entry.recorded_at, entry.actor, year, *made_on, model::EntryNumber(upto),
        body.get("scheme"), body.get("rules_version"), *digest};
}

/// Inspections of a firm in a field that are not used up by a planned one, oldest first.
class CarriedOut {
public:
    CarriedOut(SupervisedFirms const& now, int year, model::CivilDate after, model::CivilDate day)
    {
        for (auto const& firm : now.firms)
            for (auto const& fact : firm.inspections)
                if (fact.day.year() == year && after < fact.day && fact.day <= day)
                    m_days[{firm.id, fact.field}].push_back(fact.day);
        for (auto& [firm, days] : m_days)
            std::sort(days.rbegin(), days.rend());
    }

    std::optional<model::CivilDate> take(model::SubjectId firm, model::Field field)
    {
        auto const found = m_days.find({firm, field});
        if (found == m_days.end() || found->second.empty()) return std::nullopt;
        auto const day = found->second.back();
        found->second.pop_back();
        return day;
    }

    std::size_t left() const
    {
        std::size_t left = 0;
        for (auto const& [firm, days] : m_days)
            left += days.size();
        return left;
    }

private:
    std::map<std::pair<model::SubjectId, model::Field>, std::vector<model::CivilDate>> m_days;
};

} // namespace

std::string_view chinese_of(VisitState state)
{
    return model::row_of(STATES, state).chinese;
}

std::string_view word_of(VisitState state)
{
    return model::row_of(STATES, state).word;
}

std::size_t PlanProgress::count(VisitState state) const
{
    return static_cast<std::size_t>(std::count_if(
        visits.begin(), visits.end(), [state](Standing const& standing) { return standing.state == state; }));
}

Outcome<InspectionPlan> plan_inspections(Actor const& actor, int year, SupervisionQuery const& query,
    Supervision const& with, law::Calendar const& calendar, archive::Archive const& archive)
{
    auto all = supervision_of_all(actor, query, with, archive);
    if (!all) return all.refusal();
    if (year < query.day.year() || year > query.day.year() + FURTHEST_YEARS)
        return Refusal{Fault::BadInput, "a plan is made for this year or one of the next two", "year"};
    if (all->firms.empty()) return Refusal{Fault::NotFound, "there is no enterprise to be inspected", "enterprise"};
    auto plan = make_plan(year, query.day, all->supervised, with.offices, calendar);
    auto const digest = crypto::sha256(text_of(plan, *all, with.offices));
    return InspectionPlan{std::move(all).value(), std::move(plan), digest};
}

Outcome<AdoptedPlan> adopted_plan(archive::View const& view, int year)
{
    std::optional<AdoptedPlan> last;
    for (auto const& entry : view.entries_of(model::EntryKind::TaskOpened)) {
        if (entry.body.get("task") != TASK) continue;
        auto plan = read_adopted(entry);
        if (!plan) return plan.refusal();
        if (plan->year == year) last = std::move(plan).value();
    }
    if (!last) return Refusal{Fault::NotFound, "no plan of " + std::to_string(year) + " was adopted", "year"};
    return std::move(*last);
}

Outcome<AdoptedPlan> adopt_plan(Actor const& actor, int year, SupervisionQuery const& query, Supervision const& with,
    law::Calendar const& calendar, archive::Archive const& archive, Clock const& clock)
{
    if (auto const allowed = assure(actor, {Duty::Approver}); !allowed) return allowed.refusal();
    auto const made = plan_inspections(actor, year, query, with, calendar, archive);
    if (!made) return made.refusal();
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    if (auto const standing = adopted_plan(*writer, year); standing && standing->digest == made->digest)
        return Refusal{Fault::Conflict,
            "this plan was adopted already, in entry " + std::to_string(standing->entry.value()), "year"};
    auto const entry = writer->append(model::EntryKind::TaskOpened, std::nullopt, model::CivilDate::on(clock.now()),
        {{"task", std::string(TASK)}, {"year", std::to_string(year)}, {"made_on", query.day.text()},
            {"ledger_position", std::to_string(made->all.ledger_position)}, {"scheme", query.scheme},
            {"rules_version", made->all.rules_version}, {"digest", made->digest.hex()}});
    if (!entry) return entry.refusal();
    writer->commit();
    return AdoptedPlan{*entry, clock.now(), actor.login, year, query.day, model::EntryNumber(made->all.ledger_position),
        query.scheme, made->all.rules_version, made->digest};
}

Outcome<PlanProgress> plan_progress(Actor const& actor, int year, model::CivilDate day, Supervision const& with,
    law::Calendar const& calendar, archive::Archive const& archive)
{
    auto adopted = adopted_plan(archive.view(), year);
    if (!adopted) return adopted.refusal();
    auto plan =
        plan_inspections(actor, year, {adopted->made_on, adopted->scheme, adopted->upto}, with, calendar, archive);
    if (!plan) return plan.refusal();
    auto const now = supervision_of_all(actor, {day, adopted->scheme, std::nullopt}, with, archive);
    if (!now) return now.refusal();
    CarriedOut carried_out(*now, year, adopted->made_on, day);
    auto const reproduced = plan->digest == adopted->digest;
    PlanProgress progress{std::move(adopted).value(), std::move(plan).value(), reproduced, day, {}};
    for (auto const& visit : progress.plan.plan.visits) {
        auto const& one = progress.plan.all.supervised[visit.supervised];
        if (auto const done = carried_out.take(one.firm->id, one.assessment.group->field))
            progress.visits.push_back({VisitState::Done, done});
        else if (!visit.day)
            progress.visits.push_back({VisitState::FallenOut, std::nullopt});
        else
            progress.visits.push_back({*visit.day < day ? VisitState::Late : VisitState::Due, std::nullopt});
    }
    progress.beyond = carried_out.left();
    return progress;
}

} // namespace xindang::usecase
