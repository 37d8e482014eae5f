#include <model/credit_code.h>

#include <model/code_text.h>

#include <array>

namespace xindang::model {

namespace {

// GB 32100-2015 appendix A: the 31 characters in the order of their values; I O S V Z do not occur.
constexpr std::string_view ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
// GB 32100-2015 appendix A: the weight of place i is 3^(i-1) mod 31.
constexpr std::array<unsigned, 17> WEIGHTS{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
// GB 11714-1997 4.3: weights of the eight characters of the organisation code.
constexpr std::array<unsigned, 8> ORGANISATION_WEIGHTS{3, 7, 9, 10, 5, 8, 4, 2};

/// The check character of 17 characters of the alphabet.
char check_character(std::string_view code)
{
    unsigned sum = 0;
    for (std::size_t i = 0; i < WEIGHTS.size(); ++i)
        sum += static_cast<unsigned>(ALPHABET.find(code[i])) * WEIGHTS[i];
    // GB 32100-2015 appendix A: C18 = MOD(31 - MOD(sum, 31), 31)
    return ALPHABET[(31 - sum % 31) % 31];
}

/// The check digit of the eight characters of an organisation code; here letters count from A=10 without gaps.
char organisation_digit(std::string_view code)
{
    unsigned sum = 0;
    for (std::size_t i = 0; i < ORGANISATION_WEIGHTS.size(); ++i) {
        char const c = code[i];
        sum += static_cast<unsigned>(c <= '9' ? c - '0' : c - 'A' + 10) * ORGANISATION_WEIGHTS[i];
    }
    // GB 11714-1997 4.3: C9 = 11 - MOD(sum, 11); 10 is written X, 11 is written 0
    unsigned const digit = 11 - sum % 11;
    return digit == 10 ? 'X' : static_cast<char>('0' + digit % 11);
}

Refusal refused(std::string reason)
{
    return {Fault::BadInput, std::move(reason), "credit_code"};
}

} // namespace

std::string CreditCode::normalised(std::string_view text)
{
    return normalised_code(text);
}

Outcome<CreditCode> CreditCode::parse(std::string_view text)
{
    auto code = normalised(text);
    if (code.size() != 18) return refused("a credit code has 18 characters");
    if (auto const at = code.find_first_not_of(ALPHABET); at != std::string::npos)
        return refused("character " + std::to_string(at + 1) + " is not of the alphabet of GB 32100");
    if (code.substr(2, 6).find_first_not_of("0123456789") != std::string::npos)
        return refused("characters 3 to 8 are not the digits of a region");
    if (code[17] != check_character(code)) return refused("the check character of " + code + " is wrong");
    if (code[16] != organisation_digit(std::string_view(code).substr(8, 8)))
        return refused("the organisation code inside " + code + " has a wrong check digit");
    return CreditCode{std::move(code)};
}

std::optional<RegionCode> CreditCode::region() const
{
    auto region = RegionCode::parse(std::string_view(m_text).substr(2, 6));
    if (!region) return std::nullopt;
    return *std::move(region);
}

} // namespace xindang::model
