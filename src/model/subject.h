#pragma once

#include <base/outcome.h>
#include <model/civil_date.h>
#include <model/fields.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::model {

/// 主体: what an archive is kept of. The four of practice: 企业, 人员, 品种, 业务.
enum class SubjectKind { Enterprise, Person, Product, Business };

std::string_view word_of(SubjectKind kind);    ///< "enterprise"
std::string_view chinese_of(SubjectKind kind); ///< "企业"
Outcome<SubjectKind> parse_subject_kind(std::string_view word_or_chinese);

/// Our own number of a subject: a letter for the kind (E P G B) and a number given once and never again, e.g. "E12".
/// It is never derived from data, so that a wrong or changed code does not change who somebody is.
class SubjectId {
public:
    static Outcome<SubjectId> parse(std::string_view text);
    SubjectId(SubjectKind kind, std::uint64_t number) : m_kind(kind), m_number(number) {}

    SubjectKind kind() const { return m_kind; }
    std::uint64_t number() const { return m_number; }
    std::string text() const;

    auto operator<=>(SubjectId const&) const = default;

private:
    SubjectKind m_kind;
    std::uint64_t m_number;
};

/// How an identifier is to be read.
enum class IdentifierScheme {
    CreditCode,     ///< 统一社会信用代码
    RegistrationNo, ///< 注册号 of before 2015
    PersonId,       ///< 公民身份号码
    ApprovalNo,     ///< 批准文号, 注册证, 备案号 of a product
    LicenceNo,      ///< 许可证号 of an enterprise
    MatterNo,       ///< 业务编号: number of a case, an application, an inspection
};

std::string_view word_of(IdentifierScheme scheme); ///< "credit-code"
std::string_view chinese_of(IdentifierScheme scheme);
Outcome<IdentifierScheme> parse_identifier_scheme(std::string_view word);

struct Identifier {
    IdentifierScheme scheme;
    std::string value; ///< in the normal form of its value type
    auto operator<=>(Identifier const&) const = default;
};

/// From a day to a day, both included; an open end has no date.
struct Period {
    std::optional<CivilDate> from;
    std::optional<CivilDate> to;
    bool contains(CivilDate day) const { return (!from || *from <= day) && (!to || day <= *to); }
    bool operator==(Period const&) const = default;
};

struct DatedName {
    std::string text; ///< exactly as registered
    Period period;
    bool operator==(DatedName const&) const = default;
};

struct DatedIdentifier {
    Identifier identifier;
    Period period;
    bool operator==(DatedIdentifier const&) const = default;
};

/// A subject as it stood at some day and ledger position. Names and identifiers are oldest first; the last is current.
struct Subject {
    SubjectId id;
    std::vector<DatedName> names;
    std::vector<DatedIdentifier> identifiers;
    Fields attributes; ///< region, address, status, capital, started_on, enterprise_type, field …: see docs/intake.md
    bool erased = false; ///< a person whose key is gone: names and identifiers are empty

    std::string current_name() const { return names.empty() ? std::string() : names.back().text; }
    std::optional<std::string> identifier(IdentifierScheme scheme) const;
};

/// How two subjects stand to each other.
enum class RoleKind {
    Post,     ///< person → enterprise, in a post (法定代表人, 质量负责人 …)
    Holder,   ///< enterprise → product (持有人, 注册人, 备案人)
    Control,  ///< enterprise or person → enterprise it controls
    Concerns, ///< business → enterprise, person or product it is about
};

std::string_view word_of(RoleKind kind);
std::string_view chinese_of(RoleKind kind);
Outcome<RoleKind> parse_role_kind(std::string_view word_or_chinese);

struct Role {
    RoleKind kind;
    SubjectId from;
    SubjectId to;
    std::string post; ///< for Post: the Chinese name of the post
    Period period;
    bool operator==(Role const&) const = default;
};

} // namespace xindang::model
