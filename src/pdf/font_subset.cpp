#include <pdf/font_subset.h>

#include <pdf/cff_charset.h>
#include <pdf/deflate.h>

#include <stdexcept>

namespace xindang::pdf {

namespace {

// What an embedded font has no use for: layout, names, metrics of the operating system. Without GSUB HarfBuzz also adds
// no alternate glyphs.
constexpr hb_tag_t DROPPED[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('m', 'e', 't', 'a')};

BytesView bytes_of(hb_blob_t* blob)
{
    unsigned length = 0;
    auto const* data = hb_blob_get_data(blob, &length);
    return {data, length};
}

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
    HbSubsetInput const input(hb_subset_input_create_or_fail());
    if (!input) throw std::bad_alloc();
    auto* wanted = hb_subset_input_glyph_set(input.get());
    for (auto glyph : glyphs)
        hb_set_add(wanted, glyph);
    auto* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (auto tag : DROPPED)
        hb_set_add(dropped, tag);
    auto flags = static_cast<unsigned>(HB_SUBSET_FLAGS_NO_HINTING);
    if (!face.has_cff) flags |= HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    hb_subset_input_set_flags(input.get(), flags);

    HbSubsetPlan const plan(hb_subset_plan_create_or_fail(face.face.get(), input.get()));
    HbFace const cut(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!cut) throw std::runtime_error("HarfBuzz cannot subset " + face.name);

    SubsetFont result;
    result.has_cff = face.has_cff;
    result.tag = tag_of(glyphs);
    HbBlob const program(face.has_cff ? hb_face_reference_table(cut.get(), HB_TAG('C', 'F', 'F', ' '))
                                      : hb_face_reference_blob(cut.get()));
    auto const bytes = bytes_of(program.get());
    result.length = bytes.size();
    result.program = deflated(bytes);

    auto const cids = face.has_cff ? cids_of_cff(bytes, hb_face_get_glyph_count(cut.get())) : std::nullopt;
    auto const* map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (auto glyph : glyphs) {
        auto const fresh = hb_map_get(map, glyph);
        if (fresh == HB_MAP_VALUE_INVALID || fresh == 0)
            throw std::runtime_error("HarfBuzz lost a glyph of " + face.name);
        auto const code = cids ? cids->at(fresh) : static_cast<std::uint16_t>(fresh);
        result.codes.emplace(glyph, code);
        result.widths.emplace(code, face.thousandths(hb_font_get_glyph_h_advance(face.font.get(), glyph)));
    }
    return result;
}

} // namespace xindang::pdf
