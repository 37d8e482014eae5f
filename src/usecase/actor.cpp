#include <usecase/actor.h>

#include <algorithm>
#include <array>
#include <utility>

namespace xindang::usecase {

static constexpr std::array<std::pair<Duty, std::string_view>, 6> DUTIES{{
    {Duty::CreditAdministrator, "credit-administrator"},
    {Duty::PublicationStaff, "publication-staff"},
    {Duty::Approver, "approver"},
    {Duty::Auditor, "auditor"},
    {Duty::Partner, "partner"},
    {Duty::Operator, "operator"},
}};

std::string_view word_of(Duty duty)
{
    for (auto const& [value, word] : DUTIES)
        if (value == duty) return word;
    return "?";
}

Outcome<Duty> parse_duty(std::string_view word)
{
    for (auto const& [value, name] : DUTIES)
        if (name == word) return value;
    return Refusal{Fault::BadInput, "no such duty: " + std::string(word), "duty"};
}

Outcome<Done> assure(Actor const& actor, std::initializer_list<Duty> one_of)
{
    if (std::any_of(one_of.begin(), one_of.end(), [&](Duty duty) { return actor.duties.contains(duty); }))
        return Done{};
    std::string needed;
    for (auto const duty : one_of)
        needed += (needed.empty() ? "" : " or ") + std::string(word_of(duty));
    return Refusal{Fault::Forbidden, "this needs the duty " + needed, "actor"};
}

} // namespace xindang::usecase
