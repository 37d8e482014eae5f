#include <model/licence_number.h>

#include <base/utf8.h>
#include <model/code_text.h>
#include <model/number_pattern.h>
#include <model/words.h>

#include <algorithm>

namespace xindang::model {

namespace {

constexpr std::array<Word<NumberKind>, 16> KINDS{{
    {NumberKind::DrugApproval, "drug-approval", "药品批准文号"},
    {NumberKind::DrugImport, "drug-import", "进口药品注册证号"},
    {NumberKind::DrugProduction, "drug-production", "药品生产许可证号"},
    {NumberKind::DrugTrade, "drug-trade", "药品经营许可证号"},
    {NumberKind::DeviceRegistration, "device-registration", "医疗器械注册证号"},
    {NumberKind::DeviceFiling, "device-filing", "第一类医疗器械备案号"},
    {NumberKind::DeviceProduction, "device-production", "医疗器械生产许可证号"},
    {NumberKind::DeviceProductionFiling, "device-production-filing", "第一类医疗器械生产备案号"},
    {NumberKind::DeviceTrade, "device-trade", "医疗器械经营许可证号"},
    {NumberKind::DeviceTradeFiling, "device-trade-filing", "第二类医疗器械经营备案号"},
    {NumberKind::CosmeticProduction, "cosmetic-production", "化妆品生产许可证号"},
    {NumberKind::SpecialCosmetic, "special-cosmetic", "特殊化妆品注册证号"},
    {NumberKind::OrdinaryCosmetic, "ordinary-cosmetic", "普通化妆品备案号"},
    {NumberKind::CosmeticIngredient, "cosmetic-ingredient", "化妆品新原料注册或者备案号"},
    {NumberKind::Toothpaste, "toothpaste", "牙膏备案号"},
    {NumberKind::Unknown, "unknown", "未识别"},
}};

constexpr std::array<Word<NumberForm>, 4> FORMS{{
    {NumberForm::Current, "current", "现行"},
    {NumberForm::Legacy, "legacy", "历史"},
    {NumberForm::Irregular, "irregular", "不规范"},
    {NumberForm::Unrecognised, "unrecognised", "未识别"},
}};

struct Form {
    std::u32string_view pattern; ///< see number_pattern.h
    NumberKind kind;
    NumberForm form;
};

using K = NumberKind;
using F = NumberForm;

// Tried from above; the first that matches the whole number decides.
constexpr Form APPROVALS[] = {
    // 药品注册管理办法 (2020) art. 123: H Z S, then C for 港澳台, J for 境外, year, serial
    {U"国药准字[HZS][CJ]?yd{4}", K::DrugApproval, F::Current},
    {U"国药准字Cyd{4}", K::DrugApproval, F::Current}, // 古代经典名方
    {U"国药准字[HZSBTFJ]d{8}", K::DrugApproval, F::Legacy},
    {U"B?[HZS]C?d{8}", K::DrugImport, F::Legacy}, // B: 大包装
    // 医疗器械注册与备案管理办法 (2021) art. 115, 116
    {U"国械注准y3d{6}", K::DeviceRegistration, F::Current},
    {U"p械注准y2d{6}", K::DeviceRegistration, F::Current},
    {U"国械注[进许]y[23]d{6}", K::DeviceRegistration, F::Current},
    {U"[国p]械注[准进许]d{11}", K::DeviceRegistration, F::Irregular},
    {U"国械备yd{4}", K::DeviceFiling, F::Current},
    {U"ph{0,2}械备yd{4}", K::DeviceFiling, F::Current},
    {U"ph{0,3}械备yd{2,6}", K::DeviceFiling, F::Irregular},
    {U"[国p]食药监械\\([准进许]\\)字d{4}第d{7}号", K::DeviceRegistration, F::Legacy},
    // 化妆品注册备案管理办法 (2021)
    {U"国妆特[进制]?字yd{1,6}", K::SpecialCosmetic, F::Current},
    {U"pG妆网备字yd{6}", K::OrdinaryCosmetic, F::Current},
    {U"国妆网备[进制出]字\\(p\\)yd{6}", K::OrdinaryCosmetic, F::Current},
    {U"国妆原[注备]字yd{4}", K::CosmeticIngredient, F::Current},
    {U"p国牙膏网备[进制]?字yd{6}", K::Toothpaste, F::Current},
    {U"国妆特字Gd{8}", K::SpecialCosmetic, F::Legacy},
    {U"国妆特进字Jd{8}", K::SpecialCosmetic, F::Legacy},
    {U"国妆备进字Jd{8}", K::OrdinaryCosmetic, F::Legacy},
};

constexpr Form LICENCES[] = {
    {U"pyd{4}", K::DrugProduction, F::Current}, // 药品生产监督管理办法 art. 77
    // 药品经营和使用质量监督管理办法 art. 76: two class letters, four digits for the area, five for the serial
    {U"p[ABCD][AB]d{9}", K::DrugTrade, F::Current}, {U"p[ABCD][AB]d{7}", K::DrugTrade, F::Legacy},
    {U"p[1234]d{6}", K::DrugTrade, F::Legacy}, {U"p[1234]d{6}-d{2,3}", K::DrugTrade, F::Legacy},
    {U"ph{0,2}食?药监械生产许d{8}号", K::DeviceProduction, F::Current},
    {U"ph{0,2}食?药监械生产备d{8}号", K::DeviceProductionFiling, F::Current},
    {U"ph{0,3}食?药监械经营许d{8,9}号", K::DeviceTrade, F::Current},
    {U"ph{0,3}食?药监械经营备d{8,9}号", K::DeviceTradeFiling, F::Current},
    {U"ph{0,3}食?药监械经营许d{4}a{4,5}号", K::DeviceTrade, F::Irregular},
    {U"ph{0,3}食?药监械经营备d{4}a{4,5}号", K::DeviceTradeFiling, F::Irregular},
    {U"p妆yd{4}", K::CosmeticProduction, F::Current}, // 化妆品生产经营监督管理办法 art. 65
};

constexpr std::size_t LONGEST = 60;

/// The number with one kind of bracket and one kind of dash; nothing when it can be no number.
std::optional<std::u32string> candidate(std::string_view text)
{
    if (text.size() > 4 * LONGEST * 2 || !utf8::is_valid(text)) return std::nullopt;
    auto number = utf8::decode(normalised_code(text));
    for (char32_t& c : number) {
        if (c == U'[' || c == U'【' || c == U'〔') c = U'(';
        if (c == U']' || c == U'】' || c == U'〕') c = U')';
        if (c == U'—' || c == U'–' || c == U'‐' || c == U'−') c = U'-';
    }
    bool const has_digit = number.find_first_of(U"0123456789") != number.npos;
    bool const has_control =
        std::any_of(number.begin(), number.end(), [](char32_t c) { return c < 0x20 || c == 0x7F; });
    if (!has_digit || has_control || number.size() > LONGEST) return std::nullopt;
    return number;
}

/// As the rules print it: full-width brackets among Han characters.
std::string printed(std::u32string number)
{
    for (char32_t& c : number) {
        if (c == U'(') c = U'（';
        if (c == U')') c = U'）';
    }
    return utf8::encode(number);
}

template <std::size_t N> Form form_of(Form const (&table)[N], std::u32string_view number)
{
    for (auto const& row : table)
        if (matches(row.pattern, number)) return row;
    return {{}, NumberKind::Unknown, NumberForm::Unrecognised};
}

Refusal refused(std::string where)
{
    return {Fault::BadInput, "not a number of a licence or approval: it needs a digit and at most 60 characters",
        std::move(where)};
}

} // namespace

std::string_view word_of(NumberKind kind)
{
    return row_of(KINDS, kind).word;
}
std::string_view chinese_of(NumberKind kind)
{
    return row_of(KINDS, kind).chinese;
}
std::string_view word_of(NumberForm form)
{
    return row_of(FORMS, form).word;
}

Findings PermitNumber::findings(std::string const& where) const
{
    Findings findings;
    switch (m_form) {
    case NumberForm::Current:
        break;
    case NumberForm::Legacy:
        findings.add(Severity::Note, std::string(m_rule), where,
            m_text + " is " + std::string(chinese_of(m_kind)) + " in a form of former rules");
        break;
    case NumberForm::Irregular:
        findings.add(Severity::Warning, std::string(m_rule), where,
            m_text + " is nearly the form of " + std::string(chinese_of(m_kind)) + "; compare it with the licence");
        break;
    case NumberForm::Unrecognised:
        findings.add(Severity::Warning, std::string(m_rule), where, m_text + " has no form that is known");
        break;
    }
    return findings;
}

Outcome<ApprovalNumber> ApprovalNumber::parse(std::string_view text)
{
    auto number = candidate(text);
    if (!number) return refused("approval_number");
    auto const form = form_of(APPROVALS, *number);
    return ApprovalNumber{printed(*std::move(number)), form.kind, form.form, "approval-number"};
}

Outcome<LicenceNumber> LicenceNumber::parse(std::string_view text)
{
    auto number = candidate(text);
    if (!number) return refused("licence_number");
    auto const form = form_of(LICENCES, *number);
    return LicenceNumber{printed(*std::move(number)), form.kind, form.form, "licence-number"};
}

} // namespace xindang::model
