#include <model/credit_code.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>

#include <cstdlib>
#include <fstream>

using namespace xindang;
using model::CreditCode;

BOOST_AUTO_TEST_SUITE(credit_code_test)

BOOST_DATA_TEST_CASE(codes_that_hold_are_read,
    boost::unit_test::data::make({"91350100M000100Y43", "91110000600037341L", "91440300708461136T"}))
{
    auto const code = test::must(CreditCode::parse(sample));
    BOOST_CHECK_EQUAL(code.text(), sample);
    BOOST_CHECK_EQUAL(code.registrar(), '9');
    BOOST_CHECK(!code.is_individual_business());
}

BOOST_DATA_TEST_CASE(what_breaks_either_check_is_refused,
    boost::unit_test::data::make({
        "91310115MA1G4L1WXK", // goes about on the web; its check character would be 7
        "91350100M000100Y56", // the check character holds, the organisation code inside does not
        "91350100M000100Y34", // two characters swapped
        "91350100M000100Y4",
        "91350100M000100Y433",
        "91350100M000IO0Y43", // I and O are no characters of the alphabet, and are not guessed into 1 and 0
        "9135A100M000100Y43",
        "９１３５０１００M000100Y4४",
        "",
        "                  ",
        "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
    }))
{
    test::check_refused(CreditCode::parse(sample), Fault::BadInput, "credit_code");
}

BOOST_DATA_TEST_CASE(a_code_is_normalised_before_it_is_judged,
    boost::unit_test::data::make(
        {"91350100m000100y43", " 91350100 M000100Y43\t", "９１３５０１００Ｍ０００１００Ｙ４３", "91350100　M000100Y43",
            "\xEF\xBB\xBF"
            "91350100M000100Y43\xE2\x80\x8B"}))
{
    BOOST_CHECK_EQUAL(CreditCode::normalised(sample), "91350100M000100Y43");
    BOOST_CHECK_EQUAL(test::must(CreditCode::parse(sample)).text(), "91350100M000100Y43");
}

BOOST_AUTO_TEST_CASE(a_code_tells_registrar_region_and_organisation)
{
    auto const code = test::must(CreditCode::parse("91440300708461136T"));
    BOOST_CHECK_EQUAL(code.region()->text(), "440300");
    BOOST_CHECK_EQUAL(code.organisation_code(), "708461136");
    BOOST_CHECK(!test::must(CreditCode::parse("92990100MA0T3TT118")).region());
    BOOST_CHECK(test::must(CreditCode::parse("92990100MA0T3TT118")).is_individual_business());
}

BOOST_AUTO_TEST_CASE(real_codes_agree_with_the_registries_file)
{
    // A file of real enterprises may lie on the machine; it never enters the repository.
    auto const* path = std::getenv("XD_REAL_ENTERPRISES");
    if (!path) {
        BOOST_TEST_MESSAGE("skipped: XD_REAL_ENTERPRISES names no file");
        return;
    }
    std::ifstream file(path);
    BOOST_REQUIRE(file);
    std::string line;
    std::getline(file, line);
    int good = 0;
    int refused = 0;
    while (std::getline(file, line)) {
        auto const first = line.find(',') + 1;
        auto const second = line.find(',', first);
        auto const code = CreditCode::parse(line.substr(first, second - first));
        BOOST_CHECK_MESSAGE(static_cast<bool>(code) == (line[second + 1] == '1'), line);
        ++(code ? good : refused);
    }
    BOOST_TEST_MESSAGE("real codes: " << good << " good, " << refused << " refused");
    BOOST_CHECK_GT(good, 0);
}

BOOST_AUTO_TEST_SUITE_END()
