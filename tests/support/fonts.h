#pragma once

#include <base/files.h>
#include <base/utf8.h>
#include <pdf/document_writer.h>
#include <support/outcome.h>

#include <filesystem>
#include <string>

namespace xindang::test {

inline std::filesystem::path prepared(std::string const& name)
{
    return std::filesystem::path(XD_SOURCE_DIR) / "fonts/prepared" / name;
}

/// The fonts that fonts/prepare.sh made; tests that print need them.
inline pdf::FontSet const& fonts()
{
    static pdf::FontSet const set =
        must(pdf::FontSet::load({{{prepared("FandolFang-Regular.otf")}, {prepared("NotoSerifCJKsc-Regular.otf")},
                                     {prepared("BabelStoneHan.ttf")}, {prepared("LXGWWenKai-Regular.ttf")},
                                     {prepared("NotoSerifCJKsc-Bold.otf")}, {prepared("NotoSansCJKsc-Regular.otf")}},
            {{"fangsong", {0, 1, 2}}, {"songti", {1, 2}}, {"kaiti", {3, 1, 2}}, {"biaosong", {4, 1, 2}},
                {"heiti", {5, 4, 2}}, {"babelstone", {2}}}}));
    return set;
}

inline Bytes colour_profile()
{
    return must(read_file(prepared("sRGB.icc"), 1 << 20));
}

/// One line of text, set solid, of the paragraph of sample_drawing().
inline pdf::GlyphRun line(
    std::string const& role, std::string const& text, pdf::Length x, pdf::Length baseline, pdf::Length size = 16000)
{
    pdf::GlyphRun run{size, baseline, pdf::BLACK, {}, {1}};
    for (auto const c : utf8::decode(text)) {
        auto const found = fonts().find(role, c);
        BOOST_REQUIRE_MESSAGE(found, "no font for " + utf8::encode(c));
        run.glyphs.push_back({found->face, found->glyph, x, utf8::encode(c)});
        x += fonts().advance(found->face, found->glyph) * size / 1000;
    }
    return run;
}

/// Where in the structure of sample_drawing() a signature belongs.
inline constexpr std::size_t SAMPLE_FORM = 2;

/// A drawing of some lines on one A4 sheet, with facts attached.
inline pdf::Drawing sample_drawing(std::vector<pdf::Item> items)
{
    return {"禁业决定书（样张）", "某省药品监督管理局", "zh-CN", must(Instant::parse("2026-01-05T09:00:00+08:00")),
        "0123456789abcdef", {pdf::Page{595276, 841890, std::move(items)}},
        {{"facts.xml", "application/xml", "本文书的结构化事实", "<facts xmlns=\"urn:x\"><name>张三</name></facts>\n"}},
        std::nullopt, {{"Document"}, {"P"}, {"Form", 0, "电子签名"}}};
}

} // namespace xindang::test
