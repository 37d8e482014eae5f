#pragma once

#include <pdf/font_program.h>
#include <pdf/font_set.h>

#include <hb.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace xindang::pdf {

/// Turns a C free function into a deleter.
template <auto Free> struct Freed {
    template <class T> void operator()(T* object) const { Free(object); }
};

using HbBlob = std::unique_ptr<hb_blob_t, Freed<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Freed<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Freed<hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, Freed<hb_buffer_destroy>>;
using HbDraw = std::unique_ptr<hb_draw_funcs_t, Freed<hb_draw_funcs_destroy>>;

/// The programs of a face's glyphs, each made by whoever needs it first and shared by all threads from then on.
class GlyphPrograms {
public:
    explicit GlyphPrograms(std::size_t glyphs)
        : m_size(glyphs), m_programs(std::make_unique<std::atomic<GlyphProgram const*>[]>(glyphs))
    {}
    GlyphPrograms(GlyphPrograms const&) = delete;
    GlyphPrograms& operator=(GlyphPrograms const&) = delete;
    ~GlyphPrograms()
    {
        for (std::size_t i = 0; i < m_size; ++i)
            delete m_programs[i].load();
    }

    /// Throws std::out_of_range for a glyph the face does not have.
    template <class Make> GlyphProgram const& find(std::uint32_t glyph, Make const& make)
    {
        if (glyph >= m_size) throw std::out_of_range("a glyph its face does not have");
        if (auto const* known = m_programs[glyph].load(std::memory_order_acquire)) return *known;
        auto fresh = std::make_unique<GlyphProgram const>(make());
        GlyphProgram const* before = nullptr;
        // Two threads may make the same program; one of them is thrown away.
        if (!m_programs[glyph].compare_exchange_strong(before, fresh.get())) return *before;
        return *fresh.release();
    }

private:
    std::size_t m_size;
    std::unique_ptr<std::atomic<GlyphProgram const*>[]> m_programs;
};

/// One loaded face; immutable after loading.
struct Face {
    HbFace face;
    HbFont font; ///< scale is units per em
    unsigned units_per_em;
    bool has_halt;
    std::string name;
    std::unique_ptr<GlyphPrograms> programs;

    /// Font units as thousandths of an em, rounded half away from zero.
    int thousandths(long units) const
    {
        long const upem = static_cast<long>(units_per_em);
        return static_cast<int>((2000 * units + (units < 0 ? -upem : upem)) / (2 * upem));
    }

    /// In thousandths of an em, y upwards.
    Outline outline(std::uint32_t glyph) const;
    GlyphProgram const& program(std::uint32_t glyph) const;
};

struct FontSet::Faces {
    std::vector<Face> all;
    std::map<std::string, std::vector<std::size_t>, std::less<>> roles;
};

} // namespace xindang::pdf
