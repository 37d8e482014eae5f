// Every character of 通用规范汉字表 and of the extensions A to F that our fonts have: printed as a document prints
// them, and read back.

#include <document/draw.h>
#include <document/fonts.h>
#include <document/layout.h>

#include <base/files.h>
#include <base/utf8.h>
#include <pdf/reader.h>
#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <xml/schema.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>

using namespace xindang;
using document::FontRole;
using document::Fonts;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

Fonts const& fonts()
{
    static auto const loaded = must(Fonts::load(HOME / "fonts"));
    return loaded;
}

Outcome<document::Layout> layout_of(std::string const& paragraphs, Fonts const& with)
{
    static auto const schema = must(xml::Schema::load(HOME / "xsd/gongwen.xsd"));
    auto const gongwen = document::read_gongwen("<gongwen xmlns=\"urn:xindang:gongwen:1\" version=\"1\" "
                                                "title=\"字\"><section form=\"plain\"><title>字表</title>"
                                                "<body>\n" +
                                                    paragraphs + "</body></section></gongwen>",
        schema);
    if (!gongwen) return gongwen.refusal();
    return document::lay_out(*gongwen, with);
}

Bytes printed(std::string const& paragraphs, Fonts const& with)
{
    auto const seals = must(document::Seals::load(HOME / "conf/seals.xml", HOME / "xsd/seals.xsd", with));
    auto drawn = must(document::draw(must(layout_of(paragraphs, with)), with, seals));
    return pdf::write_document({"字", "局", "zh-CN", Instant{0}, "0123456789abcdef", std::move(drawn.pages), {}, {},
                                   std::move(drawn.structure)},
        with.set(), with.colour_profile())
        .bytes;
}

/// kTGH: 通用规范汉字表 (2013). Empty where the tables of Unicode are not installed.
std::u32string standard_characters()
{
    auto const list = test::judge(
        "bzcat /usr/share/unicode/Unihan_*.txt.bz2 | awk '$2 == \"kTGH\" && $3 ~ /^2013:/ { print substr($1, 3) }'");
    std::u32string characters;
    for (std::size_t at = 0; at < list.words.size(); at = list.words.find('\n', at) + 1) {
        auto const code = std::strtoul(list.words.c_str() + at, nullptr, 16);
        if (code >= 0x3400) characters += static_cast<char32_t>(code);
    }
    return characters;
}

/// What is left when line ends and the page numbers are taken out: the characters in question are no digits.
std::u32string hanzi_of(std::string const& text)
{
    auto characters = utf8::decode(text);
    std::erase_if(characters, [](char32_t c) { return c < 0x3400; });
    return characters;
}

void check_read_back(Bytes const& file, std::u32string const& meant)
{
    std::string own;
    for (auto const& page : must(pdf::read_document(file)).pages)
        own += page;
    BOOST_CHECK(hanzi_of(own) == U"字表" + meant);
    if (!test::has_judge("pdftotext")) return;
    test::TempFolder const folder;
    auto const path = (folder.path() / "a.pdf").string();
    write_file_atomically(path, file, Durable::No);
    BOOST_CHECK(hanzi_of(test::judge("pdftotext -raw " + path + " -").words) == U"字表" + meant);
    // A missing glyph would be drawn as a box: no code without a glyph may be in the file.
    if (test::has_judge("qpdf")) BOOST_CHECK_EQUAL(test::judge("qpdf --check " + path).status, 0);
}

} // namespace

BOOST_AUTO_TEST_SUITE(characters_test)

BOOST_AUTO_TEST_CASE(all_8105_standard_characters_print_and_come_back_in_body_labels_and_headings)
{
    auto const standard = standard_characters();
    if (standard.empty()) {
        BOOST_WARN_MESSAGE(false, "SKIPPED: the package unicode-data is not installed");
        return;
    }
    BOOST_CHECK_EQUAL(standard.size(), 8105U);
    for (auto const role :
        {FontRole::FangSong, FontRole::KaiTi, FontRole::HeiTi, FontRole::XiaoBiaoSong, FontRole::SongTi})
        for (auto const c : standard)
            BOOST_CHECK_MESSAGE(
                fonts().find(role, std::u32string_view(&c, 1)), name_of(role) << " lacks " << utf8::encode(c));
    auto const text = utf8::encode(standard);
    check_read_back(printed("<p>" + text + "</p><p><hei>" + text + "</hei></p><p><kai>" + text + "</kai></p>", fonts()),
        standard + standard + standard);
}

