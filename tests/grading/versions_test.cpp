#include <grading/versions.h>

#include <grading/random_archive.h>
#include <grading/support.h>

#include <boost/test/data/test_case.hpp>

#include <ostream>

using namespace xindang;
using grading::Scheme;
using grading::SchemeFile;
using test::check_refused;
using test::date;
using test::must;

namespace {

/// The minimal scheme with another head.
SchemeFile version(std::string const& number, std::string const& head, std::string const& id = "minimal")
{
    auto text = must(read_file(std::string(XD_SOURCE_DIR) + "/tests/fixtures/grading/minimal.xml", 1 << 20));
    std::string const old = "id=\"minimal\" version=\"1\" title=\"最小方案\" effective-from=\"2026-01-01\" "
                            "effective-until=\"2026-12-31\"";
    text.replace(text.find(old), old.size(), "id=\"" + id + "\" version=\"" + number + "\" title=\"最小方案\" " + head);
    auto const file = id + "-" + number + ".xml";
    return {file, must(Scheme::load(text, file, test::scheme_schema()))};
}

std::string const FROM_24 = "effective-from=\"2024-01-01\"";
std::string const FROM_27 = "effective-from=\"2027-01-01\"";

struct Wrong {
    char const* what;
    std::vector<std::pair<std::string, std::string>> versions; ///< number and head
    char const* place;
};

std::ostream& operator<<(std::ostream& out, Wrong const& wrong)
{
    return out << wrong.what;
}

std::vector<Wrong> const WRONG{
    {"the same version twice", {{"1", FROM_24}, {"1", FROM_27}}, "minimal-1.xml:2"},
    {"two versions without an end", {{"1", FROM_24}, {"2", FROM_27}}, "minimal-2.xml:2"},
    {"the last day of one is the first of the other",
        {{"1", FROM_24 + " effective-until=\"2027-01-01\""}, {"2", FROM_27}}, "minimal-2.xml:2"},
    {"two versions without dates", {{"1", ""}, {"2", ""}}, "minimal-2.xml:2"},
    {"a successor of nobody", {{"1", FROM_24}, {"3", "succeeds=\"2\" " + FROM_27}}, "minimal-3.xml:2"},
    {"a successor without a first day", {{"1", FROM_24}, {"2", "succeeds=\"1\""}}, "minimal-2.xml:2"},
    {"a successor that begins no later", {{"1", FROM_27}, {"2", "succeeds=\"1\" " + FROM_24}}, "minimal-2.xml:2"},
    {"two successors of one version",
        {{"1", FROM_24}, {"2", "succeeds=\"1\" " + FROM_27}, {"3", "succeeds=\"1\" effective-from=\"2028-01-01\""}},
        "minimal-3.xml:2"},
};

} // namespace

BOOST_AUTO_TEST_SUITE(versions_test)

BOOST_DATA_TEST_CASE(
    versions_that_do_not_fit_are_refused_with_file_and_line, boost::unit_test::data::make(WRONG), wrong)
{
    std::vector<SchemeFile> files;
    for (auto const& [number, head] : wrong.versions)
        files.push_back(version(number, head));
    check_refused(grading::line_up(files), Fault::Conflict, wrong.place);
}

BOOST_AUTO_TEST_CASE(a_successor_ends_the_version_before_it_and_the_day_picks_between_them)
{
    auto const schemes = must(grading::line_up({version("2", "succeeds=\"1\" " + FROM_27), version("1", FROM_24)}));
    BOOST_REQUIRE_EQUAL(schemes.size(), 2U);
    BOOST_CHECK_EQUAL(schemes.front().version(), "1"); // oldest first
    auto const chosen = [&](char const* name, model::CivilDate day) {
        return must(grading::choose_scheme(schemes, name, day)).version();
    };
    BOOST_CHECK_EQUAL(chosen("minimal", date(2026, 12, 31)), "1");
    BOOST_CHECK_EQUAL(chosen("minimal", date(2027, 1, 1)), "2");
    BOOST_CHECK_EQUAL(chosen("", date(2027, 1, 1)), "2");
    BOOST_CHECK_EQUAL(chosen("minimal@1", date(2026, 12, 31)), "1");
    check_refused(grading::choose_scheme(schemes, "minimal@1", date(2027, 1, 1)), Fault::NotFound, "scheme");
    check_refused(grading::choose_scheme(schemes, "minimal", date(2023, 12, 31)), Fault::NotFound, "scheme");
    check_refused(grading::choose_scheme(schemes, "other", date(2027, 1, 1)), Fault::NotFound, "scheme");
}

BOOST_AUTO_TEST_CASE(versions_with_dates_apart_need_no_succession)
{
    auto const schemes =
        must(grading::line_up({version("1", FROM_24 + " effective-until=\"2026-12-31\""), version("2", FROM_27)}));
    BOOST_CHECK_EQUAL(must(grading::choose_scheme(schemes, "minimal", date(2027, 6, 1))).version(), "2");
}

BOOST_AUTO_TEST_CASE(two_schemes_in_force_at_once_must_be_named)
{
    auto const schemes = must(grading::line_up({version("1", FROM_24), version("1", FROM_24, "other")}));
    check_refused(grading::choose_scheme(schemes, "", date(2026, 6, 30)), Fault::Conflict, "scheme");
    BOOST_CHECK_EQUAL(must(grading::choose_scheme(schemes, "other", date(2026, 6, 30))).id(), "other");
}

BOOST_AUTO_TEST_CASE(a_name_is_an_id_and_perhaps_a_version)
{
    auto const name = grading::SchemeName::of("general@2");
    BOOST_CHECK_EQUAL(name.id, "general");
    BOOST_CHECK_EQUAL(name.version, "2");
    BOOST_CHECK(!name.fits("general", "3"));
    BOOST_CHECK(grading::SchemeName::of("general").fits("general", "3"));
    BOOST_CHECK(!grading::SchemeName::of("general").fits("other", "3"));
}

BOOST_AUTO_TEST_SUITE_END()
