#pragma once

#include <screening/listed.h>
#include <screening/rules.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::screening {

/// Who is asked about. Numbers are in the normal form of their value types; of a person also as keyed hashes, by
/// whoever has the keys.
struct Query {
    std::optional<Sort> sort = {}; ///< nothing: both are looked for
    std::string name = {};
    std::vector<ListedNumber> numbers = {};
    std::optional<int> birth_year = {};
    std::string region = {}; ///< code of GB/T 2260
};

/// How a candidate was found. Append only: partners' programs know the words.
enum class Way {
    NumberExact,   ///< a number in clear is the same
    NumberHash,    ///< the keyed hash of a number is the same
    NameExact,     ///< the current name, as written
    NameFolded,    ///< the same but for width, case, script, spaces or marks
    FormerName,    ///< a name it had
    OtherName,     ///< a short name, trade name or alias the list gives
    ShortName,     ///< region or form left out
    WordOrder,     ///< the parts in another order
    Pinyin,        ///< the sound in Latin letters
    CharacterSlip, ///< one character for another of like sound or shape, or a neighbour swapped
    Similar,       ///< more than that
};
std::string_view word_of(Way way);    ///< "name-exact"
std::string_view chinese_of(Way way); ///< "名称完全相同"

enum class Level { Match, Possible };
std::string_view word_of(Level level);    ///< "match"
std::string_view chinese_of(Level level); ///< "命中"

/// How far one feature agrees, in thousandths.
struct Feature {
    std::string_view name; ///< "core", "industry", "region", "form", "name", "pinyin", "number"
    int score;
};

/// What else speaks for (positive points) or against the candidate.
struct Evidence {
    Sign sign;
    int points;
    std::string asked;
    std::string listed;
};

/// One entry that may be about the one asked for, and everything the answer rests on.
struct Candidate {
    ListedSubject const* subject;
    std::string matched;      ///< the name or scheme of the number that fitted, as listed
    std::string matched_kind; ///< "primary", "former" … or "credit-code" …
    Way way;
    int name_score; ///< before evidence; of a number 1000
    int score;      ///< 0 to 1000
    Level level;
    std::vector<Feature> features;
    std::vector<Evidence> evidence;
};

} // namespace xindang::screening
