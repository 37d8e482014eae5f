#include <pdf/font_set.h>

#include <pdf/faces.h>

#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace xindang::pdf {

namespace {

constexpr hb_tag_t HALT = HB_TAG('h', 'a', 'l', 't');

bool has_table(hb_face_t* face, hb_tag_t tag)
{
    HbBlob const table(hb_face_reference_table(face, tag));
    return hb_blob_get_length(table.get()) > 0;
}

bool has_feature(hb_face_t* face, hb_tag_t feature)
{
    std::array<hb_tag_t, 128> tags{};
    auto count = static_cast<unsigned>(tags.size());
    hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GPOS, 0, &count, tags.data());
    return std::find(tags.begin(), tags.begin() + count, feature) != tags.begin() + count;
}

std::string postscript_name(hb_face_t* face)
{
    std::array<char, 64> text{};
    auto size = static_cast<unsigned>(text.size());
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size, text.data());
    std::string name(text.data());
    // ISO 32000-1 7.3.5: keep to characters that need no escape in a name.
    std::erase_if(name, [](char c) {
        return !(c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    });
    return name.empty() ? "Font" : name;
}

Outcome<Face> load_face(FontFile const& file)
{
    auto const where = file.path.filename().string();
    HbBlob const blob(hb_blob_create_from_file_or_fail(file.path.c_str()));
    if (!blob) return Refusal{Fault::NotFound, "the font file cannot be read; run fonts/prepare.sh", where};
    if (file.index >= hb_face_count(blob.get()))
        return Refusal{Fault::BadInput, "the file is no font or has no face of that index", where};
    HbFace face(hb_face_create(blob.get(), file.index));
    if (hb_face_get_glyph_count(face.get()) == 0) return Refusal{Fault::BadInput, "the font has no glyphs", where};
    hb_face_make_immutable(face.get());

    HbFont font(hb_font_create(face.get()));
    hb_font_make_immutable(font.get());
    auto const units = hb_face_get_upem(face.get());
    if (!has_table(face.get(), HB_TAG('C', 'F', 'F', ' ')) && !has_table(face.get(), HB_TAG('g', 'l', 'y', 'f')))
        return Refusal{Fault::BadInput, "the font has neither glyf nor CFF outlines", where};
    bool const halt = has_feature(face.get(), HALT);
    auto name = postscript_name(face.get());
    auto programs = std::make_unique<GlyphPrograms>(hb_face_get_glyph_count(face.get()));
    return Face{std::move(face), std::move(font), units, halt, std::move(name), std::move(programs)};
}

std::optional<HalfWidth> half_by_feature(Face const& face, char32_t character)
{
    HbBuffer const buffer(hb_buffer_create());
    hb_codepoint_t const code_point = character;
    hb_buffer_add_codepoints(buffer.get(), &code_point, 1, 0, 1);
    hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer.get(), hb_language_from_string("zh-hans", -1));
    hb_feature_t const halt{HALT, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    hb_shape(face.font.get(), buffer.get(), &halt, 1);
    unsigned count = 0;
    auto const* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    if (count != 1) return std::nullopt;
    HalfWidth const half{face.thousandths(positions[0].x_offset), face.thousandths(positions[0].x_advance)};
    if (half.advance > 500) return std::nullopt;
    return half;
}

// ---- outline callbacks: nothing may be thrown through these ---------------------------------------------------------

struct Pen {
    std::vector<OutlineStep> steps;
    double scale;
};

Pen& pen_of(void* data)
{
    return *static_cast<Pen*>(data);
}

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*)
{
    auto& pen = pen_of(data);
    pen.steps.push_back({OutlineStep::Kind::Move, 0, 0, 0, 0, x * pen.scale, y * pen.scale});
}

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*)
{
    auto& pen = pen_of(data);
    pen.steps.push_back({OutlineStep::Kind::Line, 0, 0, 0, 0, x * pen.scale, y * pen.scale});
}

void curve_to(
    hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x, float y, void*)
{
    auto& pen = pen_of(data);
    auto const s = pen.scale;
    pen.steps.push_back({OutlineStep::Kind::Curve, x1 * s, y1 * s, x2 * s, y2 * s, x * s, y * s});
}

