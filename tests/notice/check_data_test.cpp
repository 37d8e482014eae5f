#include <notice/notice_fixture.h>

#include <base/files.h>
#include <notice/check_data.h>
#include <support/fixed_random.h>
#include <support/temp_folder.h>

using namespace xindang;
using State = notice::CheckRecord::State;

BOOST_AUTO_TEST_SUITE(check_data_test)

struct Shelf {
    test::TempFolder folder;
    test::CountingRandom random;
    notice::CheckData data{folder.path()};
    notice::CheckRecord secret{crypto::sha256("served"), State::Valid, notice::CheckCode::fresh(random)};
    notice::CheckRecord told{crypto::sha256("public"), State::Withdrawn, std::nullopt,
        notice::CheckRecord::Public{"东药监罚〔2026〕12号", "测试省药品监督管理局", test::day("2026-01-05")}};

    std::string all() const
    {
        std::string content;
        for (auto const& file : std::filesystem::directory_iterator(folder.path() / "check/data"))
            content += *read_file(file.path(), 1 << 20);
        return content;
    }
    std::string of(std::string const& key) const
    {
        auto const content = read_file(folder.path() / "check/data" / (key.substr(0, 3) + ".txt"), 1 << 20);
        if (!content) return "missing";
        auto const at = content->find(key + "\t");
        return at == content->npos ? "missing" : content->substr(at + 65, content->find('\n', at) - at - 65);
    }
    std::string key_of_code() const { return crypto::sha256("xindang-check:" + secret.code->characters()).hex(); }
};

BOOST_FIXTURE_TEST_CASE(a_record_is_found_by_digest_and_by_the_digest_of_its_code, Shelf)
{
    data.write({secret, told});
    BOOST_CHECK_EQUAL(of(secret.file.hex()), secret.file.hex() + "\tvalid");
    BOOST_CHECK_EQUAL(of(key_of_code()), secret.file.hex() + "\tvalid");
    BOOST_CHECK_EQUAL(
        of(told.file.hex()), told.file.hex() + "\twithdrawn\t东药监罚〔2026〕12号\t测试省药品监督管理局\t2026-01-05");
    BOOST_CHECK(all().find(secret.code->characters()) == std::string::npos);
    BOOST_CHECK(all().find(secret.code->text()) == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(adding_one_by_one_gives_the_same_files_as_writing_all, Shelf)
{
    data.add(secret);
    data.add(told);
    auto const added = all();
    data.write({secret, told});
    BOOST_CHECK_EQUAL(all(), added);
    secret.state = State::Revoked;
    data.add(secret);
    BOOST_CHECK_EQUAL(of(key_of_code()), secret.file.hex() + "\trevoked");
    BOOST_CHECK_EQUAL(of(secret.file.hex()), secret.file.hex() + "\trevoked");
}

BOOST_FIXTURE_TEST_CASE(what_is_no_longer_known_goes, Shelf)
{
    data.write({secret, told});
    data.write({told});
    BOOST_CHECK_EQUAL(of(secret.file.hex()), "missing");
    BOOST_CHECK_EQUAL(of(key_of_code()), "missing");
}

BOOST_AUTO_TEST_SUITE_END()
