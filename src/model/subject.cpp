#include <model/subject.h>

#include <model/words.h>

#include <charconv>

namespace xindang::model {

static constexpr std::array<Word<SubjectKind>, 4> SUBJECT_KINDS{{
    {SubjectKind::Enterprise, "enterprise", "企业"},
    {SubjectKind::Person, "person", "人员"},
    {SubjectKind::Product, "product", "品种"},
    {SubjectKind::Business, "business", "业务"},
}};

static constexpr std::array<Word<IdentifierScheme>, 6> SCHEMES{{
    {IdentifierScheme::CreditCode, "credit-code", "统一社会信用代码"},
    {IdentifierScheme::RegistrationNo, "registration-no", "注册号"},
    {IdentifierScheme::PersonId, "person-id", "公民身份号码"},
    {IdentifierScheme::ApprovalNo, "approval-no", "批准文号"},
    {IdentifierScheme::LicenceNo, "licence-no", "许可证号"},
    {IdentifierScheme::MatterNo, "matter-no", "业务编号"},
}};

static constexpr std::array<Word<RoleKind>, 4> ROLE_KINDS{{
    {RoleKind::Post, "post", "任职"},
    {RoleKind::Holder, "holder", "持有"},
    {RoleKind::Control, "control", "控制"},
    {RoleKind::Concerns, "concerns", "涉及"},
}};

static constexpr std::string_view LETTERS = "EPGB";

std::string_view word_of(SubjectKind kind)
{
    return row_of(SUBJECT_KINDS, kind).word;
}
std::string_view chinese_of(SubjectKind kind)
{
    return row_of(SUBJECT_KINDS, kind).chinese;
}
Outcome<SubjectKind> parse_subject_kind(std::string_view word)
{
    return parse_word(SUBJECT_KINDS, word, "subject_kind");
}

std::string_view word_of(IdentifierScheme scheme)
{
    return row_of(SCHEMES, scheme).word;
}
std::string_view chinese_of(IdentifierScheme scheme)
{
    return row_of(SCHEMES, scheme).chinese;
}
Outcome<IdentifierScheme> parse_identifier_scheme(std::string_view word)
{
    return parse_word(SCHEMES, word, "scheme");
}

std::string_view word_of(RoleKind kind)
{
    return row_of(ROLE_KINDS, kind).word;
}
std::string_view chinese_of(RoleKind kind)
{
    return row_of(ROLE_KINDS, kind).chinese;
}
Outcome<RoleKind> parse_role_kind(std::string_view word)
{
    return parse_word(ROLE_KINDS, word, "role_kind");
}

Outcome<SubjectId> SubjectId::parse(std::string_view text)
{
    auto const refused =
        Refusal{Fault::BadInput, "not a subject number (E, P, G or B and digits): " + std::string(text), "subject"};
    auto const letter = text.empty() ? std::string_view::npos : LETTERS.find(text[0]);
    if (letter == std::string_view::npos || text.size() < 2 || text.size() > 13 || text[1] == '0') return refused;
    std::uint64_t number = 0;
    auto const [end, fault] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return refused;
    return SubjectId{static_cast<SubjectKind>(letter), number};
}

std::string SubjectId::text() const
{
    return LETTERS[static_cast<std::size_t>(m_kind)] + std::to_string(m_number);
}

std::optional<std::string> Subject::identifier(IdentifierScheme scheme) const
{
    for (auto dated = identifiers.rbegin(); dated != identifiers.rend(); ++dated)
        if (dated->identifier.scheme == scheme) return dated->identifier.value;
    return std::nullopt;
}

} // namespace xindang::model
