#pragma once

#include <base/outcome.h>
#include <model/region_code.h>

#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// 机关 as it appears on paper and in lists. `own` marks the one this installation works for.
struct Agency {
    enum class Part { Own, Partner, Other };
    std::string code; ///< stable word, used in lists: "demo-nmpa"
    Part part;
    std::string name;          ///< 全称
    std::string short_name;    ///< 规范化简称
    std::string seal_text;     ///< the words around the seal
    std::string document_word; ///< 机关代字: 东药监
    std::string level;         ///< "province", "city", "county"
    std::string region;        ///< GB/T 2260, or an invented code in a demonstration
    std::string review_body;   ///< 行政复议机关
    std::string court;         ///< 有管辖权的人民法院
    std::string address;
    std::string phone;
};

/// The agencies this installation knows. Refuses (NotFound, place "agency") unknown codes.
class Agencies {
public:
    explicit Agencies(std::vector<Agency> agencies) : m_agencies(std::move(agencies)) {}

    std::vector<Agency> const& all() const { return m_agencies; }
    /// The one agency marked own; the loader saw to it that there is exactly one.
    Agency const& own() const;
    std::vector<Agency> partners() const;
    Outcome<Agency> find(std::string_view code) const;

private:
    std::vector<Agency> m_agencies;
};

} // namespace xindang::law
