#include <base/temporary_folder.h>

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <optional>

using xindang::TemporaryFolder;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(temporary_folder_test)

BOOST_AUTO_TEST_CASE(it_is_ours_alone_and_goes_away_with_all_that_is_in_it)
{
    std::optional<TemporaryFolder> folder(std::in_place, "test");
    TemporaryFolder const other("test");
    auto const path = folder->path();
    BOOST_CHECK(path != other.path());
    BOOST_CHECK(path.filename().string().starts_with("xindang-test-"));
    BOOST_CHECK((fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
    fs::create_directories(path / "deep");
    std::ofstream(path / "deep" / "file") << "x";
    folder.reset();
    BOOST_CHECK(!fs::exists(path));
    BOOST_CHECK(fs::exists(other.path()));
}

BOOST_AUTO_TEST_CASE(who_has_no_room_for_it_is_told_so)
{
    BOOST_CHECK_THROW(TemporaryFolder("no/such/place"), std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()
