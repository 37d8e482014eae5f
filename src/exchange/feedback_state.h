#pragma once

#include <base/outcome.h>

#include <optional>
#include <string_view>

namespace xindang::exchange {

/// What a partner did with one measure of one entry.
enum class MeasureState {
    NoMatch,        ///< the partner has nobody it could be
    AmbiguousMatch, ///< several it could be; a person looks
    MatchedPending, ///< found, not done yet
    Applied,
    AppliedPartially,
    NotApplicable, ///< found, and the measure does not reach it
    Refused,       ///< found, and not done; needs a reason
    LiftPending,   ///< to be lifted, not done yet
    Lifted,        ///< ended from then on
    Undone,        ///< made as if it had never been
};
std::string_view word_of(MeasureState state);    ///< "matched-pending"
std::string_view chinese_of(MeasureState state); ///< "已匹配待执行"
std::optional<MeasureState> measure_state_of(std::string_view word);

/// Whether the entry still stands, and if not, what its end means for what was done.
enum class EntryStanding {
    Listed,
    Over,       ///< its own or the measure's term has ended, or it was removed: lift from then on
    NeverValid, ///< removed ex-tunc: undo
};

/// Whether a partner may report `next` after `before` (nothing: the first report). Conflict at "state": what ended
/// stays ended, nothing is lifted that was not applied or is still in force, and only what was never valid is undone.
Outcome<Done> may_follow(std::optional<MeasureState> before, MeasureState next, EntryStanding standing);

/// Whether the partner has answered: nothing is outstanding while the entry stands.
bool is_answer(MeasureState state);
/// Whether something was done that must be lifted once the entry ends.
bool is_in_force(MeasureState state);

} // namespace xindang::exchange
