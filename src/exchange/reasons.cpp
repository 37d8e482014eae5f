#include <exchange/reasons.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

struct Row {
    ReasonCode code;
    std::string_view word;
    int exit_code;
    std::string_view advice;
};

constexpr std::string_view ASK_ISSUER = "Tell the issuer; the list in force stays in force.";
constexpr std::string_view FETCH_AGAIN = "Fetch the files again; if it stays so, tell the issuer.";
constexpr std::string_view ALARM = "Do not go on: call the issuer over another channel and compare the state digests.";

constexpr Row ROWS[] = {
    {ReasonCode::Size, "E-SIZE", 10, FETCH_AGAIN},
    {ReasonCode::Prescan, "E-PRESCAN", 10, ASK_ISSUER},
    {ReasonCode::NotXml, "E-NOTXML", 10, FETCH_AGAIN},
    {ReasonCode::Truncated, "E-TRUNCATED", 10, FETCH_AGAIN},
    {ReasonCode::Signature, "E-SIG", 11, ALARM},
    {ReasonCode::Key, "E-KEY", 11, ALARM},
    {ReasonCode::KeyRevoked, "E-KEYREVOKED", 11, ALARM},
    {ReasonCode::Audience, "E-AUDIENCE", 11, ASK_ISSUER},
    {ReasonCode::Environment, "E-ENV", 11, "Check which installation this is: test lists go into test stores only."},
    {ReasonCode::ListId, "E-LIST", 11, "Check the address: this is another list."},
    {ReasonCode::Gap, "E-GAP", 13, "Import the snapshot instead."},
    {ReasonCode::Rollback, "E-ROLLBACK", 13, ALARM},
    {ReasonCode::Fork, "E-FORK", 13, ALARM},
    {ReasonCode::Epoch, "E-EPOCH", 13,
        "Ask the issuer over another channel whether the list was declared anew; read the changes; a named person may "
        "accept the epoch."},
    {ReasonCode::Stale, "E-STALE", 14, FETCH_AGAIN},
    {ReasonCode::FileDigest, "E-FILEDIGEST", 15, FETCH_AGAIN},
    {ReasonCode::Schema, "E-SCHEMA", 12, ASK_ISSUER},
    {ReasonCode::Rule, "E-RULE", 12, ASK_ISSUER},
    {ReasonCode::Base, "E-BASE", 15, "Import the snapshot instead."},
    {ReasonCode::Count, "E-COUNT", 15, ASK_ISSUER},
    {ReasonCode::State, "E-STATE", 15, ASK_ISSUER},
    {ReasonCode::MassChange, "E-MASSCHANGE", 2, "Read the changes; a named person may confirm them."},
    {ReasonCode::Fetch, "E-FETCH", 10, FETCH_AGAIN},
    {ReasonCode::Local, "E-LOCAL", 20, "Look at this machine's disk and database."},
    {ReasonCode::UnknownCode, "W-CODE", 1, "Update the code lists, and let a person look at the entry."},
    {ReasonCode::NearStale, "W-NEARSTALE", 1, "Fetch more often."},
    {ReasonCode::Clock, "W-CLOCK", 1, "Set this machine's clock."},
    {ReasonCode::Proof, "E-PROOF", 15, "Do not rely on it: ask for the proof again, from the issuer."},
    {ReasonCode::Confirmed, "W-CONFIRMED", 1, "Keep this report with the reasons of whoever confirmed."},
    {ReasonCode::Archive, "E-ARCHIVE", 10, "Ask for the disc or bundle again; open nothing of it by hand."},
    {ReasonCode::NewEpoch, "W-EPOCH", 1, "Keep this report with the issuer's declaration."},
    {ReasonCode::NewRoot, "W-ROOT", 1, "Compare the new root certificate with the issuer, by telephone."},
    {ReasonCode::Extension, "W-EXT", 1, "Nothing; a newer program may understand it."},
};

Row const& row_of(ReasonCode code)
{
    return *std::find_if(std::begin(ROWS), std::end(ROWS) - 1, [code](Row const& row) { return row.code == code; });
}

} // namespace

std::string_view word_of(ListOutcome outcome)
{
    switch (outcome) {
    case ListOutcome::Received:
        return "received";
    case ListOutcome::Imported:
        return "imported";
    case ListOutcome::ImportedWithWarnings:
        return "imported-with-warnings";
    case ListOutcome::NoChange:
        return "no-change";
    case ListOutcome::Duplicate:
        return "duplicate";
    case ListOutcome::Held:
        return "held";
    case ListOutcome::Rejected:
        return "rejected";
    }
    return {};
}

std::optional<ListOutcome> outcome_of(std::string_view word)
{
    using enum ListOutcome;
    for (auto const outcome : {Received, Imported, ImportedWithWarnings, NoChange, Duplicate, Held, Rejected})
        if (word_of(outcome) == word) return outcome;
    return std::nullopt;
}

std::string_view word_of(ReasonCode code)
{
    return row_of(code).word;
}

std::optional<ReasonCode> reason_code_of(std::string_view word)
{
    for (auto const& row : ROWS)
        if (row.word == word) return row.code;
    return std::nullopt;
}

bool is_warning(ReasonCode code)
{
    return row_of(code).word.front() == 'W';
}

int exit_code_of(ListOutcome outcome, std::vector<Reason> const& reasons)
{
    if (outcome == ListOutcome::Held) return 2;
    if (outcome == ListOutcome::ImportedWithWarnings) return 1;
    if (outcome != ListOutcome::Rejected) return 0;
    auto const first =
        std::find_if(reasons.begin(), reasons.end(), [](Reason const& reason) { return !is_warning(reason.code); });
    return first == reasons.end() ? 20 : row_of(first->code).exit_code;
}

std::string_view advice_for(ReasonCode code)
{
    return row_of(code).advice;
}

} // namespace xindang::exchange
