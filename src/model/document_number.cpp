#include <model/document_number.h>

#include <base/utf8.h>
#include <model/code_text.h>

namespace xindang::model {

namespace {

constexpr std::u32string_view OPENING = U"〔([【﹝〖";
constexpr std::u32string_view CLOSING = U"〕)]】﹞〗";
constexpr std::size_t LONGEST_AGENCY_WORD = 20;

Refusal refused(std::string reason)
{
    return {Fault::BadInput, std::move(reason), "document_number"};
}

/// The value of one to `most` ASCII digits; -1 for anything else.
int number(std::u32string_view digits, std::size_t most)
{
    if (digits.empty() || digits.size() > most) return -1;
    int value = 0;
    for (char32_t const c : digits) {
        if (c < U'0' || c > U'9') return -1;
        value = value * 10 + static_cast<int>(c - U'0');
    }
    return value;
}

bool is_word_character(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           (c >= U'A' && c <= U'Z');
}

} // namespace

Outcome<DocumentNumber> DocumentNumber::of(std::string_view agency_word, int year, std::uint32_t serial)
{
    auto const word = utf8::is_valid(agency_word) ? utf8::decode(agency_word) : std::u32string();
    if (word.empty() || word.size() > LONGEST_AGENCY_WORD)
        return refused("a document number begins with the word of an agency");
    for (char32_t const c : word)
        if (!is_word_character(c)) return refused("the agency word of a document number has Han characters or letters");
    if (year < 1949 || year > 2199) return refused("the year of a document number is outside 1949 to 2199");
    if (serial < 1 || serial > 999'999) return refused("the serial of a document number is outside 1 to 999999");
    return DocumentNumber{std::string(agency_word), year, serial};
}

Outcome<DocumentNumber> DocumentNumber::parse(std::string_view text)
{
    if (text.size() > 200 || !utf8::is_valid(text)) return refused("not a document number");
    auto const normal = utf8::decode(normalised_code(text));
    std::u32string_view const all = normal;
    auto const open = all.find_first_of(OPENING);
    auto const close = all.find_first_of(CLOSING);
    if (open == all.npos || close == all.npos || close < open)
        return refused("a document number has its year in brackets");
    // A pair of unlike brackets is a slip of the pen, not another number: only their places count.
    auto year = all.substr(open + 1, close - open - 1);
    if (year.ends_with(U'年')) year.remove_suffix(1);
    auto serial = all.substr(close + 1);
    // GB/T 9704-2012 7.2.5: no 第, no leading zeros; both occur in practice and mean nothing.
    if (serial.starts_with(U'第')) serial.remove_prefix(1);
    if (serial.ends_with(U'号') || serial.ends_with(U'號')) serial.remove_suffix(1);
    auto const serial_value = number(serial, 9);
    if (serial_value < 0) return refused("a document number ends in its serial and 号");
    if (year.size() != 4) return refused("the year of a document number has four digits");
    return of(utf8::encode(all.substr(0, open)), number(year, 4), static_cast<std::uint32_t>(serial_value));
}

std::string DocumentNumber::text() const
{
    return m_agency_word + "〔" + std::to_string(m_year) + "〕" + std::to_string(m_serial) + "号";
}

} // namespace xindang::model
