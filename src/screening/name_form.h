#pragma once

#include <screening/lexicon.h>
#include <screening/listed.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace xindang::screening {

/// A name made ready for comparing: its search key character by character with sound, shape and part. Of fixed size, so
/// that comparing allocates nothing; what is longer than MOST characters is compared by its beginning.
struct NameForm {
    static constexpr std::size_t MOST = 40;
    static constexpr std::uint16_t NONE = 0xFFFF;

    std::array<char32_t, MOST> characters;
    std::array<Traits, MOST> traits;
    std::array<Part, MOST> parts;
    std::uint8_t size = 0;
    std::uint16_t region = NONE; ///< the last and smallest of those the name begins with
    std::uint64_t trades = 0;    ///< a bit for each group
    bool has_form = false;

    /// A firm's name is taken apart; of a person's everything is core. A name that is nothing but region, trade and
    /// form has the last of these as its core.
    static NameForm of(std::string_view name, Sort sort, Lexicon const& lexicon);
};

} // namespace xindang::screening
