#include <document/layout.h>
#include <text/punctuation.h>
#include <xml/schema.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>

namespace {

/// Han are 1 em wide, everything else half; marks can be halved.
class Metrics final : public xindang::document::FontMetrics {
public:
    std::optional<xindang::document::GlyphMetrics> find(
        xindang::document::FontRole, std::u32string_view cluster) const override
    {
        auto const width = cluster.front() > 0x2000 ? 1.0 : 0.5;
        auto const half = xindang::text::can_be_halved(cluster.front()) ? 0.5 : width;
        return xindang::document::GlyphMetrics{0, width, half, 0};
    }
};

} // namespace

/// Whatever the reader accepts can be laid out or is refused, and every glyph lies on the sheet's height.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    static auto const schema = xml::Schema::load(std::filesystem::path(XD_SOURCE_DIR) / "xsd/gongwen.xsd");
    if (!schema) std::abort();
    auto const gongwen = document::read_gongwen({reinterpret_cast<char const*>(data), size}, *schema);
    if (!gongwen) return 0;
    auto const layout = document::lay_out(*gongwen, Metrics());
    if (!layout) return layout.refusal().where.empty() ? std::abort(), 0 : 0;
    for (auto const& page : layout->pages)
        for (auto const& item : page.items)
            if (auto const* const run = std::get_if<document::GlyphRun>(&item))
                if (!std::isfinite(run->top_mm) || run->top_mm < 0 || run->top_mm > layout->height_mm) std::abort();
    return 0;
}
