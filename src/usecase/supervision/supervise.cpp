#include <usecase/supervision/supervise.h>

#include <usecase/supervision/firm_facts.h>

#include <algorithm>
#include <tuple>

namespace xindang::usecase {

namespace {

Outcome<Done> assure_house(Actor const& actor)
{
    return assure(
        actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Operator});
}

SupervisedFirms supervised_firms(std::vector<supervision::FirmFacts> firms, SupervisionQuery const& query,
    Supervision const& with, archive::View const& view)
{
    SupervisedFirms all(query.day, with.rules.version(), view.size());
    all.firms = std::move(firms);
    all.supervised = supervise(with.rules, with.offices, all.firms, query.day);
    return all;
}

} // namespace

Outcome<SupervisedFirms> supervision_of(Actor const& actor, model::SubjectId enterprise, SupervisionQuery const& query,
    Supervision const& with, archive::Archive const& archive)
{
    if (auto const allowed = assure_house(actor); !allowed) return allowed.refusal();
    auto const view = archive.view({std::nullopt, query.upto});
    auto firm = load_firm(view, enterprise, with.rules, {query.day, query.scheme});
    if (!firm) return firm.refusal();
    auto one = supervised_firms({std::move(firm).value()}, query, with, view);
    if (one.supervised.empty())
        return Refusal{Fault::Conflict, "the rules have no group for enterprises of this kind", "enterprise_type"};
    return one;
}

Outcome<SupervisedFirms> supervision_of_all(
    Actor const& actor, SupervisionQuery const& query, Supervision const& with, archive::Archive const& archive)
{
    if (auto const allowed = assure_house(actor); !allowed) return allowed.refusal();
    auto const view = archive.view({std::nullopt, query.upto});
    auto firms = load_firms(view, with.rules, {query.day, query.scheme});
    if (!firms) return firms.refusal();
    return supervised_firms(std::move(firms).value(), query, with, view);
}

Outcome<SupervisedFirms> key_supervision(
    Actor const& actor, SupervisionQuery const& query, Supervision const& with, archive::Archive const& archive)
{
    auto all = supervision_of_all(actor, query, with, archive);
    if (!all) return all;
    auto& listed = all->supervised;
    std::erase_if(listed, [](supervision::Supervised const& one) { return one.assessment.key_reasons.empty(); });
    std::stable_sort(
        listed.begin(), listed.end(), [](supervision::Supervised const& left, supervision::Supervised const& right) {
            return std::tuple(left.assessment.level, left.assessment.risk) <
                   std::tuple(right.assessment.level, right.assessment.risk);
        });
    return all;
}

} // namespace xindang::usecase
