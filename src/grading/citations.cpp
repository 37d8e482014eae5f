#include <base/utf8.h>
#include <grading/columns.h>

namespace xindang::grading {

namespace {

constexpr std::u32string_view SEPARATORS = U"、；;，,\n";
constexpr std::u32string_view IGNORED = U"《》〈〉 \t\r　";
constexpr std::u32string_view COUNTRY = U"中华人民共和国";
constexpr std::u32string_view DIGITS = U"零一二三四五六七八九";

/// 118 as 一百一十八, the way statutes number their articles: up to 9999.
std::u32string chinese_number(unsigned number)
{
    constexpr std::u32string_view UNITS = U"千百十";
    std::u32string text;
    bool zero_due = false;
    for (unsigned place = 0, unit = 1000; unit > 0; ++place, unit /= 10) {
        auto const digit = number / unit % 10;
        if (digit == 0) {
            zero_due = !text.empty();
            continue;
        }
        if (zero_due) text += DIGITS[0];
        zero_due = false;
        // 十一, not 一十一, but 一百一十一.
        if (!(unit == 10 && digit == 1 && text.empty())) text += DIGITS[digit];
        if (unit > 1) text += UNITS[place];
    }
    return text;
}

/// Arabic numerals of up to four digits after 第 in Chinese.
std::u32string with_chinese_numerals(std::u32string const& text)
{
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        unsigned number = 0;
        while (end < text.size() && end - at < 4 && text[end] >= U'0' && text[end] <= U'9')
            number = number * 10 + static_cast<unsigned>(text[end++] - U'0');
        if (end == at || number == 0 || result.empty() || result.back() != U'第') {
            result += text[at++];
            continue;
        }
        result += chinese_number(number);
        at = end;
    }
    return result;
}

} // namespace

std::vector<std::string> articles_cited(std::string_view text)
{
    std::vector<std::string> articles;
    std::u32string statute;
    std::u32string piece;
    auto const take = [&] {
        if (piece.compare(0, COUNTRY.size(), COUNTRY) == 0) piece.erase(0, COUNTRY.size());
        auto citation = with_chinese_numerals(piece);
        piece.clear();
        if (citation.empty()) return;
        auto const article = citation.find(U'第');
        // 药品管理法第一百一十八条、第一百二十二条: the second is of the same statute.
        if (article == 0)
            citation = statute + citation;
        else
            statute = citation.substr(0, article);
        articles.push_back(utf8::encode(citation));
    };
    for (auto const c : utf8::decode(text)) {
        if (SEPARATORS.find(c) != std::u32string_view::npos)
            take();
        else if (IGNORED.find(c) == std::u32string_view::npos)
            piece += c;
    }
    take();
    return articles;
}

} // namespace xindang::grading
