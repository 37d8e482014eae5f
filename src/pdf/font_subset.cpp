#include <pdf/font_subset.h>

#include <pdf/entropy_code.h>

#include <vector>

namespace xindang::pdf {

namespace {

// ISO 32000-1 9.6.4: a subset's name starts with six capitals and a plus sign; equal subsets may share them.
std::string tag_of(std::set<std::uint32_t> const& glyphs)
{
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a
    for (auto glyph : glyphs)
        for (int shift = 0; shift < 32; shift += 8)
            hash = (hash ^ (glyph >> shift & 255)) * 1099511628211ULL;
    std::string tag;
    for (int i = 0; i < 6; ++i, hash /= 26)
        tag += static_cast<char>('A' + hash % 26);
    return tag;
}

} // namespace

SubsetFont subset(Face const& face, std::set<std::uint32_t> const& glyphs)
{
    SubsetFont result;
    result.tag = tag_of(glyphs);
    std::vector<GlyphProgram const*> programs;
    for (auto const glyph : glyphs) {
        programs.push_back(&face.program(glyph));
        auto const code = static_cast<std::uint16_t>(programs.size());
        result.codes.emplace_hint(result.codes.end(), glyph, code);
        result.widths.emplace_hint(result.widths.end(), code, programs.back()->width);
    }
    result.program = entropy_coded(cff_font(result.tag + "+" + face.name, programs));
    return result;
}

} // namespace xindang::pdf
