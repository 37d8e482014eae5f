#include <usecase/office/set_up.h>

#include <base/files.h>
#include <crypto/aead.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>

using namespace xindang;
using usecase::DataFolder;
using usecase::Environment;
namespace fs = std::filesystem;

namespace {

struct Office {
    test::TempFolder temp;
    DataFolder folder{temp.path() / "data"};
    law::Agency own{};
    FixedClock clock{test::must(Instant::parse("2026-01-05T09:00:00+08:00"))};
    crypto::SystemRandom random;
    usecase::Actor actor{"op", {usecase::Duty::Operator}};

    Office()
    {
        own.code = "demo";
        own.name = "测试省药品监督管理局";
    }

    Outcome<usecase::SetUpReceipt> set_up(Environment environment = Environment::Test)
    {
        return usecase::set_up(actor, folder, own, {environment}, clock, random);
    }

    std::map<std::string, Bytes> keys() const
    {
        std::map<std::string, Bytes> contents;
        for (auto const& file : fs::directory_iterator(folder.keys()))
            contents[file.path().filename()] = test::must(read_file(file.path(), 1 << 20));
        return contents;
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(set_up_test)

BOOST_AUTO_TEST_CASE(leaves_chain_to_their_authorities_and_the_other_authority_is_no_help)
{
    Office office;
    test::must(office.set_up());
    auto const load = [&](std::string const& role) {
        return test::must(crypto::Certificate::load(office.folder.certificate(role)));
    };
    auto const now = office.clock.now();
    for (auto const* const role : {"documents-ec-p256", "documents-rsa-3072"}) {
        BOOST_CHECK(crypto::chain_to(load(role), {}, {load("documents-ca")}, now));
        test::check_refused(
            crypto::chain_to(load(role), {}, {load("list-root")}, now), Fault::Untrusted, "certificate");
    }
    for (auto const* const role : {"list", "head"})
        BOOST_CHECK(crypto::chain_to(load(role), {}, {load("list-root")}, now));
    for (auto const* const role :
        {"documents-ca", "documents-ec-p256", "documents-rsa-3072", "list-root", "list", "head"}) {
        BOOST_CHECK(load(role).belongs_to(*test::must(crypto::load_key(office.folder.key(role)))));
        BOOST_CHECK(load(role).common_name().starts_with("测试/TEST "));
    }
    BOOST_CHECK(crypto::load_secret(office.folder.master_key()));
}

BOOST_AUTO_TEST_CASE(a_production_installation_is_not_marked_as_a_test)
{
    Office office;
    test::must(office.set_up(Environment::Production));
    auto const certificate = test::must(crypto::Certificate::load(office.folder.certificate("list-root")));
    BOOST_CHECK(certificate.subject().find("TEST") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_second_time_changes_nothing)
{
    Office office;
    auto const first = test::must(office.set_up());
    auto const before = office.keys();
    auto const second = test::must(office.set_up());
    BOOST_CHECK(second.made.empty());
    BOOST_CHECK_EQUAL(second.kept.size(), first.made.size());
    BOOST_CHECK(office.keys() == before);
}

BOOST_AUTO_TEST_CASE(one_lost_certificate_is_made_again_for_the_key_that_is_there)
{
    Office office;
    test::must(office.set_up());
    fs::remove(office.folder.certificate("head"));
    auto const again = test::must(office.set_up());
    BOOST_REQUIRE_EQUAL(again.made.size(), 1u);
    BOOST_CHECK_EQUAL(again.made.front().string(), "keys/head.crt");
    BOOST_CHECK(test::must(crypto::Certificate::load(office.folder.certificate("head")))
                    .belongs_to(*test::must(crypto::load_key(office.folder.key("head")))));
}

BOOST_AUTO_TEST_CASE(nobody_but_the_owner_may_look_into_the_keys)
{
    Office office;
    test::must(office.set_up());
    auto const others = fs::perms::group_all | fs::perms::others_all;
    BOOST_CHECK((fs::status(office.folder.keys()).permissions() & others) == fs::perms::none);
}

BOOST_AUTO_TEST_CASE(the_development_hierarchy_has_a_root_an_authority_and_time_stamps)
{
    Office office;
    test::must(office.set_up());
    auto const load = [&](std::string const& role) {
        return test::must(crypto::Certificate::load(office.folder.certificate(role)));
    };
    auto const root = load("documents-root");
    BOOST_CHECK_EQUAL(
        test::must(crypto::chain_to(load("documents-ec-p256"), {load("documents-ca")}, {root}, office.clock.now()))
            .size(),
        3u);
    BOOST_CHECK(load("time-stamps").may_stamp_time() && !load("documents-ec-p256").may_stamp_time());
    for (auto const& anchors : {office.folder.document_anchors(), office.folder.time_stamp_anchors()})
        BOOST_CHECK(test::must(crypto::Certificate::load_all(anchors)).at(0).der() == root.der());
}

BOOST_AUTO_TEST_CASE(keys_are_encrypted_when_there_is_a_passphrase)
{
    Office office;
    auto const set_up = [&](std::string const& passphrase) {
        return usecase::set_up(
            office.actor, office.folder, office.own, {Environment::Test, passphrase}, office.clock, office.random);
    };
    test::must(set_up("长长的口令"));
    auto const file = office.folder.key("documents-ec-p256");
    test::check_refused(crypto::load_key(file), Fault::BadInput, "documents-ec-p256.key");
    BOOST_CHECK(crypto::load_key(file, "长长的口令"));
    BOOST_CHECK(test::must(set_up("长长的口令")).made.empty());
    test::check_refused(set_up(""), Fault::BadInput, "ledger.key");
}

BOOST_AUTO_TEST_CASE(only_an_operator_sets_up)
{
    Office office;
    office.actor.duties = {usecase::Duty::Auditor};
    test::check_refused(office.set_up(), Fault::Forbidden, "actor");
    BOOST_CHECK(!fs::exists(office.folder.root()));
}

BOOST_AUTO_TEST_SUITE_END()
