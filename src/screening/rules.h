#pragma once

#include <base/outcome.h>
#include <screening/lexicon.h>

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::screening {

/// What speaks for or against a candidate beside its name.
enum class Sign {
    BirthYearSame,
    BirthYearOther,
    RegionSame,
    RegionOther,
    RegionInNameOther,
    MaskSame,
    MaskOther,
    NumberOther,
    NumberSlip,
    TradeOther,
    ToldApart,
    NumeralOther,
};
constexpr std::size_t SIGNS = 12;
std::string_view word_of(Sign sign); ///< "birth-year-other"
std::string_view chinese_of(Sign sign);

/// conf/screening: how names are compared, and from which score on an answer counts. Every number is in thousandths.
struct Rules {
    struct Thresholds {
        int match;    ///< a hit
        int possible; ///< a person has to look
    } thresholds;
    struct Costs {
        int same_sound, near_sound, same_shape, swap, numeral;
    } costs;
    struct Weights {
        int core, industry, region, form;
    } weights;
    struct Parts {
        int one_missing, same_trade, other_form;
    } parts;
    struct Ways {
        int former, short_name, short_core, pinyin, word_order, person_name_alone;
    } ways;
    std::array<int, SIGNS> points;
    Lexicon lexicon;
    struct Column {
        std::string name;                  ///< ours: "credit_code"
        std::vector<std::string> headings; ///< what files call it
    };
    std::vector<Column> columns;

    int of(Sign sign) const { return points[static_cast<std::size_t>(sign)]; }

    /// Reads rules.xml, shapes.xml and regions.xml of `folder` by the schema screening.xsd. BadInput at "file:line";
    /// refused are also points given twice and thresholds in the wrong order.
    static Outcome<Rules> load(std::filesystem::path const& folder, std::filesystem::path const& schema);
};

} // namespace xindang::screening
