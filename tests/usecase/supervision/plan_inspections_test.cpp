#include <usecase/supervision/plan_inspections.h>

#include <crypto/system_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <law/catalogue.h>
#include <usecase/archive/intake_mapping.h>
#include <usecase/supervision/sheets.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::must;
using usecase::Duty;
using usecase::VisitState;

namespace {

model::CivilDate day(char const* text)
{
    return must(model::CivilDate::parse(text));
}

/// An archive with one maker of a sterile product, and the shipped rules.
struct World {
    std::filesystem::path home{XD_SOURCE_DIR};
    test::TempFolder folder;
    crypto::SystemRandom random;
    FixedClock clock{must(Instant::parse("2026-11-22T09:00:00+08:00"))};
    law::Catalogue law = must(law::Catalogue::load(home / "conf/law", home / "xsd"));
    archive::Archive archive = must(archive::Archive::open(
        folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random));
    usecase::Actor clerk{"xin", {Duty::CreditAdministrator}};
    usecase::Actor approver{"zhao", {Duty::Approver}};
    usecase::Supervision with = must(usecase::load_supervision(home, law.statutes(), day("2026-11-22")));
    model::SubjectId firm = maker();

    model::SubjectId maker()
    {
        auto writer = must(archive.writer("test", clock));
        auto const id = must(writer.register_subject({model::SubjectKind::Enterprise, "东屿省星槎制药有限公司", {},
            {{model::IdentifierScheme::CreditCode, "91350100M000100Y43"}},
            {{"enterprise_type", "药品生产企业、医疗器械经营企业"}, {"field", "药品"}, {"region", "359902"},
                {"operations", "委托生产"}},
            day("2026-01-01"), "test"}));
        auto const product = must(writer.register_subject({model::SubjectKind::Product, "听雪滴眼液", {},
            {{model::IdentifierScheme::ApprovalNo, "国药准字S20990001"}}, {{"field", "药品"}, {"traits", "无菌"}},
            day("2026-01-01"), "test"}));
        static_cast<void>(
            must(writer.add_role({model::RoleKind::Holder, id, product, {}, {day("2020-01-01"), day("2026-12-31")}})));
        writer.commit();
        return id;
    }

    void inspected(char const* on, char const* result, char const* matter)
    {
        auto writer = must(archive.writer("test", clock));
        auto const business = must(writer.business(matter, firm, day(on)));
        static_cast<void>(must(writer.add_record({model::EntryNumber(1), firm, business, model::RecordKind::Inspection,
            day(on), "局", "359902", model::Field::Drug, model::Gravity::None, model::Money::zero(), result, "", "",
            std::nullopt, "", "test", std::string(matter) + result, ""})));
        writer.commit();
    }

