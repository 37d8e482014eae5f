#include <base/utf8.h>

#include <support/outcome.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(utf8_test)

BOOST_AUTO_TEST_CASE(rare_characters_outside_the_basic_plane_read_back)
{
    std::string const text = "A药𬱖𠮷";
    BOOST_CHECK(utf8::is_valid(text));
    BOOST_CHECK_EQUAL(utf8::length(text), 4u);
    BOOST_CHECK(utf8::decode(text) == U"A药𬱖𠮷");
    BOOST_CHECK_EQUAL(utf8::encode(utf8::decode(text)), text);
    BOOST_CHECK_EQUAL(utf8::head(text, 2), "A药");
}

BOOST_AUTO_TEST_CASE(overlong_forms_surrogates_and_cut_characters_are_not_utf8)
{
    for (std::string_view const text :
        {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE8\x8D", "\xFF", "\x80"})
        BOOST_CHECK(!utf8::is_valid(text));
    BOOST_CHECK(utf8::decode("a\xFF") == U"a\uFFFD");
}

BOOST_AUTO_TEST_SUITE_END()
