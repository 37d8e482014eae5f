#include <crypto/aead.h>
#include <crypto/hash.h>
#include <crypto/mac.h>
#include <crypto/password.h>
#include <crypto/system_random.h>

#include <support/fixed_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <sys/stat.h>

using namespace xindang;
using namespace xindang::crypto;

BOOST_AUTO_TEST_SUITE(primitives_test)

BOOST_AUTO_TEST_CASE(sha256_gives_the_values_of_fips_180)
{
    BOOST_CHECK_EQUAL(sha256("abc").hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Hasher hasher;
    hasher.update("a");
    hasher.update("bc");
    BOOST_CHECK(hasher.finish() == sha256("abc"));
    BOOST_CHECK(hasher.finish() == sha256(""));
    test::TempFolder const folder;
    write_file_atomically(folder.path() / "f", std::string(200000, 'x'));
    BOOST_CHECK(test::must(sha256_of_file(folder.path() / "f")) == sha256(std::string(200000, 'x')));
    test::check_refused(sha256_of_file(folder.path() / "none"), Fault::NotFound, "none");
}

BOOST_AUTO_TEST_CASE(hmac_gives_the_value_of_rfc_4231)
{
    BOOST_CHECK_EQUAL(hmac_sha256("Jefe", "what do ya want for nothing?").hex(),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    BOOST_CHECK(equal_in_constant_time("ab", "ab"));
    BOOST_CHECK(!equal_in_constant_time("ab", "ac"));
    BOOST_CHECK(!equal_in_constant_time("ab", "abc"));
}

BOOST_AUTO_TEST_CASE(a_sealed_text_opens_with_its_key_and_context_only)
{
    SystemRandom random;
    auto const key = SecretKey::generate(random);
    auto const sealed = seal(key, "张三", "P7", random);
    BOOST_CHECK(sealed.find("张三") == Bytes::npos);
    BOOST_CHECK(seal(key, "张三", "P7", random) != sealed);
    BOOST_CHECK_EQUAL(test::must(open_sealed(key, sealed, "P7")), "张三");
    BOOST_CHECK_EQUAL(test::must(open_sealed(key, seal(key, "", "", random), "")), "");
    test::check_refused(open_sealed(key, sealed, "P8"), Fault::Corrupt, "sealed");
    test::check_refused(open_sealed(SecretKey::generate(random), sealed, "P7"), Fault::Corrupt, "sealed");
    test::check_refused(open_sealed(key, sealed.substr(0, 20), "P7"), Fault::Corrupt, "sealed");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto altered = sealed;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        test::check_refused(open_sealed(key, altered, "P7"), Fault::Corrupt, "sealed");
    }
}

BOOST_AUTO_TEST_CASE(a_wrapped_key_comes_back)
{
    test::CountingRandom random;
    auto const master = SecretKey::generate(random);
    auto const key = SecretKey::generate(random);
    auto const wrapped = wrap(master, key, "P7", random);
    BOOST_CHECK(test::must(unwrap(master, wrapped, "P7")).bytes() == key.bytes());
    test::check_refused(unwrap(key, wrapped, "P7"), Fault::Corrupt, "sealed");
    BOOST_CHECK(master.derived("a").bytes() != master.derived("b").bytes());
    test::check_refused(SecretKey::from_bytes("short"), Fault::BadInput, "key");
}

BOOST_AUTO_TEST_CASE(a_secret_file_is_private_and_never_replaced)
{
    SystemRandom random;
    test::TempFolder const folder;
    auto const path = folder.path() / "keys/master.key";
    auto const key = SecretKey::generate(random);
    test::must(save_secret(path, key));
    BOOST_CHECK(test::must(load_secret(path)).bytes() == key.bytes());
    test::check_refused(save_secret(path, SecretKey::generate(random)), Fault::Conflict, "master.key");
    ::chmod(path.c_str(), 0640);
    test::check_refused(load_secret(path), Fault::Forbidden, "master.key");
    test::check_refused(load_secret(folder.path() / "none"), Fault::NotFound, "none");
}

BOOST_AUTO_TEST_CASE(a_password_matches_its_own_hash)
{
    SystemRandom random;
    auto const hash = hash_password("口令 correct horse", random);
    BOOST_CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    BOOST_CHECK(password_matches("口令 correct horse", hash));
    BOOST_CHECK(!password_matches("口令 correct horsE", hash));
    BOOST_CHECK(!password_matches("", hash));
    BOOST_CHECK(!password_matches("x", "not a hash"));
    BOOST_CHECK(!password_matches("x", ""));
}

BOOST_AUTO_TEST_CASE(a_uuid_has_version_4)
{
    test::CountingRandom random;
    BOOST_CHECK_EQUAL(uuid(random), "00010203-0405-4607-8809-0a0b0c0d0e0f");
}

BOOST_AUTO_TEST_SUITE_END()