BOOST_AUTO_TEST_CASE(extensions_a_to_f_print_and_come_back_as_far_as_the_fonts_have_them)
{
    // Block, how many of it the fonts have at least: a font that loses characters is noticed.
    struct Block {
        char32_t first, last;
        std::size_t least;
    };
    constexpr std::array BLOCKS{Block{0x3400, 0x4DBF, 4600}, Block{0x20000, 0x2A6DF, 14000},
        Block{0x2A700, 0x2B73F, 2200}, Block{0x2B740, 0x2B81F, 200}, Block{0x2B820, 0x2CEAF, 3300},
        Block{0x2CEB0, 0x2EBEF, 2900}};
    std::u32string some;
    for (auto const& block : BLOCKS) {
        std::size_t found = 0;
        for (auto c = block.first; c <= block.last; ++c)
            if (fonts().find(FontRole::FangSong, std::u32string_view(&c, 1)) && found++ % 8 == 0) some += c;
        BOOST_CHECK_GE(found, block.least);
    }
    check_read_back(printed("<p>" + utf8::encode(some) + "</p>", fonts()), some);
}

BOOST_AUTO_TEST_CASE(every_substitution_is_reported_once)
{
    auto const layout = must(layout_of("<p>𬱖药𬱖㛃</p>", fonts()));
    BOOST_REQUIRE_EQUAL(layout.substitutions.size(), 2U);
    BOOST_CHECK_EQUAL(layout.substitutions[0].text, "𬱖");
    BOOST_CHECK_EQUAL(layout.substitutions[1].text, "㛃");
}

BOOST_AUTO_TEST_CASE(a_character_no_font_has_is_refused_by_name_and_line)
{
    auto const refused = layout_of("<p>药</p>\n<p>药\U00010900</p>", fonts());
    test::check_refused(refused, Fault::BadInput, "gongwen:3");
    BOOST_CHECK(refused.refusal().reason.find("U+10900") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_office_puts_its_own_font_in_place_by_the_list_alone)
{
    // A stand-in for a licensed 方正小标宋: another file under the name the office has for it, and two lines of XML.
    test::TempFolder const folder;
    std::filesystem::create_directory(folder.path() / "prepared");
    for (auto const& file : std::filesystem::directory_iterator(HOME / "fonts/prepared"))
        std::filesystem::create_symlink(file.path(), folder.path() / "prepared" / file.path().filename());
    std::filesystem::create_symlink(
        HOME / "fonts/prepared/LXGWWenKai-Regular.ttf", folder.path() / "prepared/FZXBSJW.TTF");
    auto list = must(read_file(HOME / "fonts/fonts.xml", 1 << 20));
    auto const put_behind = [&](std::string const& mark, std::string const& what) {
        auto const at = list.find(mark);
        BOOST_REQUIRE(at != Bytes::npos);
        list.insert(at + mark.size(), what);
    };
    put_behind("<fonts xmlns=\"urn:xindang:fonts:1\">", "<file id=\"fz-xbs\" name=\"FZXBSJW.TTF\"/>");
    put_behind("<role name=\"xiaobiaosong\">", "<use file=\"fz-xbs\"/>");
    write_file_atomically(folder.path() / "fonts.xml", list, Durable::No);

    auto const own = must(Fonts::load(folder.path()));
    auto const found = own.glyph(FontRole::XiaoBiaoSong, U"药");
    BOOST_REQUIRE(found);
    BOOST_CHECK(!found->fallback);
    BOOST_CHECK_EQUAL(own.set().name(found->face), "LXGWWenKai-Regular");
    auto const file = printed("<p>药</p>", own);
    BOOST_CHECK(file.find("+LXGWWenKai-Regular") != Bytes::npos);
    check_read_back(file, U"药");
}

BOOST_AUTO_TEST_SUITE_END()
