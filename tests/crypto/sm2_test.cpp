#include <crypto/sm2.h>

#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>

using namespace xindang;
using crypto::Sm2Key;
using crypto::Sm2PublicKey;

BOOST_AUTO_TEST_SUITE(sm2_test)

BOOST_AUTO_TEST_CASE(what_was_signed_holds_and_nothing_else)
{
    auto const key = Sm2Key::generate();
    auto const holder = test::must(Sm2PublicKey::parse(key.public_key(), "key"));
    auto const signature = key.sign("name list");
    BOOST_CHECK(holder.verify("name list", signature));
    BOOST_CHECK(!holder.verify("name lisT", signature));
    BOOST_CHECK(!holder.verify("name list", signature.substr(0, signature.size() - 1)));
    BOOST_CHECK(!holder.verify("name list", ""));
    BOOST_CHECK(
        !test::must(Sm2PublicKey::parse(Sm2Key::generate().public_key(), "key")).verify("name list", signature));
}

BOOST_AUTO_TEST_CASE(a_key_file_is_private_locked_and_never_replaced)
{
    test::TempFolder const folder;
    auto const file = folder.path() / "sm2.key";
    auto const made = test::must(Sm2Key::create_file(file, "secret"));
    test::check_refused(Sm2Key::create_file(file, "secret"), Fault::Conflict, "sm2.key");
    test::check_refused(Sm2Key::load(file, "other"), Fault::BadInput, "sm2.key");
    BOOST_CHECK(test::must(Sm2Key::load(file, "secret")).public_key() == made.public_key());
    test::check_refused(Sm2Key::load(folder.path() / "none.key"), Fault::NotFound, "none.key");
}

BOOST_AUTO_TEST_CASE(a_key_of_another_kind_is_none)
{
    // P-256.
    test::check_refused(Sm2PublicKey::parse("-----BEGIN PUBLIC KEY-----\n"
                                            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7\n"
                                            "Yfps5mliLmDyn7Z5A/4QCLi8maQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==\n"
                                            "-----END PUBLIC KEY-----\n",
                            "key"),
        Fault::BadInput, "key");
    test::check_refused(Sm2PublicKey::parse("no key", "key"), Fault::BadInput, "key");
}

BOOST_AUTO_TEST_CASE(openssl_agrees_on_what_is_signed)
{
    if (!test::has_judge("openssl")) return;
    test::TempFolder const folder;
    auto const key = Sm2Key::generate();
    auto const put = [&](char const* name, Bytes const& content) {
        write_file_atomically(folder.path() / name, content, Durable::No);
        return (folder.path() / name).string();
    };
    auto const octets = put("head.xml", "<ListHead/>");
    auto const holder = put("sm2.pub", key.public_key());
    auto const signature = put("head.sm2sig", key.sign("<ListHead/>"));
    auto const by_dgst = "openssl dgst -sm3 -verify " + holder + " -sigopt distid:" + crypto::SM2_SIGNER +
                         " -signature " + signature + " " + octets;
    auto const by_pkeyutl = "openssl pkeyutl -verify -pubin -inkey " + holder +
                            " -rawin -digest sm3 -pkeyopt distid:" + crypto::SM2_SIGNER + " -sigfile " + signature +
                            " -in " + octets;
    for (auto const& command : {by_dgst, by_pkeyutl}) {
        auto const judgement = test::judge(command);
        BOOST_CHECK_MESSAGE(judgement.status == 0, judgement.words);
    }
    put("head.xml", "<ListHeat/>");
    BOOST_CHECK_NE(test::judge(by_dgst).status, 0);
}

BOOST_AUTO_TEST_SUITE_END()
