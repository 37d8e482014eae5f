#pragma once

#include <document/font_metrics.h>
#include <text/punctuation.h>

namespace xindang::test {

/// Fonts without files: Han and marks 1 em, everything else ½ em, marks can be halved. U+2603 has no glyph; characters
/// beyond the basic plane come from the first fallback.
class FakeMetrics final : public document::FontMetrics {
public:
    std::optional<document::GlyphMetrics> find(document::FontRole, std::u32string_view cluster) const override
    {
        auto const c = cluster.front();
        if (c == U'\u2603') return std::nullopt;
        auto const wide = text::is_han(c) || c >= 0x2014;
        document::GlyphMetrics metrics{c > 0xFFFF ? 1U : 0U, wide ? 1.0 : 0.5, wide ? 1.0 : 0.5, 0};
        if (text::can_be_halved(c)) {
            metrics.half_advance_em = 0.5;
            if (text::mark_of(c) == text::Mark::Opening) metrics.half_shift_em = -0.5;
        }
        return metrics;
    }
};

} // namespace xindang::test
