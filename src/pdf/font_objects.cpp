#include <pdf/font_objects.h>

#include <pdf/deflate.h>

#include <array>

namespace xindang::pdf {

namespace {

std::string hex4(std::uint16_t value)
{
    return to_hex(Bytes{static_cast<char>(value >> 8), static_cast<char>(value & 255)});
}

// ISO 32000-1 9.10.3; blocks of at most 100.
Bytes to_unicode(UsedFace const& used)
{
    std::map<std::uint16_t, std::string> texts;
    for (auto const& [glyph, text] : used.texts)
        texts.emplace(used.font.codes.at(glyph), utf16_hex(text));
    Bytes map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) "
                "/Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n";
    auto left = texts.size();
    for (auto at = texts.begin(); at != texts.end();) {
        auto const block = std::min<std::size_t>(left, 100);
        map += std::to_string(block) + " beginbfchar\n";
        for (std::size_t i = 0; i < block; ++i, ++at)
            map += "<" + hex4(at->first) + "> <" + at->second + ">\n";
        map += "endbfchar\n";
        left -= block;
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

// Runs of neighbouring codes share an array: "12 [500 327] 40 [500]". Full-width glyphs are covered by /DW.
std::string widths(SubsetFont const& font)
{
    std::string result;
    int previous = -2;
    for (auto const& [code, width] : font.widths) {
        if (width == 1000) continue;
        if (code == previous + 1)
            result += " " + std::to_string(width);
        else
            result += (result.empty() ? "" : "] ") + std::to_string(code) + " [" + std::to_string(width);
        previous = code;
    }
    return result.empty() ? "" : " /W [" + result + "]]";
}

// 'head' holds xMin yMin xMax yMax as signed 16-bit numbers from octet 36 on.
std::string bounding_box(Face const& face)
{
    HbBlob const head(hb_face_reference_table(face.face.get(), HB_TAG('h', 'e', 'a', 'd')));
    unsigned length = 0;
    auto const* data = hb_blob_get_data(head.get(), &length);
    if (length < 44) return "[0 -200 1000 900]";
    std::string box = "[";
    for (int i = 0; i < 4; ++i) {
        auto const high = static_cast<unsigned char>(data[36 + 2 * i]);
        auto const low = static_cast<unsigned char>(data[37 + 2 * i]);
        auto const value = static_cast<std::int16_t>(high << 8 | low);
        box += (i ? " " : "") + std::to_string(face.thousandths(value));
    }
    return box + "]";
}

} // namespace

ObjectId write_font(ObjectWriter& writer, Face const& face, UsedFace const& used)
{
    auto const& font = used.font;
    auto const base = font.tag + "+" + face.name;
    auto const program = writer.write_stream(" /Subtype /CIDFontType0C /Filter /FlateDecode", font.program);
    // Flags 4: symbolic, as no standard Latin encoding applies. CIDSet is optional in ISO 19005-3 and often wrong.
    auto const descriptor =
        writer.write("<</Type /FontDescriptor /FontName /" + base + " /Flags 4 /FontBBox " + bounding_box(face) +
                     " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 740 /StemV 80 " + "/FontFile3 " +
                     program.reference() + ">>");
    auto const descendant =
        writer.write("<</Type /Font /Subtype /CIDFontType0 /BaseFont /" + base +
                     " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor " +
                     descriptor.reference() + " /DW 1000" + widths(font) + ">>");
    auto const unicode = writer.write_stream(" /Filter /FlateDecode", deflated(to_unicode(used)));
    return writer.write("<</Type /Font /Subtype /Type0 /BaseFont /" + base +
                        "-Identity-H /Encoding /Identity-H /DescendantFonts [" + descendant.reference() +
                        "] /ToUnicode " + unicode.reference() + ">>");
}

} // namespace xindang::pdf
