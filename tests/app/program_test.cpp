#include <support/program.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

using xindang::test::Program;
using xindang::test::TempFolder;
namespace fs = std::filesystem;

static bool contains(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(program_test)

BOOST_AUTO_TEST_CASE(without_arguments_it_tells_how_to_get_help)
{
    Program const run{{}};
    BOOST_CHECK_EQUAL(run.code, 2);
    BOOST_CHECK(contains(run.err, "`xindang --help` tells how"));
}

BOOST_AUTO_TEST_CASE(it_finds_its_home_upward_from_where_it_lies)
{
    TempFolder const folder;
    auto const data = (folder.path() / "data").string();
    Program const run{{"init", "--data", data}};
    BOOST_CHECK_EQUAL(run.code, 0);
    BOOST_CHECK_MESSAGE(run.err.empty(), run.err);
    BOOST_CHECK(fs::exists(fs::path(data) / "keys" / "master.key"));
}

BOOST_AUTO_TEST_CASE(init_twice_makes_nothing_the_second_time)
{
    TempFolder const folder;
    auto const data = (folder.path() / "data").string();
    BOOST_CHECK_EQUAL((Program{{"init", "--data", data}}.code), 0);
    Program const again{{"init", "--data", data, "--json"}};
    BOOST_CHECK_EQUAL(again.code, 0);
    BOOST_CHECK(contains(again.out, "\"made\": []"));
}

BOOST_AUTO_TEST_CASE(the_data_folder_may_come_from_the_environment)
{
    TempFolder const folder;
    Program const run{{"init"}, "XINDANG_DATA=" + (folder.path() / "here").string()};
    BOOST_CHECK_EQUAL(run.code, 0);
    BOOST_CHECK(fs::exists(folder.path() / "here" / "keys"));
}

BOOST_AUTO_TEST_CASE(a_command_on_no_data_folder_is_refused_and_makes_none)
{
    TempFolder const folder;
    Program const run{{"user", "list", "--data", (folder.path() / "none").string()}};
    BOOST_CHECK_EQUAL(run.code, 6);
    BOOST_CHECK(run.err.starts_with("xindang: --data: "));
    BOOST_CHECK(!fs::exists(folder.path() / "none"));
}

BOOST_AUTO_TEST_CASE(settings_with_a_mistake_are_refused_with_file_and_line)
{
    TempFolder const home;
    for (auto const* const part : {"conf", "xsd"})
        fs::copy(fs::path(XD_SOURCE_DIR) / part, home.path() / part, fs::copy_options::recursive);
    std::ofstream{home.path() / "conf" / "xindang.xml"}
        << "<xindang xmlns=\"urn:x-xindang:config:1\"\n environment=\"play\"/>\n";
    Program const run{{"init", "--home", home.path(), "--data", (home.path() / "data").string()}};
    BOOST_CHECK_EQUAL(run.code, 4);
    BOOST_CHECK_MESSAGE(run.err.starts_with("xindang: xindang.xml:2: "), run.err);
    BOOST_CHECK(!fs::exists(home.path() / "data"));
}

BOOST_AUTO_TEST_CASE(a_fixed_time_that_is_none_is_told)
{
    Program const run{{"help"}, "XINDANG_NOW=yesterday"};
    BOOST_CHECK_EQUAL(run.code, 1);
    BOOST_CHECK(contains(run.err, "XINDANG_NOW"));
}

BOOST_AUTO_TEST_SUITE_END()
