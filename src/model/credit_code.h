#pragma once

#include <base/outcome.h>
#include <model/region_code.h>

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace xindang::model {

/// 统一社会信用代码 (GB 32100-2015): 18 characters whose check character is right, and whose inner organisation code
/// has the right GB 11714 digit. Refuses everything else with the place "credit_code".
class CreditCode {
public:
    /// Normalises (see normalised()) and checks.
    static Outcome<CreditCode> parse(std::string_view text);
    /// Full-width to half-width, lower to upper case, white space removed; nothing else is repaired, in particular
    /// never O to 0 or I to 1: the alphabet has neither letter, so a guess would change who is meant.
    static std::string normalised(std::string_view text);

    std::string const& text() const { return m_text; }
    /// 登记管理部门: the first character, e.g. '9' for 市场监管.
    char registrar() const { return m_text[0]; }
    /// 机构类别 within the registrar: the second character.
    char category() const { return m_text[1]; }
    /// 个体工商户: registrar 9, category 2.
    bool is_individual_business() const { return m_text.starts_with("92"); }
    /// 登记管理机关行政区划码, characters 3 to 8. Nothing when it is no GB/T 2260 code (100000 = registered with the
    /// national authority; retired codes stay readable).
    std::optional<RegionCode> region() const;
    /// 主体标识码, the organisation code of GB 11714: characters 9 to 17.
    std::string organisation_code() const { return m_text.substr(8, 9); }

    auto operator<=>(CreditCode const&) const = default;

private:
    explicit CreditCode(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

} // namespace xindang::model
