#include <cli/run.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

using namespace xindang;

namespace {

using test::Run;

std::vector<std::string> lines_of(std::string const& text)
{
    std::istringstream stream{text};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

} // namespace

BOOST_AUTO_TEST_SUITE(frame_test)

BOOST_AUTO_TEST_CASE(an_error_of_usage_answers_2_and_tells_how_to_get_help)
{
    Run const unknown{{"serve", "--nonsense"}};
    BOOST_CHECK_EQUAL(unknown.code, 2);
    BOOST_CHECK(unknown.err.find("`xindang serve --help` tells how") != std::string::npos);
    BOOST_CHECK(unknown.out.empty());
    BOOST_CHECK_EQUAL(Run{{}}.code, 2);
    BOOST_CHECK_EQUAL((Run{{"no-such-command"}}.code), 2);
}

BOOST_AUTO_TEST_CASE(help_and_version_answer_0)
{
    BOOST_CHECK_EQUAL((Run{{"--help"}}.code), 0);
    BOOST_CHECK_EQUAL((Run{{"serve", "--help"}}.code), 0);
    BOOST_CHECK_EQUAL((Run{{"--version"}}.code), 0);
}

BOOST_AUTO_TEST_CASE(global_options_may_stand_before_or_after_the_command)
{
    BOOST_CHECK_EQUAL((Run{{"--data", "/nowhere", "serve"}}.code), 0);
    BOOST_CHECK_EQUAL((Run{{"serve", "--data", "/nowhere"}}.code), 0);
}

BOOST_AUTO_TEST_CASE(every_command_has_one_sentence_and_an_example_that_shows_it)
{
    auto const page = lines_of(Run{{"help", "--markdown"}}.out);
    std::string command;
    std::size_t leaves = 0;
    bool has_example = true;
    bool is_group = true;
    for (auto const& line : page) {
        if (line.starts_with("## ")) {
            // A command is a group when the next heading goes on with its words.
            is_group = command.empty() || line.substr(3).starts_with(command + " ");
            BOOST_CHECK_MESSAGE(is_group || has_example, command << " has no example");
            command = line.substr(3);
            has_example = false;
            ++leaves;
        } else if (line.starts_with("    ")) {
            BOOST_CHECK_MESSAGE(line.find(command.substr(command.find(" ") + 1)) != std::string::npos,
                "the example of " << command << ": " << line);
            has_example = true;
        }
    }
    BOOST_CHECK_MESSAGE(has_example, command << " has no example");
    BOOST_CHECK_GE(leaves, 3u);
}

BOOST_AUTO_TEST_CASE(help_about_an_unknown_command_is_not_found)
{
    Run const run{{"help", "nonsense"}};
    BOOST_CHECK_EQUAL(run.code, 6);
    BOOST_CHECK(run.err.starts_with("xindang: nonsense: "));
}

BOOST_AUTO_TEST_CASE(a_home_without_settings_is_refused_at_its_option)
{
    test::TempFolder const folder;
    Run const run{{"init", "--home", folder.path(), "--data", (folder.path() / "data").string()}};
    BOOST_CHECK_EQUAL(run.code, 6);
    BOOST_CHECK(run.err.starts_with("xindang: --home: "));
    BOOST_CHECK(!std::filesystem::exists(folder.path() / "data"));
}

BOOST_AUTO_TEST_CASE(the_printed_list_of_commands_is_the_one_in_docs)
{
    std::ifstream file{XD_SOURCE_DIR "/docs/commands.md"};
    std::ostringstream committed;
    committed << file.rdbuf();
    BOOST_CHECK_MESSAGE((Run{{"help", "--markdown"}}.out == committed.str()),
        "write it anew: xindang help --markdown > docs/commands.md");
}

BOOST_AUTO_TEST_SUITE_END()
