#include <text/transcode.h>

#include <support/outcome.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

using namespace xindang;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(transcode_test)

struct Readable {
    char const* name;
    Bytes octets;
    char const* text;
    text::TextEncoding encoding;
};
std::ostream& operator<<(std::ostream& out, Readable const& row)
{
    return out << row.name;
}

Readable const READABLE[] = {
    {"empty", "", "", text::TextEncoding::Utf8},
    {"ascii", "a,b\r\n", "a,b\r\n", text::TextEncoding::Utf8},
    {"utf-8", "名称,𬱖", "名称,𬱖", text::TextEncoding::Utf8},
    {"utf-8 with mark", "\xEF\xBB\xBF名称", "名称", text::TextEncoding::Utf8Bom},
    {"utf-16le with mark", "\xFF\xFE\x0D\x54,\0\x40\xD8\xB7\xDF"s, "名,𠎷", text::TextEncoding::Utf16Le},
    {"utf-16be with mark", "\xFE\xFF\x54\x0D\0,"s, "名,", text::TextEncoding::Utf16Be},
    {"utf-16le bare", "\x0D\x54,\0"s, "名,", text::TextEncoding::Utf16Le},
    {"utf-16be bare", "\x54\x0D\0,"s, "名,", text::TextEncoding::Utf16Be},
    {"gbk", "\xC3\xFB\xB3\xC6,\xD2\xA9", "名称,药", text::TextEncoding::Gb18030},
    {"gb18030 of four octets", "\xC3\xFB\x95\x32\x82\x36", "名𠀀", text::TextEncoding::Gb18030},
    {"gb18030-2022 moves FE59 out of private use", "\xC3\xFB\xFE\x59", "名\u9FB4", text::TextEncoding::Gb18030},
    {"gb18030-2022 moves A6D9 out of private use", "\xC3\xFB\xA6\xD9", "名\uFE10", text::TextEncoding::Gb18030},
    {"gb18030 knows 1E3F", "\xC3\xFB\xA8\xBC", "名\u1E3F", text::TextEncoding::Gb18030},
};

BOOST_DATA_TEST_CASE(known_encodings_are_read, boost::unit_test::data::make(READABLE))
{
    auto const decoded = test::must(text::decode_text(sample.octets));
    BOOST_CHECK_EQUAL(decoded.utf8, sample.text);
    BOOST_CHECK_EQUAL(name_of(decoded.encoding), name_of(sample.encoding));
}

struct Unreadable {
    char const* name;
    Bytes octets;
    char const* where;
};
std::ostream& operator<<(std::ostream& out, Unreadable const& row)
{
    return out << row.name;
}

Unreadable const UNREADABLE[] = {
    {"latin-1", "caf\xE9 noir", "octet 3"},
    {"binary", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "octet 8"},
    {"nul in ascii", "a\0b\0\0c"s, "octet 1"},
    {"mark of utf-8, body of gbk", "\xEF\xBB\xBF\xC3\xFB\xB3\xC6", "octet 3"},
    {"odd utf-16", "\xFF\xFEn\0x"s, "octet 4"},
    {"lone surrogate", "\xFF\xFE\x00\xD8n\0"s, "octet 2"},
    {"utf-16 with U+0000", "\xFF\xFEn\0\0\0"s, "octet 4"},
    {"cut gb18030", "\xC3\xFB\x95\x32", "octet 3"},
    {"C1 control", "\xC3\xFB\x80", "octet 2"},
};

BOOST_DATA_TEST_CASE(other_octets_are_refused_with_their_place, boost::unit_test::data::make(UNREADABLE))
{
    test::check_refused(text::decode_text(sample.octets), Fault::BadInput, sample.where);
}

BOOST_AUTO_TEST_SUITE_END()