void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*)
{
    pen_of(data).steps.push_back({OutlineStep::Kind::Close, 0, 0, 0, 0, 0, 0});
}

HbDraw draw_functions()
{
    HbDraw functions(hb_draw_funcs_create());
    hb_draw_funcs_set_move_to_func(functions.get(), move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(functions.get(), line_to, nullptr, nullptr);
    // Quadratic curves reach us as cubic ones when no function for them is set.
    hb_draw_funcs_set_cubic_to_func(functions.get(), curve_to, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(functions.get(), close_path, nullptr, nullptr);
    hb_draw_funcs_make_immutable(functions.get());
    return functions;
}

} // namespace

Outcome<FontSet> FontSet::load(FontPlan const& plan)
{
    auto faces = std::make_shared<Faces>();
    for (auto const& file : plan.files) {
        auto face = load_face(file);
        if (!face) return face.refusal();
        faces->all.push_back(std::move(*face));
    }
    for (auto const& [role, chain] : plan.roles)
        for (auto position : chain)
            if (position >= faces->all.size())
                return Refusal{Fault::BadInput, "a role names a font file that is not in the plan", role};
    faces->roles = plan.roles;
    return FontSet(std::move(faces));
}

bool FontSet::has_role(std::string_view role) const
{
    return m_faces->roles.find(role) != m_faces->roles.end();
}

std::optional<FoundGlyph> FontSet::find(std::string_view role, char32_t character) const
{
    auto const chain = m_faces->roles.find(role);
    if (chain == m_faces->roles.end()) return std::nullopt;
    for (auto position : chain->second) {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(m_faces->all[position].font.get(), character, &glyph) && glyph != 0)
            return FoundGlyph{FaceId{position}, GlyphId{glyph}, position != chain->second.front()};
    }
    return std::nullopt;
}

int FontSet::advance(FaceId id, GlyphId glyph) const
{
    auto const& face = m_faces->all.at(id.value);
    return face.thousandths(hb_font_get_glyph_h_advance(face.font.get(), glyph.value));
}

InkBox FontSet::ink_box(FaceId id, GlyphId glyph) const
{
    auto const& face = m_faces->all.at(id.value);
    hb_glyph_extents_t extents{};
    if (!hb_font_get_glyph_extents(face.font.get(), glyph.value, &extents)) return {0, 0, 0, 0};
    return {face.thousandths(extents.x_bearing), face.thousandths(extents.y_bearing + extents.height),
        face.thousandths(extents.x_bearing + extents.width), face.thousandths(extents.y_bearing)};
}

std::optional<HalfWidth> FontSet::half_width(FaceId id, GlyphId glyph, char32_t character) const
{
    auto const& face = m_faces->all.at(id.value);
    if (face.has_halt)
        if (auto const half = half_by_feature(face, character)) return half;
    auto const ink = ink_box(id, glyph);
    if (ink.right <= 500) return HalfWidth{0, 500};
    if (ink.left >= 500) return HalfWidth{-500, 500};
    if (ink.left >= 250 && ink.right <= 750) return HalfWidth{-250, 500};
    return std::nullopt;
}

Outline Face::outline(std::uint32_t glyph) const
{
    static HbDraw const functions = draw_functions();
    Pen pen{{}, 1000.0 / units_per_em};
    hb_font_get_glyph_shape(font.get(), glyph, functions.get(), &pen);
    return Outline{std::move(pen.steps)};
}

GlyphProgram const& Face::program(std::uint32_t glyph) const
{
    return programs->find(glyph,
        [&] { return glyph_program(outline(glyph), thousandths(hb_font_get_glyph_h_advance(font.get(), glyph))); });
}

Outline FontSet::outline(FaceId id, GlyphId glyph) const
{
    return m_faces->all.at(id.value).outline(glyph.value);
}

std::string const& FontSet::name(FaceId id) const
{
    return m_faces->all.at(id.value).name;
}

} // namespace xindang::pdf
