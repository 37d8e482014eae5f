#include <net/fetch_file.h>
#include <net/run_program.h>
#include <net/sftp.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>

using namespace xindang;

// What servers do, good and bad, is tried with the whole program: tests/follow.
BOOST_AUTO_TEST_SUITE(fetch_file_test)

BOOST_AUTO_TEST_CASE(other_addresses_are_refused)
{
    test::TempFolder const folder;
    for (auto const* url : {"file:///etc/hostname", "ftp://127.0.0.1/x", "", "head.xml", "http://"})
        test::check_refused(net::fetch_file({url, folder.path() / "f", 100}), Fault::BadInput, "url");
    BOOST_CHECK(!std::filesystem::exists(folder.path() / "f"));
}

BOOST_AUTO_TEST_CASE(nobody_there_is_unavailable)
{
    test::TempFolder const folder;
    test::check_refused(net::fetch_file({"http://127.0.0.1:1/lists/head.xml", folder.path() / "f", 100}),
        Fault::Unavailable, "head.xml");
}

BOOST_AUTO_TEST_CASE(nothing_that_sftp_could_take_for_an_option_or_a_pattern_goes_to_it)
{
    test::TempFolder const folder;
    auto const refused = [&](std::string const& url, std::string const& name, std::string const& where) {
        test::check_refused(net::fetch_by_sftp({url, {}, {}, 1, 1, "/bin/false"}, name, folder.path() / "f", 100),
            Fault::BadInput, where);
    };
    for (auto const* url : {"http://host/path", "sftp://", "sftp://-oProxyCommand=x/path", "sftp://user@host:2 2/path",
             "sftp://user@host/a b", "sftp://user@host/$(x)", "sftp://user@host/a\nget", "sftp://us;er@host/x"})
        refused(url, "head.xml", "url");
    for (auto const* name : {"", "-x", "../head.xml", "a b", "a\"", "*"})
        refused("sftp://user@host/path", name, "name");
}

BOOST_AUTO_TEST_CASE(a_client_that_fails_is_unavailable_and_one_that_finds_nothing_is_not_found)
{
    test::TempFolder const folder;
    auto const program = folder.path() / "sftp";
    auto const answer = [&](std::string const& script) {
        write_file_atomically(program, "#!/bin/sh\n" + script);
        std::filesystem::permissions(program, std::filesystem::perms::owner_all);
        return net::fetch_by_sftp(
            {"sftp://user@host:22/drop", {}, {}, 1, 1, program.string()}, "head.xml", folder.path() / "f", 10);
    };
    test::check_refused(answer("echo 'Connection refused'; exit 255"), Fault::Unavailable, "head.xml");
    test::check_refused(answer("echo 'File \"/drop/head.xml\" not found.'; exit 1"), Fault::NotFound, "head.xml");
    test::check_refused(answer("exec sleep 20"), Fault::Unavailable, "head.xml");
    auto const part = (folder.path() / "f.part").string();
    test::check_refused(answer("echo 12345678901 > '" + part + "'"), Fault::TooLarge, "head.xml");
    test::must(answer("read command; echo \"$command\" | grep -q '^get /drop/head.xml ' && echo 1 > '" + part + "'"));
    BOOST_CHECK_EQUAL(test::must(read_file(folder.path() / "f", 10)), "1\n");
}

BOOST_AUTO_TEST_CASE(a_program_gets_its_words_as_they_are)
{
    auto const ended = net::run_program({"printf", "%s|", "a b", "$(id)", "*"}, "", 5);
    BOOST_CHECK_EQUAL(ended.status, 0);
    BOOST_CHECK_EQUAL(ended.words, "a b|$(id)|*|");
    BOOST_CHECK_EQUAL(net::run_program({"cat"}, "in", 5).words, "in");
    BOOST_CHECK(!net::run_program({"sleep", "20"}, "", 1).in_time);
    BOOST_CHECK(net::run_program({"/there/is/none"}, "", 1).status != 0);
}

BOOST_AUTO_TEST_SUITE_END()
