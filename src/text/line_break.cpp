#include <text/line_break.h>

#include <text/icu_text.h>
#include <text/legal_units.h>
#include <text/punctuation.h>

#include <unicode/brkiter.h>

#include <algorithm>
#include <memory>

namespace xindang::text {

namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

/// Only the rules of zh know “ as opening and ” as closing; those of en or root never break beside them.
Iterator line_iterator()
{
    static auto const prototype = [] {
        auto status = U_ZERO_ERROR;
        Iterator made(icu::BreakIterator::createLineInstance(icu::Locale("zh"), status));
        require_icu(status, "to open line rules");
        return made;
    }();
    return Iterator(prototype->clone());
}

Iterator word_iterator()
{
    static auto const prototype = [] {
        auto status = U_ZERO_ERROR;
        Iterator made(icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
        require_icu(status, "to open word rules");
        return made;
    }();
    return Iterator(prototype->clone());
}

/// The boundaries of an iterator, by code point.
std::vector<bool> boundaries(Iterator iterator, std::u32string_view text)
{
    std::vector<bool> marks(text.size() + 1, false);
    auto const units = to_icu(text);
    iterator->setText(units);
    std::int32_t unit = 0;
    std::size_t code_point = 0;
    for (auto at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
        code_point += static_cast<std::size_t>(units.countChar32(unit, at - unit));
        unit = at;
        marks[code_point] = true;
    }
    return marks;
}

/// ‘ and ’ are neither opening nor closing to ICU; beside Han they are, as “ and ” are.
bool breaks_beside_single_quote(char32_t before, char32_t after)
{
    if (after == U'‘') return is_han(before) || mark_of(before) == Mark::Point || mark_of(before) == Mark::Closing;
    if (before == U'’') return is_han(after) || mark_of(after) == Mark::Opening;
    return false;
}

bool is_pair_mark(char32_t code_point)
{
    auto const mark = mark_of(code_point);
    return mark == Mark::Dash || mark == Mark::Ellipsis;
}

/// GB/T 15834-2011 5.1, over what ICU allows.
bool forbidden(std::u32string_view text, std::size_t i)
{
    auto const before = text[i - 1];
    auto const after = text[i];
    if (joins_previous(after) || !may_start_line(after) || !may_end_line(before)) return true;
    // 第 belongs to the number that follows, also where no unit is recognised: 第三方.
    if (before == U'第') return true;
    if (is_pair_mark(after)) {
        // ——, …… are one mark; after a closing mark they stay with it; a single — is a 连接号, which starts no line.
        if (before == after) return true;
        auto const paired = i + 1 < text.size() && text[i + 1] == after;
        auto const mark = mark_of(before);
        if (!paired || mark == Mark::Closing || mark == Mark::Point) return true;
    }
    // 5.1.7: nothing tears the last character from the dot of a foreign name.
    return i + 1 < text.size() && mark_of(text[i + 1]) == Mark::Interpunct && is_han(before) && is_han(after);
}

void glue(std::vector<Break>& breaks, LegalUnit const& unit)
{
    for (auto i = unit.span.begin + 1; i < unit.span.end; ++i)
        if (breaks[i] > Break::Emergency) breaks[i] = Break::Emergency;
    for (auto const joint : unit.joints)
        if (breaks[joint] == Break::Emergency) breaks[joint] = Break::Second;
}

} // namespace

std::vector<Break> line_breaks(std::u32string_view text, std::vector<Span> const& whole)
{
    std::vector<Break> breaks(text.size(), Break::Never);
    if (text.empty()) return breaks;
    auto const allowed = boundaries(line_iterator(), text);
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (forbidden(text, i)) continue;
        if (allowed[i] || breaks_beside_single_quote(text[i - 1], text[i]))
            breaks[i] = Break::Free;
        else if (is_western(text[i - 1]) && is_western(text[i]))
            breaks[i] = Break::Emergency;
    }
    for (auto const& unit : legal_units(text))
        glue(breaks, unit);
    // The joints of a date or amount inside the caller's unit stay what they are.
    for (auto const& span : whole)
        for (auto i = span.begin + 1; i < std::min(span.end, text.size()); ++i)
            if (breaks[i] == Break::Free) breaks[i] = Break::Emergency;
    return breaks;
}

std::vector<bool> word_starts(std::u32string_view text)
{
    auto starts = boundaries(word_iterator(), text);
    starts.resize(text.size());
    return starts;
}

} // namespace xindang::text
