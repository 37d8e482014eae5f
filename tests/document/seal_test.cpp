#include <document/draw.h>
#include <document/seal.h>

#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

document::Fonts const& fonts()
{
    static auto const loaded = must(document::Fonts::load(HOME / "fonts"));
    return loaded;
}

document::Seals seals()
{
    return must(document::Seals::load(HOME / "conf/seals.xml", HOME / "xsd/seals.xsd", fonts()));
}

document::Layout layout_with(std::string const& seal)
{
    document::Layout layout;
    layout.title = "印章";
    layout.pages.push_back({{document::SealPlacement{{}, seal, "印章", 105, 100, 45}}});
    return layout;
}

} // namespace

BOOST_AUTO_TEST_SUITE(seal_test)

BOOST_AUTO_TEST_CASE(the_demonstration_seal_says_that_it_is_one)
{
    BOOST_CHECK_EQUAL(must(seals().find("dongyu-mpa")).words, "测试专用");
}

BOOST_AUTO_TEST_CASE(a_seal_is_as_wide_as_the_office_says)
{
    test::TempFolder const folder;
    auto text = must(read_file(HOME / "conf/seals.xml", 1 << 20));
    auto const at = text.find("diameter-mm=\"45\"");
    BOOST_REQUIRE(at != Bytes::npos);
    auto const file = folder.path() / "seals.xml";
    auto const load = [&] {
        return document::Seals::load(file, HOME / "xsd/seals.xsd", fonts());
    };
    write_file_atomically(file, text.replace(at, 16, "diameter-mm=\"42\""));
    BOOST_CHECK_EQUAL(must(load()).diameters_mm().at("dongyu-mpa"), 42);
    write_file_atomically(file, text.replace(at, 16, "diameter-mm=\"90\""));
    auto const refused = load();
    BOOST_REQUIRE(!refused);
    BOOST_CHECK(refused.refusal().fault == Fault::BadInput);
    BOOST_CHECK_EQUAL(refused.refusal().where.substr(0, 10), "seals.xml:");
}

BOOST_AUTO_TEST_CASE(an_unknown_seal_is_refused)
{
    test::check_refused(seals().find("none"), Fault::NotFound, "seal");
}

BOOST_AUTO_TEST_CASE(every_shape_lies_inside_the_ring)
{
    auto const seal = must(seals().find("dongyu-mpa"));
    auto const shapes = document::draw_seal(seal, fonts(), 0, 0, 100000);
    BOOST_CHECK_EQUAL(shapes.size(), 2 + 10 + 4U);
    for (auto const& shape : shapes)
        for (auto const& step : shape.outline.steps)
            BOOST_CHECK_LE(step.x * step.x + step.y * step.y, 50000.0 * 50000.0);
}

BOOST_AUTO_TEST_CASE(a_seal_is_drawn_in_the_page_and_leaves_no_text)
{
    auto const drawn = must(document::draw(layout_with("dongyu-mpa"), fonts(), seals()));
    BOOST_REQUIRE(drawn.seal);
    BOOST_CHECK_EQUAL(drawn.seal->box.width, 127559); // 45 mm
    auto const written = pdf::write_document(
        {"印章", "局", "zh-CN", Instant{0}, "0123456789abcdef", drawn.pages, {}, {}, drawn.structure}, fonts().set(),
        fonts().colour_profile());
    write_file_atomically(std::filesystem::path(XD_BINARY_DIR) / "look/seal.pdf", written.bytes, Durable::No);
    if (!test::has_judge("pdftotext")) return;
    auto const text = test::judge("pdftotext " XD_BINARY_DIR "/look/seal.pdf -").words;
    BOOST_CHECK_EQUAL(text.find("测"), std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_layout_with_an_unknown_seal_is_refused)
{
    test::check_refused(document::draw(layout_with("other"), fonts(), seals()), Fault::NotFound, "seal");
}

BOOST_AUTO_TEST_SUITE_END()
