#pragma once

#include <base/clock.h>
#include <base/json.h>
#include <base/log.h>
#include <base/random.h>
#include <exchange/import.h>
#include <usecase/actor.h>
#include <usecase/list/follow_config.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// How a follower waits; a signal or a test ends it.
class Waiter {
public:
    enum class Woken { ByTime, ToStop };
    virtual ~Waiter() = default;
    virtual Woken wait_until(Instant moment) = 0;
};

struct FollowServices {
    std::filesystem::path schemas; ///< the folder xsd/
    Clock const& clock;
    Random& random;
    Log& log;
    Waiter& waiter;
};

/// How one list stands after a look at its source.
struct FollowedState {
    std::string id;
    Instant looked_at;
    std::string outcome;                ///< word of the import's outcome
    int exit_code = 0;                  ///< of the import
    std::string reason = {};            ///< the first one, with its code and place
    std::uint64_t seq = 0;              ///< in force; 0: none
    std::optional<Instant> valid_until; ///< of what is in force
    bool stale = true;                  ///< what is in force may not be relied on any more, or nothing is
    int failures = 0;                   ///< in a row
    Instant next_look;
};
Json json_of(std::vector<FollowedState> const& states);

enum class FollowMode {
    Once,  ///< one look at each list, for a timer
    Always ///< until the waiter says stop
};

/// Watches lists: looks at each source every so often, with jitter, more rarely after failures; imports what is new;
/// runs the alarm program when a list becomes stale, untrusted, held, keeps failing, or is well again; keeps every
/// report and sends them. Keeps all it knows in one folder (`status.json` for others to read), which one follower at a
/// time may have: Unavailable at "state" for a second one. The states after the last look at each list.
Outcome<std::vector<FollowedState>> follow_lists(
    Actor const& actor, FollowConfig const& config, FollowMode mode, FollowServices const& services);

/// Exit code of one round: that of the list that is worst off; 14 for one that is stale.
int exit_code_of(std::vector<FollowedState> const& states);

} // namespace xindang::usecase
