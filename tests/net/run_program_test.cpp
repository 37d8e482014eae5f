#include <net/run_program.h>

#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(run_program_test)

BOOST_AUTO_TEST_CASE(a_program_is_ended_before_its_file_is_larger_than_it_may_be)
{
    test::TempFolder const folder;
    auto const file = folder.path() / "file";
    // As sftp does: it waits to be told what to do, then writes.
    auto const write = [&](std::string const& octets, std::uint64_t limit) {
        return net::run_program(
            {"sh", "-c", "read size; head -c \"$size\" /dev/zero > '" + file.string() + "'"}, octets + "\n", 20, limit);
    };
    auto const fits = write("1000", 1000);
    BOOST_CHECK_EQUAL(fits.status, 0);
    BOOST_CHECK(fits.in_size);
    BOOST_CHECK_EQUAL(std::filesystem::file_size(file), 1000);
    auto const too_much = write("50000000", 1000);
    BOOST_CHECK(too_much.status != 0);
    BOOST_CHECK(std::filesystem::file_size(file) <= 1000);
}

BOOST_AUTO_TEST_CASE(the_system_says_that_it_was_the_size)
{
    test::TempFolder const folder;
    // Without a shell around it, so that the one who writes is the one who is ended.
    auto const file = (folder.path() / "file").string();
    auto const ended = net::run_program({"tee", file}, std::string(5000, 'x'), 20, 1000);
    BOOST_CHECK(!ended.in_size);
    BOOST_CHECK_EQUAL(std::filesystem::file_size(file), 1000);
}

BOOST_AUTO_TEST_SUITE_END()
