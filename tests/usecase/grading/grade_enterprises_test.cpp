#include <usecase/grading/grade_enterprises.h>

#include <crypto/system_random.h>
#include <grading/versions.h>
#include <model/ban.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <usecase/grading/explain_grade.h>
#include <usecase/grading/load_schemes.h>

using namespace xindang;
using test::check_refused;
using test::must;
using usecase::Actor;
using usecase::Duty;

namespace {

Actor const CLERK{"xin", {Duty::CreditAdministrator}};

model::CivilDate day(char const* text)
{
    return must(model::CivilDate::parse(text));
}

/// A wholesaler and a person who is 企业负责人 there.
struct Office {
    Office()
        : archive(must(archive::Archive::open(
              folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random))),
          clock(must(Instant::parse("2026-07-01T09:00:00+08:00"))),
          schemes(must(usecase::load_schemes(XD_SOURCE_DIR)))
    {
        auto writer = must(archive.writer("xin", clock));
        firm = must(writer.register_subject({model::SubjectKind::Enterprise, "东屿省沧浪医药有限公司", {}, {},
            {{"enterprise_type", "药品批发企业"}, {"field", "药品"}, {"started_on", "2012-05-08"}},
            day("2026-07-01")}));
        person = must(writer.register_subject({model::SubjectKind::Person, "陆望舒", {},
            {{model::IdentifierScheme::PersonId, "359901197310091004"}}, {}, day("2026-07-01")}));
        must(writer.add_role({model::RoleKind::Post, *person, *firm, "企业负责人", {day("2026-05-06"), std::nullopt}}));
        add(writer, "1", model::RecordKind::Licence, "准予", "闽AA599000018");
        add(writer, "2", model::RecordKind::SelfReport, "按时提交", "");
        add(writer, "3", model::RecordKind::Penalty, "警告", "云枢市监药罚〔2026〕1号");
        writer.commit();
    }

    void add(archive::Writer& writer, std::string const& reference, model::RecordKind kind, std::string const& result,
        std::string const& number) const
    {
        must(writer.add_record({model::EntryNumber{1}, *firm, std::nullopt, kind, day("2026-03-03"), "", "",
            model::Field::Drug, model::Gravity::None, model::Money::zero(), result, "", number, std::nullopt, "",
            "测试", reference, ""}));
    }

    /// What issuing a ban decision leaves in the ledger: the document with the ban, and a record of the penalty.
    void ban()
    {
        auto writer = must(archive.writer("wei", clock));
        archive::NewDocument document{*person, day("2026-06-12"), "ban-decision", "东药监罚〔2026〕1号", "东药监罚",
            2026, 1, "行政处罚决定书", must(model::Sha256::from_bytes(Bytes(32, 'd'))), {}};
        model::Ban{"D118", "《中华人民共和国药品管理法》第一百一十八条第一款", "药品生产经营活动", "drug",
            model::Term::life(day("2026-06-12")), day("2026-06-12"), "dongyu-mpa", "生产销售假药"}
            .write_to(document.more);
        must(writer.issue_document(document));
        must(writer.add_record({model::EntryNumber{1}, *person, std::nullopt, model::RecordKind::Penalty,
            day("2026-06-12"), "", "", model::Field::Drug, model::Gravity::Serious, model::Money::zero(), "限制从业",
            "", "东药监罚〔2026〕1号", std::nullopt, "", "dongyu-mpa", "东药监罚〔2026〕1号", ""}));
        writer.commit();
    }

    /// Grades as the command does when only the id of the scheme is said.
    usecase::GradeReceipt grade_by_id(model::CivilDate on)
    {
        NoProgress silent;
        FixedClock const then(must(Instant::parse("2027-03-01T09:00:00+08:00")));
        auto const scheme = must(grading::choose_scheme(schemes, "general", on));
        return must(usecase::grade_enterprises(CLERK, {std::nullopt, on}, scheme, archive, then, silent));
    }

    Outcome<usecase::GradeReceipt> grade(Actor const& actor, model::CivilDate on)
    {
        NoProgress silent;
        return usecase::grade_enterprises(actor, {std::nullopt, on}, schemes.front(), archive, clock, silent);
    }

    usecase::ExplainedGrade explain() const
    {
        return must(usecase::explain_grade(CLERK, {*firm, "", std::nullopt}, schemes, archive, clock));
    }

