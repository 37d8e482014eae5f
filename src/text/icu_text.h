#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>

/// Conversions between our text and ICU's; private to this room.
namespace xindang::text {

inline icu::UnicodeString to_icu(std::u32string_view text)
{
    return icu::UnicodeString::fromUTF32(
        reinterpret_cast<UChar32 const*>(text.data()), static_cast<std::int32_t>(text.size()));
}

inline icu::UnicodeString to_icu(std::string_view utf8)
{
    return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

inline std::string to_utf8(icu::UnicodeString const& text)
{
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

/// Throws std::runtime_error when ICU reports a failure: its data is missing or memory ran out, never bad input.
void require_icu(UErrorCode status, char const* doing);

} // namespace xindang::text
