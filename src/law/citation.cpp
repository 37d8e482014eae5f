#include <law/citation.h>

#include <base/utf8.h>
#include <model/code_text.h>
#include <model/words.h>
#include <text/numerals.h>

namespace xindang::law {

namespace {

constexpr std::array<model::Word<Certainty>, 3> CERTAINTIES{{
    {Certainty::Verified, "verified", "已核对"},
    {Certainty::Secondary, "secondary", "转引"},
    {Certainty::Memory, "memory", "待核对"},
}};

Refusal refused(std::string_view text)
{
    return {Fault::BadInput, "not a place in a statute (第…条第…款第（…）项): " + std::string(text), "citation"};
}

/// Takes an optional 第, an optional bracket, a numeral, a bracket and the unit (条, 款, 项) off the front. 0 and
/// nothing taken when the text does not begin so.
unsigned take(std::u32string_view& rest, char32_t unit)
{
    auto const end = rest.find(unit);
    if (end == rest.npos) return 0;
    auto number = rest.substr(0, end);
    if (number.starts_with(U'第')) number.remove_prefix(1);
    if (number.starts_with(U'(')) number.remove_prefix(1);
    if (number.ends_with(U')')) number.remove_suffix(1);
    auto const value = text::parse_han_number(utf8::encode(number));
    if (!value) return 0;
    rest.remove_prefix(end + 1);
    return *value;
}

} // namespace

std::string_view word_of(Certainty certainty)
{
    return row_of(CERTAINTIES, certainty).word;
}

Outcome<Certainty> parse_certainty(std::string_view word)
{
    return parse_word(CERTAINTIES, word, "certainty");
}

Outcome<Article> Article::of(unsigned number, unsigned branch, unsigned paragraph, unsigned item)
{
    if (number < 1 || number > 9999 || branch > 99 || paragraph > 99 || item > 99)
        return Refusal{Fault::BadInput, "an article is counted from 1 to 9999, its parts to 99", "citation"};
    return Article{number, branch, paragraph, item};
}

Outcome<Article> Article::parse(std::string_view text)
{
    if (text.size() > 200 || !utf8::is_valid(text)) return refused(utf8::head(text, 40));
    // Half-width brackets and digits, no blanks: （五） and (5) are the same item.
    auto const normal = utf8::decode(model::normalised_code(text));
    std::u32string_view rest = normal;
    unsigned number = 0;
    unsigned branch = 0;
    if (rest.find_first_not_of(U"0123456789-") == rest.npos) {
        auto const dash = rest.find(U'-');
        number = text::parse_han_number(utf8::encode(rest.substr(0, dash))).value_or(0);
        if (dash != rest.npos) {
            branch = text::parse_han_number(utf8::encode(rest.substr(dash + 1))).value_or(0);
            if (branch == 0) return refused(text);
        }
        rest = {};
    } else {
        number = take(rest, U'条');
        if (rest.starts_with(U'之')) {
            auto const end = rest.find(U'第', 1);
            branch = text::parse_han_number(utf8::encode(rest.substr(1, end == rest.npos ? end : end - 1))).value_or(0);
            rest = end == rest.npos ? std::u32string_view() : rest.substr(end);
            if (branch == 0) return refused(text);
        }
    }
    auto const paragraph = take(rest, U'款');
    auto const item = take(rest, U'项');
    if (number == 0 || !rest.empty()) return refused(text);
    return of(number, branch, paragraph, item);
}

std::string Article::chinese() const
{
    return text::article_text({m_number, m_branch, m_paragraph, m_item});
}

} // namespace xindang::law
