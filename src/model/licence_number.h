#pragma once

#include <base/findings.h>
#include <base/outcome.h>

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace xindang::model {

/// What a number of a licence, an approval or a filing is a number of, as far as its form tells.
enum class NumberKind {
    DrugApproval,           ///< 药品批准文号
    DrugImport,             ///< 进口药品注册证, 医药产品注册证
    DrugProduction,         ///< 药品生产许可证
    DrugTrade,              ///< 药品经营许可证
    DeviceRegistration,     ///< 医疗器械注册证
    DeviceFiling,           ///< 第一类医疗器械备案
    DeviceProduction,       ///< 医疗器械生产许可证
    DeviceProductionFiling, ///< 医疗器械生产备案
    DeviceTrade,            ///< 医疗器械经营许可证
    DeviceTradeFiling,      ///< 医疗器械经营备案
    CosmeticProduction,     ///< 化妆品生产许可证
    SpecialCosmetic,        ///< 特殊化妆品注册证
    OrdinaryCosmetic,       ///< 普通化妆品备案
    CosmeticIngredient,     ///< 化妆品新原料
    Toothpaste,             ///< 牙膏备案
    Unknown,                ///< no form we know
};

std::string_view word_of(NumberKind kind);    ///< "drug-approval"
std::string_view chinese_of(NumberKind kind); ///< "药品批准文号"

/// How sure the form makes us.
enum class NumberForm {
    Current,      ///< a form in use today
    Legacy,       ///< a form of former rules; such numbers are still about
    Irregular,    ///< close to a known form, seen in practice, not in the rule: worth a look
    Unrecognised, ///< matches nothing: kept as written
};

std::string_view word_of(NumberForm form); ///< "current"

/// A number in its normal form and what its form tells. Base of the two types below.
class PermitNumber {
public:
    std::string const& text() const { return m_text; }
    NumberKind kind() const { return m_kind; }
    NumberForm form() const { return m_form; }
    /// Nothing for Current; a note for Legacy; a warning (rule "approval-number" or "licence-number") for the others.
    Findings findings(std::string const& where) const;

    auto operator<=>(PermitNumber const&) const = default;

protected:
    PermitNumber(std::string text, NumberKind kind, NumberForm form, std::string_view rule)
        : m_text(std::move(text)), m_kind(kind), m_form(form), m_rule(rule)
    {}

private:
    std::string m_text;
    NumberKind m_kind;
    NumberForm m_form;
    std::string_view m_rule;
};

/// 批准文号, 注册证号 or 备案号 of a product. Forms differ by decade and province, so an unknown form is kept with a
/// warning; refused (place "approval_number") is only what can be no number: empty, over 60 characters, broken UTF-8,
/// no digit.
class ApprovalNumber : public PermitNumber {
public:
    static Outcome<ApprovalNumber> parse(std::string_view text);

private:
    using PermitNumber::PermitNumber;
};

/// 许可证号 or 备案号 of an enterprise. The same promise as ApprovalNumber, place "licence_number".
class LicenceNumber : public PermitNumber {
public:
    static Outcome<LicenceNumber> parse(std::string_view text);

private:
    using PermitNumber::PermitNumber;
};

} // namespace xindang::model
