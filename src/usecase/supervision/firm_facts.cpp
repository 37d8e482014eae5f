#include <usecase/supervision/firm_facts.h>

#include <usecase/archive/attribute_words.h>
#include <usecase/grading/grade_decision.h>

#include <algorithm>
#include <map>
#include <set>

namespace xindang::usecase {

namespace {

using model::SubjectId;
using supervision::FirmFacts;
using supervision::HeldProduct;

HeldProduct product_of(model::Subject const& product, supervision::Rules const& rules, model::Field field)
{
    HeldProduct held{product.current_name(), field, words_of(product.attributes.get("traits"))};
    for (auto const& identifier : product.identifiers)
        for (auto& trait : derived_traits(rules, identifier.identifier.value))
            if (std::find(held.traits.begin(), held.traits.end(), trait) == held.traits.end())
                held.traits.push_back(std::move(trait));
    return held;
}

FirmFacts firm_of(model::Subject const& enterprise, supervision::Rules const& rules)
{
    FirmFacts firm{enterprise.id, enterprise.current_name(),
        enterprise.identifier(model::IdentifierScheme::CreditCode).value_or(""), enterprise.attributes.get("region"),
        words_of(enterprise.attributes.get("enterprise_type")), {}, {}, {}, {}, {}, {}};
    for (auto const& name : rules.attributes())
        if (auto words = words_of(enterprise.attributes.get(name)); !words.empty())
            firm.attributes.emplace(name, std::move(words));
    if (auto const day = model::CivilDate::parse(enterprise.attributes.get("started_on"))) firm.started_on = *day;
    return firm;
}

bool is_inspection(model::Record const& record, supervision::Rules const& rules)
{
    auto const& uncounted = rules.uncounted_results();
    return record.kind == model::RecordKind::Inspection &&
           std::find(uncounted.begin(), uncounted.end(), record.result) == uncounted.end();
}

/// Gathers the facts of firms from subjects, roles and records in this order.
class Gathering {
public:
    Gathering(supervision::Rules const& rules, FirmQuery const& query) : m_rules(rules), m_query(query) {}

    void add_enterprise(model::Subject const& enterprise)
    {
        m_places.emplace(enterprise.id, m_firms.size());
        m_firms.push_back(firm_of(enterprise, m_rules));
    }

    void add_role(model::Role const& role)
    {
        if (role.kind != model::RoleKind::Holder || !role.period.contains(m_query.day)) return;
        auto const firm = m_places.find(role.from);
        if (firm != m_places.end()) m_holders[role.to].push_back(firm->second);
    }

    std::map<SubjectId, std::vector<std::size_t>> const& holders() const { return m_holders; }

    void add_product(model::Subject const& product)
    {
        auto const holders = m_holders.find(product.id);
        auto const field = model::parse_field(product.attributes.get("field"));
        if (holders == m_holders.end() || !field) return;
        auto const held = product_of(product, m_rules, *field);
        for (auto const firm : holders->second)
            m_firms[firm].products.push_back(held);
    }

    void add_record(model::Record const& record)
    {
        if (m_query.day < record.occurred_on) return;
        if (auto const firm = m_places.find(record.subject); firm != m_places.end())
            add_own(m_firms[firm->second], record);
        else if (auto const holders = m_holders.find(record.subject);
                 holders != m_holders.end() && record.kind == model::RecordKind::Recall)
            for (auto const holder : holders->second)
                m_firms[holder].recalls.push_back({record.occurred_on, record.field});
    }

    Outcome<Done> add_grades(archive::View const& view)
    {
        for (auto& firm : m_firms) {
            auto const decisions = decisions_of(view, firm.id);
            if (!decisions) return decisions.refusal();
            for (auto const& decision : *decisions)
                if (decision.scheme == m_query.scheme && decision.cut_off <= m_query.day) firm.grade = decision.grade;
        }
        return Done{};
    }

    std::vector<FirmFacts> finish() && { return std::move(m_firms); }

private:
    void add_own(FirmFacts& firm, model::Record const& record)
    {
        if (record.kind == model::RecordKind::Recall) firm.recalls.push_back({record.occurred_on, record.field});
        if (!is_inspection(record, m_rules)) return;
        // Several conclusions of one matter are one inspection.
        if (record.business && !m_matters.emplace(firm.id, *record.business).second) return;
        firm.inspections.push_back({record.occurred_on, record.field});
    }

    supervision::Rules const& m_rules;
    FirmQuery const& m_query;
    std::vector<FirmFacts> m_firms;
    std::map<SubjectId, std::size_t> m_places;
    std::map<SubjectId, std::vector<std::size_t>> m_holders;
    std::set<std::pair<SubjectId, SubjectId>> m_matters;
};

} // namespace

Outcome<FirmFacts> load_firm(
    archive::View const& view, SubjectId enterprise, supervision::Rules const& rules, FirmQuery const& query)
{
    auto const subject = view.subject(enterprise);
    if (!subject) return subject.refusal();
    Gathering gathering(rules, query);
    gathering.add_enterprise(*subject);
    for (auto const& held : view.roles_of(enterprise))
        gathering.add_role(held.role);
    for (auto const& record : view.records_of(enterprise))
        gathering.add_record(record);
    for (auto const& [id, holders] : gathering.holders()) {
        auto const product = view.subject(id);
        if (!product) return product.refusal();
        gathering.add_product(*product);
        for (auto const& record : view.records_of(id))
            gathering.add_record(record);
    }
    if (auto const graded = gathering.add_grades(view); !graded) return graded.refusal();
    return std::move(std::move(gathering).finish().front());
}

Outcome<std::vector<FirmFacts>> load_firms(
    archive::View const& view, supervision::Rules const& rules, FirmQuery const& query)
{
    Gathering gathering(rules, query);
    view.for_each_subject(model::SubjectKind::Enterprise,
        [&](model::Subject const& enterprise) { gathering.add_enterprise(enterprise); });
    view.for_each_role([&](archive::HeldRole const& held) { gathering.add_role(held.role); });
    view.for_each_subject(
        model::SubjectKind::Product, [&](model::Subject const& product) { gathering.add_product(product); });
    view.for_each_record([&](model::Record const& record) { gathering.add_record(record); });
    if (auto const graded = gathering.add_grades(view); !graded) return graded.refusal();
    return std::move(gathering).finish();
}

} // namespace xindang::usecase
