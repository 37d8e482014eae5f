#pragma once

#include <base/outcome.h>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace xindang::model {

/// 发文字号 (GB/T 9704-2012 7.2.5): 机关代字, year, serial. Read in every form seen in practice (any brackets, 第,
/// leading zeros, full-width digits, spaces, 号 left out), printed in one: 东药监罚〔2026〕12号. Refuses what has no
/// agency word, no bracketed four-digit year from 1949, or no serial from 1 to 999999, with the place
/// "document_number".
class DocumentNumber {
public:
    static Outcome<DocumentNumber> parse(std::string_view text);
    static Outcome<DocumentNumber> of(std::string_view agency_word, int year, std::uint32_t serial);

    /// 机关代字 with the class word, e.g. 东药监罚.
    std::string const& agency_word() const { return m_agency_word; }
    int year() const { return m_year; }
    std::uint32_t serial() const { return m_serial; }
    /// 六角括号 U+3014 U+3015, no 第, no leading zero.
    std::string text() const;

    auto operator<=>(DocumentNumber const&) const = default;

private:
    DocumentNumber(std::string agency_word, int year, std::uint32_t serial)
        : m_agency_word(std::move(agency_word)), m_year(year), m_serial(serial)
    {}
    std::string m_agency_word;
    int m_year;
    std::uint32_t m_serial;
};

} // namespace xindang::model
