#pragma once

#include <base/outcome.h>

#include <string_view>

namespace xindang::document {

/// The baseline levels of PAdES (ETSI EN 319 142-1): each proves for longer.
enum class Level {
    B,   ///< a signature
    T,   ///< and a time-stamp over it: it existed while its certificate was valid
    LT,  ///< and the evidence that nothing was revoked, inside the file
    LTA, ///< and a time-stamp over all of that, renewed before it ends
};

std::string_view word_of(Level level); ///< "B-LTA"
/// BadInput at "level".
Outcome<Level> parse_level(std::string_view word);

} // namespace xindang::document
