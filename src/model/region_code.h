#pragma once

#include <base/outcome.h>

#include <compare>
#include <string>
#include <string_view>

namespace xindang::model {

/// 行政区划代码 (GB/T 2260): six digits under a known province. Refuses other shapes and unknown provinces with the
/// place "region"; never an unknown county or city, because codes are retired over time and old records keep them.
class RegionCode {
public:
    static Outcome<RegionCode> parse(std::string_view text);

    std::string const& text() const { return m_text; }
    /// The first two digits, e.g. "36".
    std::string province() const { return m_text.substr(0, 2); }
    /// "江西省".
    std::string_view province_name() const;
    /// True when this region is `other` or lies in it: 360802 is within 360800 and 360000.
    bool within(RegionCode const& other) const;

    auto operator<=>(RegionCode const&) const = default;

private:
    explicit RegionCode(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

} // namespace xindang::model
