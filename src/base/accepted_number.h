#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

namespace xindang {

/// The whole number of a text that a schema or an earlier reader has accepted as one; 0 when it is not there. What
/// nobody has looked at yet is read with std::from_chars where it comes in, and refused.
template <class Number = std::uint64_t> Number accepted_number(std::string_view text)
{
    Number value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace xindang
