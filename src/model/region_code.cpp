#include <model/region_code.h>

#include <model/code_text.h>

#include <array>
#include <utility>

namespace xindang::model {

namespace {

// GB/T 2260: the first two digits.
constexpr std::array<std::pair<std::string_view, std::string_view>, 34> PROVINCES{{{"11", "北京市"}, {"12", "天津市"},
    {"13", "河北省"}, {"14", "山西省"}, {"15", "内蒙古自治区"}, {"21", "辽宁省"}, {"22", "吉林省"}, {"23", "黑龙江省"},
    {"31", "上海市"}, {"32", "江苏省"}, {"33", "浙江省"}, {"34", "安徽省"}, {"35", "福建省"}, {"36", "江西省"},
    {"37", "山东省"}, {"41", "河南省"}, {"42", "湖北省"}, {"43", "湖南省"}, {"44", "广东省"}, {"45", "广西壮族自治区"},
    {"46", "海南省"}, {"50", "重庆市"}, {"51", "四川省"}, {"52", "贵州省"}, {"53", "云南省"}, {"54", "西藏自治区"},
    {"61", "陕西省"}, {"62", "甘肃省"}, {"63", "青海省"}, {"64", "宁夏回族自治区"}, {"65", "新疆维吾尔自治区"},
    {"71", "台湾省"}, {"81", "香港特别行政区"}, {"82", "澳门特别行政区"}}};

std::string_view name_of_province(std::string_view digits)
{
    for (auto const& [code, name] : PROVINCES)
        if (code == digits) return name;
    return {};
}

} // namespace

Outcome<RegionCode> RegionCode::parse(std::string_view text)
{
    auto code = normalised_code(text);
    if (code.size() != 6 || code.find_first_not_of("0123456789") != std::string::npos)
        return Refusal{Fault::BadInput, "a region code has six digits", "region"};
    if (name_of_province(std::string_view(code).substr(0, 2)).empty())
        return Refusal{Fault::BadInput, "no province has the code " + code.substr(0, 2), "region"};
    return RegionCode{std::move(code)};
}

std::string_view RegionCode::province_name() const
{
    return name_of_province(std::string_view(m_text).substr(0, 2));
}

bool RegionCode::within(RegionCode const& other) const
{
    // GB/T 2260: two digits each for province, city and county; 00 stands for "all of it".
    std::size_t levels = 6;
    while (levels > 2 && other.m_text.compare(levels - 2, 2, "00") == 0)
        levels -= 2;
    return m_text.compare(0, levels, other.m_text, 0, levels) == 0;
}

} // namespace xindang::model
