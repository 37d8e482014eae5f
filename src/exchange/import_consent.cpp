#include <exchange/import_consent.h>

#include <exchange/publication.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

constexpr std::uint64_t SMALL_CHANGE = 20; // entries that may always go

/// Nothing for a change that is no mass change.
std::optional<std::string> mass_change(StoredList const& before, Position const& after, std::uint64_t removed)
{
    auto const old_count = before.position.entry_count;
    auto const count = after.entry_count;
    auto const shrunk = count * 100 < old_count * 95 && old_count - count > SMALL_CHANGE;
    if (removed <= std::max(SMALL_CHANGE, old_count / 50) && !shrunk) return std::nullopt;
    return std::to_string(removed) + " of " + std::to_string(old_count) + " entries would be removed";
}

/// Nothing for a list that goes on.
std::optional<std::string> new_epoch(StoredList const& before, Position const& after)
{
    if (before.position.epoch == after.epoch) return std::nullopt;
    return "expected epoch " + std::to_string(before.position.epoch) + ", found " + std::to_string(after.epoch) +
           ": the issuer began the list anew";
}

std::optional<Reason> epoch_withheld(
    std::string const& text, std::uint64_t epoch, Agreement const& agreement, std::string const& not_shown)
{
    if (!agreement.epoch || agreement.by.empty())
        return Reason{ReasonCode::Epoch, text + ", and nobody has accepted that", HEAD_FILE};
    if (*agreement.epoch != epoch)
        return Reason{
            ReasonCode::Epoch, text + ", and epoch " + std::to_string(*agreement.epoch) + " was accepted", HEAD_FILE};
    if (!not_shown.empty()) return Reason{ReasonCode::Epoch, text + not_shown, HEAD_FILE};
    return std::nullopt;
}

/// Takes the first of this out, with all up to its end.
void cut(Bytes& text, std::string_view from, std::string_view to)
{
    auto const begin = text.find(from);
    if (begin == Bytes::npos) return;
    auto const end = text.find(to, begin + from.size());
    if (end != Bytes::npos) text.erase(begin, end + to.size() - begin);
}

} // namespace

bool says_the_same(Bytes before, Bytes after)
{
    for (auto* text : {&before, &after}) {
        cut(*text, "<UpdatedAt>", "</UpdatedAt>");
        // Of the first tag, which is the entry's.
        cut(*text, " digest=\"", "\"");
        cut(*text, " ver=\"", "\"");
    }
    return before == after;
}

Consent consent(StoredList const& before, Position const& after, model::Sha256 const& position_digest,
    std::uint64_t removed, Agreement const& agreement)
{
    auto const mass = mass_change(before, after, removed);
    auto const anew = new_epoch(before, after);
    auto const not_shown =
        agreement.shown == position_digest ? std::string() : ", and nobody was shown this change yet";
    Consent answer;
    if (anew) answer.withheld = epoch_withheld(*anew, after.epoch, agreement, not_shown);
    if (mass && (agreement.by.empty() || !not_shown.empty())) {
        Reason const reason{
            ReasonCode::MassChange, *mass + (agreement.by.empty() ? std::string() : not_shown), HEAD_FILE};
        if (answer.withheld) {
            answer.notes.push_back(reason);
        } else {
            answer.withheld = reason;
        }
    }
    if (answer.withheld) return answer;
    if (anew)
        answer.notes.push_back({ReasonCode::NewEpoch,
            agreement.by + " accepted epoch " + std::to_string(after.epoch) + " after " +
                std::to_string(before.position.seq) + " of epoch " + std::to_string(before.position.epoch),
            HEAD_FILE});
    if (mass) answer.notes.push_back({ReasonCode::Confirmed, agreement.by + " confirmed that " + *mass, HEAD_FILE});
    return answer;
}

} // namespace xindang::exchange
