#include <exchange/sm2_source.h>

#include <support/list_world.h>

using namespace xindang;
using namespace xindang::exchange;
using test::ListWorld;

BOOST_AUTO_TEST_SUITE(sm2_source_test)

namespace {

struct SignedWorld : ListWorld {
    SignedWorld()
    {
        publish(entries(2));
        sign_all(key);
    }
    void sign_all(crypto::Sm2Key const& by)
    {
        std::vector<std::string> names;
        for (auto const& found : std::filesystem::directory_iterator(folder()))
            names.push_back(found.path().filename().string());
        for (auto const& name : names)
            put(sm2_signature_file(crypto::sha256(file(name))), by.sign(file(name)));
    }
    ImportReport import_signed(crypto::Sm2Key const& pinned)
    {
        Sm2Source const source(std::make_shared<FolderSource>(folder()),
            test::must(crypto::Sm2PublicKey::parse(pinned.public_key(), "key")));
        auto store = test::must(ListStore::open(store_file()));
        NoProgress progress;
        return import_list(source, store, schemas(), {"", {"PARTNER-A", "测试甲"}, environment, root.certificate},
            FixedClock{now}, random, progress);
    }
    std::string refused(crypto::Sm2Key const& pinned)
    {
        auto const report = import_signed(pinned);
        BOOST_REQUIRE(!report.reasons.empty());
        BOOST_CHECK(report.outcome == ListOutcome::Rejected && report.exit_code() == 11);
        return std::string(word_of(report.reasons.front().code)) + " " + report.reasons.front().where;
    }
    crypto::Sm2Key key = crypto::Sm2Key::generate();
};

} // namespace

BOOST_FIXTURE_TEST_CASE(a_list_signed_by_the_pinned_key_is_taken, SignedWorld)
{
    BOOST_CHECK(import_signed(key).outcome == ListOutcome::Imported);
}

BOOST_FIXTURE_TEST_CASE(another_key_or_none_is_refused_at_the_file, SignedWorld)
{
    BOOST_CHECK_EQUAL(refused(crypto::Sm2Key::generate()), "E-SIG head.xml");
    std::filesystem::remove(folder() / sm2_signature_file(crypto::sha256(file("list-1-1.xml"))));
    BOOST_CHECK_EQUAL(refused(key), "E-SIG list-1-1.xml");
    put(sm2_signature_file(crypto::sha256(file("list-1-1.xml"))), key.sign("something else"));
    BOOST_CHECK_EQUAL(refused(key), "E-SIG list-1-1.xml");
}

BOOST_FIXTURE_TEST_CASE(whoever_does_not_ask_for_it_does_not_need_it, SignedWorld)
{
    for (auto const& found : std::filesystem::directory_iterator(folder()))
        if (found.path().extension() == ".sm2sig") std::filesystem::remove(found.path());
    BOOST_CHECK(import().outcome == ListOutcome::Imported);
}

BOOST_AUTO_TEST_SUITE_END()
