#pragma once

#include <base/bytes.h>

#include <array>
#include <string_view>

/// The replacements of Canonical XML 1.0 §2.3. Private to this room: what is written and what is digested escape alike.
namespace xindang::xml {

/// Which characters must be escaped.
using Specials = std::array<bool, 256>;

constexpr Specials specials_of(std::string_view characters)
{
    Specials specials{};
    for (char const c : characters)
        specials[static_cast<unsigned char>(c)] = true;
    return specials;
}

constexpr Specials IN_TEXT = specials_of("&<>\r");
constexpr Specials IN_ATTRIBUTE = specials_of("&<\"\t\n\r");
constexpr Specials IN_INSTRUCTION = specials_of("\r");

/// Runs of what needs no escape are copied at once.
void append_escaped(Bytes& out, std::string_view text, Specials const& specials);

} // namespace xindang::xml