    test::TempFolder folder;
    crypto::SystemRandom random;
    archive::Archive archive;
    FixedClock clock;
    std::vector<grading::Scheme> schemes;
    std::optional<model::SubjectId> firm;
    std::optional<model::SubjectId> person;
};

} // namespace

BOOST_AUTO_TEST_SUITE(grade_enterprises_test)

BOOST_AUTO_TEST_CASE(a_regrade_of_what_has_not_changed_adds_nothing)
{
    Office office;
    auto const first = must(office.grade(CLERK, day("2026-06-30")));
    BOOST_CHECK_EQUAL(first.decided, 1U);
    auto const size = office.archive.view().size();
    auto const second = must(office.grade(CLERK, day("2026-06-30")));
    BOOST_CHECK_EQUAL(second.decided, 0U);
    BOOST_CHECK_EQUAL(second.unchanged, 1U);
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
    BOOST_CHECK(first.enterprises.front().mark == second.enterprises.front().mark);
}

BOOST_AUTO_TEST_CASE(one_and_all_give_the_same_grade_and_the_explanation_is_reproduced_from_the_ledger)
{
    Office office;
    auto const all = must(office.grade(CLERK, day("2026-06-30")));
    NoProgress silent;
    auto const one = must(usecase::grade_enterprises(
        CLERK, {office.firm, day("2026-06-30")}, office.schemes.front(), office.archive, office.clock, silent));
    BOOST_CHECK(one.enterprises.front().mark == all.enterprises.front().mark);
    BOOST_CHECK_EQUAL(one.unchanged, 1U);
    auto const before = office.explain();
    BOOST_CHECK(before.reproduced);
    office.ban();
    auto const after = office.explain(); // still explains the decision made before the ban
    BOOST_CHECK(after.reproduced);
    BOOST_CHECK_EQUAL(before.json(), after.json());
}

BOOST_AUTO_TEST_CASE(the_day_picks_the_version_and_an_old_decision_is_explained_by_the_one_that_made_it)
{
    Office office;
    BOOST_CHECK_EQUAL(office.grade_by_id(day("2026-12-31")).scheme_version, "2");
    BOOST_CHECK_EQUAL(office.grade_by_id(day("2027-01-01")).scheme_version, "3");
    auto const explain = [&](char const* scheme, std::optional<model::CivilDate> on) {
        return must(
            usecase::explain_grade(CLERK, {*office.firm, scheme, on}, office.schemes, office.archive, office.clock));
    };
    auto const old = explain("", day("2026-12-31"));
    BOOST_CHECK_EQUAL(old.explanation.scheme_version, "2");
    BOOST_CHECK(old.reproduced);
    auto const last = explain("general", std::nullopt);
    BOOST_CHECK_EQUAL(last.explanation.scheme_version, "3");
    BOOST_CHECK(last.reproduced);
    BOOST_CHECK_EQUAL(explain("general@2", std::nullopt).json(), old.json());
}

BOOST_AUTO_TEST_CASE(a_ban_of_the_head_pulls_the_firm_down_and_counts_once)
{
    Office office;
    auto const before = must(office.grade(CLERK, day("2026-06-30")));
    office.ban();
    auto const after = must(office.grade(CLERK, day("2026-06-30")));
    BOOST_CHECK(after.enterprises.front().mark.grade == model::Grade::D);
    BOOST_CHECK(after.enterprises.front().before == before.enterprises.front().mark.grade);
    BOOST_CHECK(before.enterprises.front().mark.grade != model::Grade::D);
    for (auto const& reason : office.explain().explanation.reasons)
        if (reason.id == "RY03") BOOST_CHECK_EQUAL(reason.records.size(), 1U);
}

BOOST_AUTO_TEST_CASE(only_a_credit_administrator_grades_and_only_days_that_have_come)
{
    Office office;
    check_refused(office.grade({"lin", {Duty::PublicationStaff}}, day("2026-06-30")), Fault::Forbidden, "actor");
    check_refused(office.grade(CLERK, day("2026-07-02")), Fault::BadInput, "on");
    check_refused(office.grade(CLERK, day("2019-06-30")), Fault::BadInput, "on");
    NoProgress silent;
    check_refused(
        usecase::grade_enterprises(CLERK, {model::SubjectId{model::SubjectKind::Enterprise, 99}, day("2026-06-30")},
            office.schemes.front(), office.archive, office.clock, silent),
        Fault::NotFound, "subject");
    BOOST_CHECK(office.archive.view().grades_of(*office.firm).empty());
}

BOOST_AUTO_TEST_SUITE_END()
