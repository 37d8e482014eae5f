#include <text/punctuation.h>

#include <unicode/uchar.h>

#include <string_view>

namespace xindang::text {

namespace {

bool is_one_of(char32_t code_point, std::u32string_view list)
{
    return list.find(code_point) != std::u32string_view::npos;
}

} // namespace

Mark mark_of(char32_t code_point)
{
    // GB/T 15834-2011 5.1 names the positions; the lists are those of clreq, "types of punctuation marks".
    switch (code_point) {
    case U'。':
    case U'，':
    case U'、':
    case U'；':
    case U'：':
    case U'！':
    case U'？':
    case U'．':
        return Mark::Point;
    case U'”':
    case U'’':
    case U'）':
    case U'〕':
    case U'】':
    case U'》':
    case U'〉':
    case U'」':
    case U'』':
    case U'］':
    case U'｝':
    case U'〗':
        return Mark::Closing;
    case U'“':
    case U'‘':
    case U'（':
    case U'〔':
    case U'【':
    case U'《':
    case U'〈':
    case U'「':
    case U'『':
    case U'［':
    case U'｛':
    case U'〖':
        return Mark::Opening;
    case U'–':
    case U'～':
        return Mark::Connector;
    case U'·':
    case U'•':
    case U'・':
    case U'‧':
        return Mark::Interpunct;
    case U'/':
    case U'／':
        return Mark::Solidus;
    case U'—':
    case U'⸺':
        return Mark::Dash;
    case U'…':
    case U'⋯':
        return Mark::Ellipsis;
    case U'％':
    case U'%':
    case U'‰':
    case U'℃':
    case U'°':
    case U'′':
    case U'″':
        return Mark::Suffix;
    case U'￥':
    case U'¥':
    case U'№':
        return Mark::Prefix;
    default:
        return Mark::None;
    }
}

bool may_start_line(char32_t code_point)
{
    switch (mark_of(code_point)) {
    case Mark::Point:
    case Mark::Closing:
    case Mark::Connector:
    case Mark::Interpunct:
    case Mark::Solidus:
    case Mark::Suffix:
        return false;
    // GB/T 15834-2011 5.1: a 破折号 or 省略号 may begin a line; a single — is a 连接号 and may not, which
    // line_break.cpp knows from its neighbour.
    case Mark::Dash:
    case Mark::Ellipsis:
    case Mark::Opening:
    case Mark::Prefix:
    case Mark::None:
        break;
    }
    return !is_one_of(code_point, U",.;:!?)]}%");
}

bool may_end_line(char32_t code_point)
{
    switch (mark_of(code_point)) {
    case Mark::Opening:
    case Mark::Solidus:
    case Mark::Prefix:
        return false;
    case Mark::Point:
    case Mark::Closing:
    case Mark::Connector:
    case Mark::Interpunct:
    case Mark::Dash:
    case Mark::Ellipsis:
    case Mark::Suffix:
    case Mark::None:
        break;
    }
    return !is_one_of(code_point, U"([{$");
}

bool can_be_halved(char32_t code_point)
{
    auto const mark = mark_of(code_point);
    return mark == Mark::Point || mark == Mark::Closing || mark == Mark::Opening;
}

bool is_han(char32_t code_point)
{
    return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_IDEOGRAPHIC) || code_point == U'々' ||
           code_point == U'〇';
}

bool is_western(char32_t code_point)
{
    if (code_point < 0x80)
        return (code_point >= '0' && code_point <= '9') || (code_point >= 'A' && code_point <= 'Z') ||
               (code_point >= 'a' && code_point <= 'z');
    return code_point >= 0xC0 && code_point < 0x250 && u_isalpha(static_cast<UChar32>(code_point));
}

bool joins_previous(char32_t code_point)
{
    auto const kind = u_charType(static_cast<UChar32>(code_point));
    return kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK ||
           u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_VARIATION_SELECTOR);
}

} // namespace xindang::text
