#include <usecase/supervision/plan_facts.h>

#include <xml/builder.h>

#include <numeric>
#include <set>

namespace xindang::usecase {

namespace {

void write_content(xml::Builder& builder, supervision::Visit const& visit, supervision::Supervised const& one)
{
    auto const& assessment = one.assessment;
    builder.element("firm", one.firm->name).optional_element("credit-code", one.firm->credit_code);
    builder.element("group", assessment.group->name).element("level", assessment.supervision_level().name);
    builder.element("risk", assessment.risk_level().name);
    if (assessment.grade) builder.element("grade", model::word_of(*assessment.grade));
    builder.element("kind", visit.kind).element("nth", std::to_string(visit.nth));
    builder.element("of", std::to_string(visit.of)).element("person-days", std::to_string(visit.person_days));
}

void write_visits(xml::Builder& builder, InspectionPlan const& plan, std::size_t office)
{
    auto const is_of_office = [&](supervision::Visit const& visit) {
        return plan.all.supervised[visit.supervised].office == office;
    };
    for (auto const& visit : plan.plan.visits) {
        if (!visit.day || !is_of_office(visit)) continue;
        builder.open("visit").attribute("on", visit.day->text());
        write_content(builder, visit, plan.all.supervised[visit.supervised]);
        builder.close();
    }
    for (auto const& visit : plan.plan.visits) {
        if (!visit.obstacle || !is_of_office(visit)) continue;
        builder.open("fallen-out").attribute("obstacle", word_of(*visit.obstacle));
        write_content(builder, visit, plan.all.supervised[visit.supervised]);
        builder.close();
    }
}

void write_office(
    xml::Builder& builder, InspectionPlan const& plan, supervision::Offices const& offices, std::size_t office)
{
    auto const& load = plan.plan.offices[office];
    auto const sum = [&](int supervision::MonthLoad::*part) {
        return std::accumulate(load.months.begin(), load.months.end(), 0,
            [part](int so_far, supervision::MonthLoad const& month) { return so_far + month.*part; });
    };
    builder.open("office").element("name", offices.all()[office].name);
    builder.element("capacity", std::to_string(sum(&supervision::MonthLoad::capacity)));
    builder.element("demanded", std::to_string(load.demanded));
    builder.element("planned", std::to_string(sum(&supervision::MonthLoad::planned)));
    for (auto const& month : load.months)
        builder.open("month")
            .attribute("capacity", std::to_string(month.capacity))
            .attribute("planned", std::to_string(month.planned))
            .close();
    write_visits(builder, plan, office);
    builder.close();
}

std::size_t firms_in(InspectionPlan const& plan)
{
    std::set<model::SubjectId> firms;
    for (auto const& visit : plan.plan.visits)
        firms.insert(plan.all.supervised[visit.supervised].firm->id);
    return firms.size();
}

} // namespace

Bytes inspection_plan_facts(AdoptedPlan const& adopted, InspectionPlan const& plan, supervision::Offices const& offices,
    model::CivilDate issued_on, GradeContact const& contact, GradeWording const& wording)
{
    xml::Builder builder;
    builder.open("inspection-plan").declare("", "urn:xindang:facts:1").attribute("version", "1");
    builder.element("issued-on", issued_on.text()).element("year", std::to_string(plan.plan.year));
    for (auto const& office : offices.all())
        builder.element("addressee", office.name);
    builder.element("made-on", adopted.made_on.text()).element("ledger-position", std::to_string(adopted.upto.value()));
    builder.element("rules-version", adopted.rules_version);
    builder.element("adopted-by-entry", std::to_string(adopted.entry.value()));
    builder.element("digest", adopted.digest.hex());
    if (plan.plan.provisional) builder.open("provisional").close();
    builder.element("firms", std::to_string(firms_in(plan)));
    for (std::size_t office = 0; office < plan.plan.offices.size(); ++office)
        write_office(builder, plan, offices, office);
    for (auto const& basis : wording.basis_of("inspection-plan"))
        basis.write(builder);
    contact.write(builder);
    return builder.close().finish();
}

} // namespace xindang::usecase
