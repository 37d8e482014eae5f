#pragma once

#include <base/clock.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace xindang::usecase {

/// How one list stands after a look at its source.
struct FollowedState {
    std::string id;
    Instant looked_at;
    Instant next_look;
    std::string outcome;                     ///< word of the import's outcome; empty: never looked at
    int exit_code = 0;                       ///< of the import
    std::string reason = {};                 ///< the first one, with its code and place
    std::string next_step = {};              ///< the command by which a person agrees to what waits for one
    std::uint64_t seq = 0;                   ///< in force; 0: none
    std::optional<Instant> valid_until = {}; ///< of what is in force: as the issuer says, or the partner's own limit
    bool stale = true;                       ///< what is in force may not be relied on any more, or nothing is
    int failures = 0;                        ///< in a row
    bool looked = false; ///< in this round: otherwise its time has not come, and this is how it stood
};

/// What a follower remembers of a list between two looks, also across its own ends: a timer starts it anew each time.
struct FollowMemory {
    FollowedState state; ///< as it was after the look; what is in force is not remembered, it is in the store
    std::string alarm;   ///< the kind that was raised last and still holds; empty: all is well
};

/// By list id. A file that is missing or is not what was written gives nothing: every list is due then.
std::map<std::string, FollowMemory> read_follow_memory(std::filesystem::path const& file);
void write_follow_memory(std::filesystem::path const& file, std::map<std::string, FollowMemory> const& memory);

} // namespace xindang::usecase