    usecase::SupervisionQuery query(char const* on = "2026-11-22") const { return {day(on), "general", std::nullopt}; }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(plan_inspections_test, World)

BOOST_AUTO_TEST_CASE(a_firm_has_a_level_in_each_group_it_is_of_with_its_factors)
{
    auto const shown = must(usecase::supervision_of(clerk, firm, query(), with, archive));
    BOOST_REQUIRE_EQUAL(shown.supervised.size(), 2U);
    auto const& maker = shown.supervised[0].assessment;
    BOOST_CHECK_EQUAL(maker.group->id, "drug-maker");
    BOOST_CHECK_EQUAL(maker.risk_level().id, "high");
    // 无菌 as told, 生物制品 from the number, 委托生产, and the two together.
    BOOST_REQUIRE_EQUAL(maker.factors.size(), 4U);
    BOOST_CHECK_EQUAL(maker.factors[1].factor->id, "DM06");
    BOOST_CHECK_EQUAL(with.offices.all()[shown.supervised[0].office].id, "drug-production");
    BOOST_CHECK_EQUAL(with.offices.all()[shown.supervised[1].office].id, "branch-2");
}

BOOST_AUTO_TEST_CASE(a_product_that_is_no_longer_held_brings_no_risk)
{
    auto const shown = must(usecase::supervision_of(clerk, firm, query("2027-01-01"), with, archive));
    BOOST_CHECK_EQUAL(shown.supervised[0].assessment.factors.size(), 1U);
}

BOOST_AUTO_TEST_CASE(partners_see_nothing_and_unknown_firms_are_told)
{
    usecase::Actor const partner{"p", {Duty::Partner}};
    BOOST_CHECK(usecase::supervision_of_all(partner, query(), with, archive).refusal().fault == Fault::Forbidden);
    auto const nobody = usecase::supervision_of(clerk, {model::SubjectKind::Enterprise, 99}, query(), with, archive);
    BOOST_REQUIRE(!nobody);
    BOOST_CHECK(nobody.refusal().fault == Fault::NotFound);
    BOOST_CHECK_EQUAL(nobody.refusal().where, "subject");
}

BOOST_AUTO_TEST_CASE(a_plan_is_for_this_year_or_one_of_the_next_two)
{
    for (auto const year : {2025, 2029}) {
        auto const plan = usecase::plan_inspections(clerk, year, query(), with, law.calendar(), archive);
        BOOST_REQUIRE(!plan);
        BOOST_CHECK(plan.refusal().fault == Fault::BadInput);
        BOOST_CHECK_EQUAL(plan.refusal().where, "year");
    }
}

BOOST_AUTO_TEST_CASE(only_an_approver_adopts_and_the_same_plan_only_once)
{
    auto const calendar = law.calendar();
    BOOST_CHECK(
        usecase::adopt_plan(clerk, 2027, query(), with, calendar, archive, clock).refusal().fault == Fault::Forbidden);
    auto const adopted = must(usecase::adopt_plan(approver, 2027, query(), with, calendar, archive, clock));
    BOOST_CHECK_EQUAL(adopted.year, 2027);
    auto const again = usecase::adopt_plan(approver, 2027, query(), with, calendar, archive, clock);
    BOOST_REQUIRE(!again);
    BOOST_CHECK(again.refusal().fault == Fault::Conflict);
    BOOST_CHECK_EQUAL(again.refusal().where, "year");
}

BOOST_AUTO_TEST_CASE(progress_follows_the_inspections_and_not_the_re_checks)
{
    auto const calendar = law.calendar();
    auto const none = usecase::plan_progress(clerk, 2027, day("2027-06-01"), with, calendar, archive);
    BOOST_REQUIRE(!none);
    BOOST_CHECK(none.refusal().fault == Fault::NotFound);
    BOOST_CHECK_EQUAL(none.refusal().where, "year");
    static_cast<void>(must(usecase::adopt_plan(approver, 2027, query(), with, calendar, archive, clock)));

    auto const before = must(usecase::plan_progress(clerk, 2027, day("2027-01-02"), with, calendar, archive));
    BOOST_CHECK(before.reproduced);
    auto const planned = before.visits.size();
    BOOST_CHECK_EQUAL(before.count(VisitState::Due), planned);

    inspected("2027-01-15", "符合要求", "JC1");
    inspected("2027-02-15", "整改完成", "JC2");
    auto const after = must(usecase::plan_progress(clerk, 2027, day("2027-12-31"), with, calendar, archive));
    BOOST_CHECK(after.reproduced);
    BOOST_CHECK_EQUAL(after.count(VisitState::Done), 1U);
    BOOST_CHECK_EQUAL(after.count(VisitState::Late), planned - 1);
    BOOST_CHECK_EQUAL(after.beyond, 0U);
}

BOOST_AUTO_TEST_CASE(rows_of_every_sheet_are_as_long_as_its_headings)
{
    auto const plan = must(usecase::plan_inspections(clerk, 2027, query(), with, law.calendar(), archive));
    auto const all = must(usecase::supervision_of_all(clerk, query(), with, archive));
    for (auto const& sheet : {usecase::plan_sheet(plan, with.offices), usecase::load_sheet(plan.plan, with.offices),
             usecase::levels_sheet(all, with.offices), usecase::key_sheet(all, with.offices)}) {
        BOOST_CHECK(!sheet.rows.empty());
        for (auto const& row : sheet.rows)
            BOOST_CHECK_EQUAL(row.size(), sheet.columns.size());
    }
}

BOOST_AUTO_TEST_CASE(intake_takes_every_trait_the_rules_ask_for)
{
    auto const words_of = [&](usecase::IntakeKind kind, std::string_view name) {
        auto const mapping = must(usecase::IntakeMapping::load(home, kind));
        for (auto const& column : mapping.columns())
            if (column.name == name) return column.words;
        return decltype(mapping.columns().front().words){};
    };
    auto const traits = words_of(usecase::IntakeKind::Products, "traits");
    auto const operations = words_of(usecase::IntakeKind::Enterprises, "operations");
    for (auto const& group : with.rules.groups())
        for (auto const& factor : group.factors) {
            for (auto const& trait : factor.condition.traits)
                BOOST_CHECK_MESSAGE(traits.contains(trait), trait);
            if (factor.condition.attribute && factor.condition.attribute->name == "operations")
                for (auto const& word : factor.condition.attribute->words)
                    BOOST_CHECK_MESSAGE(operations.contains(word), word);
        }
}

BOOST_AUTO_TEST_SUITE_END()
