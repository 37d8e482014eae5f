#pragma once

#include <base/bytes.h>

#include <string_view>

namespace xindang::text {

/// Octets whose bytewise order is the pinyin order of the texts, runs of digits compared as numbers (2号 before 10号).
/// Keys are for sorting inside one run of one program: never store them, they change with the Unicode data.
Bytes pinyin_sort_key(std::string_view text);

} // namespace xindang::text
