#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::screening {

enum class Sort { Enterprise, Person };
std::string_view word_of(Sort sort); ///< "person"

struct ListedName {
    std::string text;
    std::string kind; ///< as the list says: primary former short trade alias translit
};

/// A number as a list shows it: in clear, masked ("359902************"), or as a keyed hash.
struct ListedNumber {
    std::string scheme; ///< "credit-code", "registration-no", "person-id", "passport" …
    std::string form;   ///< "clear", "masked", "keyed-hash"
    std::string value;
    std::string key_id = {};
    std::string state = "valid"; ///< "superseded", "known-false"
};

/// Who a list names, as far as screening looks at it.
struct ListedSubject {
    std::string list;
    std::uint64_t sequence; ///< of the list
    std::string entry;
    std::uint64_t version;
    std::string digest; ///< of the entry: it changes when the entry does
    std::string status; ///< "active", "suspended"
    Sort sort;
    std::vector<ListedName> names;
    std::vector<ListedNumber> numbers = {};
    std::string region = {}; ///< code of GB/T 2260
    std::optional<int> birth_year = {};
    std::vector<std::string> told_apart = {}; ///< NotToBeConfusedWith
    std::string decision = {};
    std::string authority = {};
    std::string term = {};
};

} // namespace xindang::screening
