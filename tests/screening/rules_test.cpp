#include <screening/rules.h>

#include "world.h"

#include <base/files.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using namespace xindang::screening;

namespace {

struct Wrong {
    char const* what;
    char const* from;
    char const* to;
};

Wrong const WRONG[] = {
    {"a match below what is possible", "match=\"", "match=\"0\" x=\""},
    {"evidence given twice", "birth-year-other", "birth-year-same"},
    {"an unknown sign", "told-apart", "told-together"},
    {"a weight above the scale", "core=\"", "core=\"9"},
    {"an unknown column", "name=\"passport\"", "name=\"visa\""},
};

/// The shipped files with one replacement in rules.xml, and the line it stands in.
std::pair<Outcome<Rules>, std::string> load_with(Wrong const& wrong)
{
    std::filesystem::path const home{XD_SOURCE_DIR};
    test::TempFolder folder;
    std::filesystem::copy(home / "conf/screening", folder.path(), std::filesystem::copy_options::recursive);
    auto text = test::must(read_file(folder.path() / "rules.xml", 1 << 20));
    auto const at = text.find(wrong.from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, wrong.what);
    text.replace(at, std::string(wrong.from).size(), wrong.to);
    write_file_atomically(folder.path() / "rules.xml", text);
    auto const line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return {Rules::load(folder.path(), home / "xsd/screening.xsd"), "rules.xml:" + std::to_string(line)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(rules_test)

BOOST_AUTO_TEST_CASE(every_mistake_is_refused_with_its_line)
{
    for (auto const& wrong : WRONG) {
        BOOST_TEST_CONTEXT(wrong.what)
        {
            auto const [rules, where] = load_with(wrong);
            test::check_refused(rules, Fault::BadInput, where);
        }
    }
}

BOOST_AUTO_TEST_CASE(shapes_that_are_no_shapes_are_refused_with_their_line)
{
    std::filesystem::path const home{XD_SOURCE_DIR};
    for (auto const* look : {"<look of=\"莱菜\">荣</look>", "<look>荣</look>", "<look of=\"莱\"/>"}) {
        test::TempFolder folder;
        std::filesystem::copy(home / "conf/screening", folder.path(), std::filesystem::copy_options::recursive);
        write_file_atomically(folder.path() / "shapes.xml",
            std::string("<shapes xmlns=\"urn:x-xindang:screening:1\">\n<group>丫吖</group>\n") + look +
                "\n</shapes>\n");
        auto const refused = Rules::load(folder.path(), home / "xsd/screening.xsd");
        BOOST_TEST_CONTEXT(look)
        {
            test::check_refused(refused, Fault::BadInput, "shapes.xml:3");
        }
    }
}

BOOST_FIXTURE_TEST_CASE(regions_lie_in_one_another_by_their_codes, test::ScreeningWorld)
{
    BOOST_CHECK(nested("360802", "360800"));
    BOOST_CHECK(nested("36", "360802"));
    BOOST_CHECK(!nested("360802", "360803"));
    BOOST_CHECK(!nested("", "36"));
    BOOST_CHECK_GT(rules.lexicon.regions(), 3000U);
}

BOOST_AUTO_TEST_SUITE_END()
