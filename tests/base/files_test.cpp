#include <base/files.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(files_test)

BOOST_AUTO_TEST_CASE(a_written_file_reads_back_and_leaves_no_part_behind)
{
    test::TempFolder const folder;
    auto const path = folder.path() / "deep" / "notice.html";
    write_file_atomically(path, "one");
    write_file_atomically(path, std::string(100'000, 'x'));
    BOOST_CHECK_EQUAL(test::must(read_file(path, 1'000'000)).size(), 100'000u);
    auto const entries = std::distance(std::filesystem::directory_iterator(path.parent_path()), {});
    BOOST_CHECK_EQUAL(entries, 1);
}

BOOST_AUTO_TEST_CASE(a_file_over_its_limit_or_missing_is_refused_by_name_without_its_folder)
{
    test::TempFolder const folder;
    write_file_atomically(folder.path() / "big", "12345");
    test::check_refused(read_file(folder.path() / "big", 4), Fault::TooLarge, "big");
    test::check_refused(read_file(folder.path() / "none", 4), Fault::NotFound, "none");
    test::check_refused(read_file(folder.path(), 4), Fault::NotFound, folder.path().filename().string());
    BOOST_CHECK_EQUAL(test::must(read_file(folder.path() / "big", 5)), "12345");
}

BOOST_AUTO_TEST_SUITE_END()
