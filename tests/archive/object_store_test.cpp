#include <archive/object_store.h>

#include <base/files.h>
#include <crypto/hash.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(object_store_test)

BOOST_AUTO_TEST_CASE(what_was_put_is_got_by_its_digest)
{
    test::TempFolder const folder;
    archive::ObjectStore const store(folder.path() / "objects");
    auto const digest = store.put("octets");
    BOOST_CHECK(digest == crypto::sha256("octets"));
    BOOST_CHECK(store.put("octets") == digest);
    BOOST_CHECK(store.has(digest));
    BOOST_CHECK_EQUAL(test::must(store.get(digest, 100)), "octets");
}

BOOST_AUTO_TEST_CASE(missing_large_and_changed_objects_are_refused)
{
    test::TempFolder const folder;
    archive::ObjectStore const store(folder.path() / "objects");
    auto const digest = store.put("octets");
    test::check_refused(store.get(crypto::sha256("other"), 100), Fault::NotFound, "object");
    test::check_refused(store.get(digest, 3), Fault::TooLarge, "object");
    write_file_atomically(store.path_of(digest), "octetz", Durable::No);
    test::check_refused(store.get(digest, 100), Fault::Corrupt, "object");
}

BOOST_AUTO_TEST_SUITE_END()
