#include <base/bytes.h>

#include <support/outcome.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(bytes_test)

BOOST_AUTO_TEST_CASE(hexadecimal_reads_back_and_refuses_the_rest)
{
    auto const octets = Bytes("\0\x7f\xff", 3);
    BOOST_CHECK_EQUAL(to_hex(octets), "007fff");
    BOOST_CHECK(from_hex("007FfF") == octets);
    BOOST_CHECK(!from_hex("007"));
    BOOST_CHECK(!from_hex("0g"));
}

// RFC 4648 §10
BOOST_AUTO_TEST_CASE(base64_gives_the_vectors_of_rfc_4648)
{
    BOOST_CHECK_EQUAL(to_base64(""), "");
    BOOST_CHECK_EQUAL(to_base64("f"), "Zg==");
    BOOST_CHECK_EQUAL(to_base64("fo"), "Zm8=");
    BOOST_CHECK_EQUAL(to_base64("foo"), "Zm9v");
    BOOST_CHECK_EQUAL(to_base64("foobar"), "Zm9vYmFy");
    BOOST_CHECK_EQUAL(from_base64("Zm9v\nYmE=").value(), "fooba");
    BOOST_CHECK_EQUAL(from_base64("Zg==").value(), "f");
}

BOOST_AUTO_TEST_CASE(broken_base64_gives_nothing)
{
    for (auto const text : {"Z", "Zg=", "Zg===", "Z===", "Zg==Zg==x", "Z!==", "=Zg="})
        BOOST_CHECK(!from_base64(text));
}

BOOST_AUTO_TEST_SUITE_END()
