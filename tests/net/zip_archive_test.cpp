#include <net/zip_archive.h>

#include <net/zip.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <support/zip_maker.h>

#include <base/files.h>

#include <boost/test/data/test_case.hpp>

#include <ostream>

using namespace xindang;
using net::ZipArchive;
using test::check_refused;
using test::must;
using test::zip_by_hand;

namespace {

struct Hostile {
    char const* what;
    std::vector<test::ZipEntry> entries;
};
std::ostream& operator<<(std::ostream& out, Hostile const& hostile)
{
    return out << hostile.what;
}

Hostile const HOSTILE[] = {
    {"a way out", {{"../head.xml", "x"}}},
    {"a way out further down", {{"list/../../head.xml", "x"}}},
    {"an absolute name", {{"/etc/passwd", "x"}}},
    {"a name of another system", {{"list\\head.xml", "x"}}},
    {"a drive", {{"C:head.xml", "x"}}},
    {"a line break in a name", {{"head.xml\nother", "x"}}},
    {"an empty folder name", {{"list//head.xml", "x"}}},
    {"a name twice", {{"head.xml", "x"}, {"head.xml", "y"}}},
    {"a name twice in another case", {{"head.xml", "x"}, {"HEAD.xml", "y"}}},
    {"a symbolic link", {{"head.xml", "/etc/passwd", 0, 0, 0120777}}},
    {"a device", {{"head.xml", "", 0, 0, 0020666}}},
    {"an encrypted file", {{"head.xml", "x", 0, 1}}},
    {"another compression", {{"head.xml", "x", 14}}},
    {"a directory that contradicts its files", {{"head.xml", "x", 0, 0, 0, -1, 0, "held.xml"}}},
    {"nothing", {}},
};

} // namespace

BOOST_AUTO_TEST_SUITE(zip_archive_test)

BOOST_AUTO_TEST_CASE(what_was_packed_comes_out_as_it_went_in)
{
    std::string big;
    for (int i = 0; i < 100'000; ++i)
        big += std::to_string(i) + "名单\n";
    auto const packed =
        net::zip_of({{"list/head.xml", "<ListHead/>"}, {"list/part.xml", big}, {"empty", ""}}, Instant{1'767'574'800});
    test::TempFolder const folder;
    write_file_atomically(folder.path() / "a.zip", packed, Durable::No);
    auto const archive = must(ZipArchive::open(folder.path() / "a.zip"));
    BOOST_CHECK(archive.has("list/head.xml"));
    BOOST_CHECK(!archive.has("head.xml"));
    BOOST_CHECK(must(archive.get("list/part.xml", big.size())) == big);
    BOOST_CHECK(must(archive.get("empty", 0)).empty());
    check_refused(archive.get("list/part.xml", big.size() - 1), Fault::TooLarge, "list/part.xml");
    check_refused(archive.get("other", 10), Fault::NotFound, "other");
    BOOST_CHECK(must(must(ZipArchive::read(packed)).get("list/head.xml", 100)) == "<ListHead/>");
    BOOST_CHECK(must(must(ZipArchive::read(zip_by_hand({{"head.xml", "by hand"}}))).get("head.xml", 100)) == "by hand");
    check_refused(ZipArchive::open(folder.path() / "b.zip"), Fault::NotFound, "b.zip");
}

BOOST_DATA_TEST_CASE(a_hostile_archive_is_not_opened, boost::unit_test::data::make(HOSTILE), hostile)
{
    check_refused(ZipArchive::read(zip_by_hand(hostile.entries)), Fault::Corrupt, "archive");
}

BOOST_AUTO_TEST_CASE(an_archive_that_is_cut_off_anywhere_is_not_opened)
{
    auto const whole = net::zip_of({{"list/head.xml", std::string(500, 'x')}, {"b", "b"}}, Instant{1'767'574'800});
    for (std::size_t size = 0; size < whole.size(); ++size)
        check_refused(ZipArchive::read(whole.substr(0, size)), Fault::Corrupt, "archive");
    check_refused(ZipArchive::read("<html>not found</html>"), Fault::Corrupt, "archive");
}

BOOST_AUTO_TEST_CASE(a_bomb_is_refused_by_what_it_says_of_itself)
{
    auto const bomb = net::zip_of({{"head.xml", Bytes(std::size_t{50} << 20, 'a')}}, Instant{1'767'574'800});
    BOOST_CHECK_LT(bomb.size(), 100'000);
    check_refused(ZipArchive::read(bomb, {1 << 20, 1 << 20, 10}), Fault::TooLarge, "archive");
    check_refused(must(ZipArchive::read(bomb)).get("head.xml", 1000), Fault::TooLarge, "head.xml");
    check_refused(ZipArchive::read(bomb, {1000, 1 << 30, 10}), Fault::TooLarge, "archive");
    std::vector<test::ZipEntry> many;
    for (int i = 0; i < 11; ++i)
        many.push_back({"file" + std::to_string(i), "x"});
    check_refused(ZipArchive::read(zip_by_hand(many), {1 << 20, 1 << 20, 10}), Fault::TooLarge, "archive");
    // Sizes whose sum would be a small number again.
    check_refused(ZipArchive::read(zip_by_hand({{"a", "x", 8, 0, 0, 0xFFFFFFF0}, {"b", "x", 8, 0, 0, 0xFFFFFFF0}}),
                      {1 << 20, std::uint64_t{5} << 30, 10}),
        Fault::TooLarge, "archive");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_what_was_said_of_it_is_refused_at_its_name)
{
    auto const wrong_crc = must(ZipArchive::read(zip_by_hand({{"head.xml", "content", 0, 0, 0, -1, 1}})));
    check_refused(wrong_crc.get("head.xml", 100), Fault::Corrupt, "head.xml");
    // A bomb that says it is small: fifty megabytes of zeros, said to be ten octets.
    auto bomb = net::zip_of({{"head.xml", Bytes(std::size_t{50} << 20, '\0')}}, Instant{1'767'574'800});
    std::string const real("\x00\x00\x20\x03", 4);
    std::string const said("\x0A\x00\x00\x00", 4);
    int lies = 0;
    for (auto at = bomb.find(real); at != Bytes::npos; at = bomb.find(real, at + 4), ++lies)
        bomb.replace(at, 4, said);
    BOOST_REQUIRE_GE(lies, 1);
    auto const archive = ZipArchive::read(bomb);
    if (archive) check_refused(archive->get("head.xml", 100), Fault::Corrupt, "head.xml");
    if (!archive) check_refused(archive, Fault::Corrupt, "archive");
}

BOOST_AUTO_TEST_SUITE_END()
