#include <exchange/feedback_state.h>

#include <model/words.h>

#include <array>
#include <string>

namespace xindang::exchange {

namespace {

using enum MeasureState;

constexpr std::array STATES{
    model::Word<MeasureState>{NoMatch, "no-match", "无匹配对象"},
    model::Word<MeasureState>{AmbiguousMatch, "ambiguous-match", "匹配存疑"},
    model::Word<MeasureState>{MatchedPending, "matched-pending", "已匹配待执行"},
    model::Word<MeasureState>{Applied, "applied", "已执行"},
    model::Word<MeasureState>{AppliedPartially, "applied-partially", "部分执行"},
    model::Word<MeasureState>{NotApplicable, "not-applicable", "不适用"},
    model::Word<MeasureState>{Refused, "refused", "不予执行"},
    model::Word<MeasureState>{LiftPending, "lift-pending", "待解除"},
    model::Word<MeasureState>{Lifted, "lifted", "已解除"},
    model::Word<MeasureState>{Undone, "undone", "已撤销"},
};

Outcome<Done> no(MeasureState next, std::string why)
{
    return Refusal{Fault::Conflict, std::string(word_of(next)) + ": " + why, "state"};
}

} // namespace

std::string_view word_of(MeasureState state)
{
    return model::row_of(STATES, state).word;
}

std::string_view chinese_of(MeasureState state)
{
    return model::row_of(STATES, state).chinese;
}

std::optional<MeasureState> measure_state_of(std::string_view word)
{
    for (auto const& row : STATES)
        if (row.word == word) return row.value;
    return std::nullopt;
}

bool is_in_force(MeasureState state)
{
    switch (state) {
    case Applied:
    case AppliedPartially:
    case LiftPending:
        return true;
    case NoMatch:
    case AmbiguousMatch:
    case MatchedPending:
    case NotApplicable:
    case Refused:
    case Lifted:
    case Undone:
        return false;
    }
    return false;
}

bool is_answer(MeasureState state)
{
    return state != AmbiguousMatch && state != MatchedPending;
}

Outcome<Done> may_follow(std::optional<MeasureState> before, MeasureState next, EntryStanding standing)
{
    if (before == Lifted || before == Undone) return no(next, "the measure has ended already");
    switch (next) {
    case Undone:
        if (!before || !is_in_force(*before)) return no(next, "nothing was applied");
        if (standing != EntryStanding::NeverValid) return no(next, "the entry was not declared void; report lifted");
        return Done{};
    case Lifted:
    case LiftPending:
        if (!before || !is_in_force(*before)) return no(next, "nothing was applied");
        if (standing == EntryStanding::Listed) return no(next, "the entry is still listed");
        return Done{};
    case NoMatch:
        if (before && is_in_force(*before)) return no(next, "the measure was reported as applied");
        return Done{};
    case AmbiguousMatch:
    case MatchedPending:
    case NotApplicable:
    case Refused:
        if (before && is_in_force(*before)) return no(next, "the measure was reported as applied");
        return Done{};
    case Applied:
    case AppliedPartially:
        if (before == LiftPending) return no(next, "the measure is being lifted");
        if (standing == EntryStanding::NeverValid) return no(next, "the entry was declared void");
        return Done{};
    }
    return no(next, "unknown");
}

} // namespace xindang::exchange
