#pragma once

#include <pdf/font_set.h>

#include <hb-subset.h>
#include <hb.h>

#include <memory>
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
using HbSubsetInput = std::unique_ptr<hb_subset_input_t, Freed<hb_subset_input_destroy>>;
using HbSubsetPlan = std::unique_ptr<hb_subset_plan_t, Freed<hb_subset_plan_destroy>>;

/// One loaded face; immutable after loading.
struct Face {
    HbFace face; ///< measured and subset from; preprocessed when so asked
    HbFont font; ///< scale is units per em
    unsigned units_per_em;
    bool has_cff;
    bool has_halt;
    std::string name;

    /// Font units as thousandths of an em, rounded half away from zero.
    int thousandths(long units) const
    {
        long const upem = static_cast<long>(units_per_em);
        return static_cast<int>((2000 * units + (units < 0 ? -upem : upem)) / (2 * upem));
    }
};

struct FontSet::Faces {
    std::vector<Face> all;
    std::map<std::string, std::vector<std::size_t>, std::less<>> roles;
};

} // namespace xindang::pdf
