#include <usecase/grading/grade_enterprises.h>

#include <base/files.h>
#include <crypto/system_random.h>
#include <support/golden.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/archive/take_in.h>
#include <usecase/grading/explain_grade.h>
#include <usecase/grading/load_schemes.h>

using namespace xindang;
using test::must;
using usecase::Actor;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;
Actor const CLERK{"xin", {usecase::Duty::CreditAdministrator}};

/// The demonstration in an archive of its own, not graded yet.
struct Demo {
    Demo()
    {
        BOOST_CHECK_GE(take(usecase::take_in_enterprises, "enterprises.csv"), 60U);
        BOOST_CHECK_GE(take(usecase::take_in_persons, "persons.csv"), 40U);
        BOOST_CHECK_GE(take(usecase::take_in_products, "products.csv"), 30U);
        take(usecase::take_in_roles, "roles.csv");
        BOOST_CHECK_GE(take(usecase::take_in_records, "records.csv"), 1000U);
    }

    template <class Verb> std::size_t take(Verb const& verb, char const* name)
    {
        usecase::TakeIn request;
        request.file = must(read_file(HOME / "conf/demo" / name, 8 << 20));
        auto const receipt = must(verb(CLERK, request, usecase::IntakeServices{archive, clock, HOME, silent}));
        BOOST_CHECK_EQUAL(receipt.bad, 0U);
        BOOST_CHECK_EQUAL(receipt.added, receipt.rows);
        return receipt.added;
    }

    usecase::GradeReceipt grade()
    {
        return must(usecase::grade_enterprises(CLERK, {std::nullopt, must(model::CivilDate::parse("2026-06-30"))},
            schemes.front(), archive, clock, silent));
    }

    test::TempFolder folder;
    crypto::SystemRandom random;
    FixedClock clock{must(Instant::parse("2026-07-01T09:00:00+08:00"))};
    NoProgress silent;
    archive::Archive archive = must(archive::Archive::open(
        folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random));
    std::vector<grading::Scheme> schemes = must(usecase::load_schemes(HOME));
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(demo_test, Demo)

BOOST_AUTO_TEST_CASE(the_demonstration_goes_in_whole_and_every_grade_occurs)
{
    auto const receipt = grade();
    BOOST_CHECK_EQUAL(receipt.decided, receipt.enterprises.size());
    for (auto const count : receipt.by_grade) {
        BOOST_CHECK_GE(count, 3U);
        BOOST_CHECK_LE(count, receipt.enterprises.size() * 3 / 4);
    }
}

// From the files of the demonstration to the last octet of what a firm is told.
BOOST_AUTO_TEST_CASE(a_firm_of_the_demonstration_is_told_the_same_for_ever)
{
    grade();
    auto const firm = must(usecase::find_enterprise(archive.view(), "91359902DY0000017F"));
    auto const explained = must(usecase::explain_grade(
        CLERK, {firm, "", std::nullopt, usecase::ExplainGrade::Depth::Outlook}, schemes, archive, clock));
    BOOST_CHECK(explained.reproduced);
    test::check_golden("grading/demo-firm.txt", explained.text());
    test::check_golden(
        "grading/demo-firm.json", grading::to_json(explained.explanation, *explained.outlook, explained.head) + "\n");
    test::check_golden(
        "grading/demo-firm.html", grading::to_html(explained.explanation, *explained.outlook, explained.head));
}

BOOST_AUTO_TEST_SUITE_END()
