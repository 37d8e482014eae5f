#pragma once

#include <string>
#include <string_view>

namespace xindang::text {

/// What two spellings of one name have in common: NFKC case folding, radicals and compatibility forms unified,
/// traditional characters simplified, spaces, middle dots and variation selectors dropped. For finding only: the name
/// itself is never changed by us, and different names may share a key (昇 and 升 do).
std::string search_key(std::string_view name);

/// Whether the first characters are a surname: 单雄信 is shan xiong xin, 单晶公司 is dan jing gong si.
enum class NameKind { Person, Firm };

struct Pinyin {
    std::string full;     ///< "shanxiongxin": lower-case ASCII syllables without tones or spaces
    std::string initials; ///< "sxx"
};

/// The usual reading of a name; letters and digits stay as they are, everything else is dropped. Characters without a
/// known reading are dropped too. Safe for use from several threads.
Pinyin pinyin(std::string_view name, NameKind kind);

} // namespace xindang::text
