#include <notice/check_code.h>

#include <notice/folded_text.h>

#include <algorithm>

namespace xindang::notice {

static constexpr std::string_view ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
static constexpr std::size_t DRAWN = 15;
static constexpr std::size_t GROUP = 4;

// As GB 32100-2015 4.4: weights are powers of 3 modulo 31; what is checked and the check character sum to 0. They begin
// at 3, because the check character itself weighs 1: so no two characters weigh the same.
static char check_character(std::string_view drawn)
{
    std::size_t sum = 0, weight = 3;
    for (auto const c : drawn) {
        sum += ALPHABET.find(c) * weight;
        weight = weight * 3 % ALPHABET.size();
    }
    return ALPHABET[(ALPHABET.size() - sum % ALPHABET.size()) % ALPHABET.size()];
}

CheckCode CheckCode::fresh(Random& random)
{
    // The eight octets that do not fill a whole round of the alphabet would make some characters likelier: drawn anew.
    constexpr auto WHOLE_ROUNDS = 256 / ALPHABET.size() * ALPHABET.size();
    std::string value;
    while (value.size() < DRAWN)
        for (auto const octet : random.bytes(DRAWN))
            if (auto const number = static_cast<unsigned char>(octet); number < WHOLE_ROUNDS && value.size() < DRAWN)
                value += ALPHABET[number % ALPHABET.size()];
    return CheckCode{value + check_character(value)};
}

Outcome<CheckCode> CheckCode::parse(std::string_view text)
{
    std::string value;
    for (auto const c : folded_key(text))
        value += c == 'o' ? '0' : c == 'i' ? '1' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    auto const known =
        std::all_of(value.begin(), value.end(), [](char c) { return ALPHABET.find(c) != ALPHABET.npos; });
    if (value.size() != DRAWN + 1 || !known)
        return Refusal{
            Fault::BadInput, "a check code has 16 figures and letters, without I, O, S, V and Z", "check_code"};
    if (check_character(value.substr(0, DRAWN)) != value.back())
        return Refusal{Fault::BadInput, "the check character does not fit: something is mistyped", "check_code"};
    return CheckCode{value};
}

std::string CheckCode::text() const
{
    std::string grouped;
    for (std::size_t i = 0; i < m_value.size(); ++i)
        grouped += (i > 0 && i % GROUP == 0 ? "-" : "") + std::string(1, m_value[i]);
    return grouped;
}

} // namespace xindang::notice
