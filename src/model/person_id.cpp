#include <model/person_id.h>

#include <model/code_text.h>

#include <array>
#include <chrono>

namespace xindang::model {

namespace {

// GB 11643-1999 5.1: the weight of place i (counted from the right, from 1) is 2^(i-1) mod 11.
constexpr std::array<unsigned, 17> WEIGHTS{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view CHECK_CHARACTERS = "10X98765432";

char check_character(std::string_view id)
{
    unsigned sum = 0;
    for (std::size_t i = 0; i < WEIGHTS.size(); ++i)
        sum += static_cast<unsigned>(id[i] - '0') * WEIGHTS[i];
    return CHECK_CHARACTERS[sum % 11];
}

int number(std::string_view digits)
{
    int value = 0;
    for (char const c : digits)
        value = value * 10 + (c - '0');
    return value;
}

/// A day that exists, YYYYMMDD, of 1800 to 2099.
bool is_birth_date(std::string_view digits)
{
    std::chrono::year_month_day const date{std::chrono::year{number(digits.substr(0, 4))},
        std::chrono::month{static_cast<unsigned>(number(digits.substr(4, 2)))},
        std::chrono::day{static_cast<unsigned>(number(digits.substr(6, 2)))}};
    return date.ok() && digits >= "18000101" && digits <= "20991231";
}

Refusal refused(std::string reason)
{
    return {Fault::BadInput, std::move(reason), "person_id"};
}

} // namespace

Outcome<PersonId> PersonId::parse(std::string_view text)
{
    auto id = normalised_code(text);
    if (id.size() == 15 && id.find_first_not_of("0123456789") == std::string::npos)
        return refused("a 15-digit number of before 1999 has no check digit; the 18-digit number is needed");
    if (id.size() != 18) return refused("a person id has 18 characters");
    if (id.find_first_not_of("0123456789") < 17 || id[0] == '0')
        return refused("the first 17 characters of a person id are digits, the first not 0");
    if (id[17] != 'X' && (id[17] < '0' || id[17] > '9')) return refused("a person id ends in a digit or X");
    if (!is_birth_date(std::string_view(id).substr(6, 8)))
        return refused("the birth date in the person id does not exist");
    if (id[17] != check_character(id)) return refused("the check digit of the person id is wrong");
    return PersonId{std::move(id)};
}

Outcome<PersonId> PersonId::of_fifteen(std::string_view text)
{
    auto const old = normalised_code(text);
    if (old.size() != 15 || old.find_first_not_of("0123456789") != std::string::npos)
        return refused("a number of before 1999 has 15 digits");
    auto const digits = old.substr(0, 6) + "19" + old.substr(6);
    return parse(digits + check_character(digits));
}

std::optional<CivilDate> PersonId::birth_date() const
{
    auto const date = CivilDate::parse(std::string_view(m_text).substr(6, 8));
    return date ? std::optional(*date) : std::nullopt;
}

int PersonId::birth_year() const
{
    return number(std::string_view(m_text).substr(6, 4));
}

std::string PersonId::masked(Keep keep) const
{
    std::size_t const head = keep == Keep::FirstSix || keep == Keep::FirstSixAndLastFour ? 6 : 0;
    std::size_t const tail = keep == Keep::LastFour || keep == Keep::FirstSixAndLastFour ? 4 : 0;
    return m_text.substr(0, head) + std::string(18 - head - tail, '*') + m_text.substr(18 - tail);
}

} // namespace xindang::model
