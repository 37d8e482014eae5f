#include <usecase/grading/grade_enterprises.h>

#include <base/files.h>
#include <crypto/system_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <usecase/archive/take_in.h>
#include <usecase/grading/load_schemes.h>

using namespace xindang;
using test::must;
using usecase::Actor;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;
Actor const CLERK{"xin", {usecase::Duty::CreditAdministrator}};

} // namespace

BOOST_AUTO_TEST_SUITE(demo_test)

BOOST_AUTO_TEST_CASE(the_demonstration_goes_in_whole_and_every_grade_occurs)
{
    test::TempFolder folder;
    crypto::SystemRandom random;
    FixedClock const clock(must(Instant::parse("2026-07-01T09:00:00+08:00")));
    NoProgress silent;
    auto const archive = must(archive::Archive::open(
        folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random));
    auto const take = [&](auto const& verb, char const* name) {
        usecase::TakeIn request;
        request.file = must(read_file(HOME / "conf/demo" / name, 8 << 20));
        auto const receipt = must(verb(CLERK, request, usecase::IntakeServices{archive, clock, HOME, silent}));
        BOOST_CHECK_EQUAL(receipt.bad, 0U);
        BOOST_CHECK_EQUAL(receipt.added, receipt.rows);
        return receipt.added;
    };
    BOOST_CHECK_GE(take(usecase::take_in_enterprises, "enterprises.csv"), 60U);
    BOOST_CHECK_GE(take(usecase::take_in_persons, "persons.csv"), 40U);
    BOOST_CHECK_GE(take(usecase::take_in_products, "products.csv"), 30U);
    take(usecase::take_in_roles, "roles.csv");
    BOOST_CHECK_GE(take(usecase::take_in_records, "records.csv"), 1000U);

    auto const schemes = must(usecase::load_schemes(HOME));
    auto const receipt = must(usecase::grade_enterprises(
        CLERK, {std::nullopt, must(model::CivilDate::parse("2026-06-30"))}, schemes.front(), archive, clock, silent));
    BOOST_CHECK_EQUAL(receipt.decided, receipt.enterprises.size());
    for (auto const count : receipt.by_grade) {
        BOOST_CHECK_GE(count, 3U);
        BOOST_CHECK_LE(count, receipt.enterprises.size() * 3 / 4);
    }
}

BOOST_AUTO_TEST_SUITE_END()
