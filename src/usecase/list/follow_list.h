#pragma once

#include <base/clock.h>
#include <base/json.h>
#include <base/log.h>
#include <base/random.h>
#include <exchange/import.h>
#include <usecase/actor.h>
#include <usecase/list/follow_config.h>
#include <usecase/list/follow_memory.h>

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
    /// How an operator imports by hand, for what only a person may do: "xindang-list import".
    std::string import_command;
};

Json json_of(std::vector<FollowedState> const& states);

enum class FollowMode {
    OnceDue, ///< one look at each list whose time has come, for a timer: each list has its own interval
    OnceAll, ///< one look at each list
    Always   ///< until the waiter says stop
};

/// Watches lists: looks at each source every so often, with jitter, more rarely after failures; imports what is new;
/// runs the alarm program when a list becomes stale, untrusted, held, keeps failing, or is well again; keeps every
/// report and sends them. It never agrees to anything: what waits for a person waits, and it says by which command the
/// person agrees. Keeps all it knows in one folder (`status.json` for others to read), which one follower at a time may
/// have: Unavailable at "state" for a second one. The states after the last look at each list; those of lists that
/// were not looked at, as they were.
Outcome<std::vector<FollowedState>> follow_lists(
    Actor const& actor, FollowConfig const& config, FollowMode mode, FollowServices const& services);

/// Exit code of one round: that of the list that is worst off; 14 for one that is stale.
int exit_code_of(std::vector<FollowedState> const& states);

} // namespace xindang::usecase
