#include <document/level.h>

#include <string>

namespace xindang::document {

std::string_view word_of(Level level)
{
    switch (level) {
    case Level::B:
        return "B-B";
    case Level::T:
        return "B-T";
    case Level::LT:
        return "B-LT";
    case Level::LTA:
        return "B-LTA";
    }
    return {};
}

Outcome<Level> parse_level(std::string_view word)
{
    for (auto const level : {Level::B, Level::T, Level::LT, Level::LTA})
        if (word_of(level) == word) return level;
    return Refusal{Fault::BadInput, "\"" + std::string(word) + "\" is not one of: B-B B-T B-LT B-LTA", "level"};
}

} // namespace xindang::document
