#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::exchange {

/// How an import ended.
enum class ListOutcome { Received, Imported, ImportedWithWarnings, NoChange, Duplicate, Held, Rejected };

std::string_view word_of(ListOutcome outcome); ///< "imported-with-warnings"
std::optional<ListOutcome> outcome_of(std::string_view word);

/// Why. E: the old list stays in force; W: taken over, but a person should look. Append only: partners' programs know
/// the words.
enum class ReasonCode {
    Size,        ///< E-SIZE: larger than we take, or nested deeper
    Prescan,     ///< E-PRESCAN: DOCTYPE, comment, other encoding, NUL …
    NotXml,      ///< E-NOTXML: a saved error page, a pointer to a file
    Truncated,   ///< E-TRUNCATED: ends early
    Signature,   ///< E-SIG: unsigned, of another form, or altered after signing
    Key,         ///< E-KEY: signed with a key that is not in force for this role
    KeyRevoked,  ///< E-KEYREVOKED
    Audience,    ///< E-AUDIENCE: not addressed to us
    Environment, ///< E-ENV: test data for production, or the other way round
    ListId,      ///< E-LIST: another list
    Gap,         ///< E-GAP
    Rollback,    ///< E-ROLLBACK: older than what we have seen
    Fork,        ///< E-FORK: the same position with other contents
    Epoch,       ///< E-EPOCH: the issuer began anew; a person must confirm
    Stale,       ///< E-STALE: the head has expired
    FileDigest,  ///< E-FILEDIGEST: a file is not the one the head names
    Schema,      ///< E-SCHEMA
    Rule,        ///< E-RULE: an entry contradicts itself
    Base,        ///< E-BASE
    Count,       ///< E-COUNT
    State,       ///< E-STATE: the entries do not give the state digest
    MassChange,  ///< E-MASSCHANGE: held until a named person agrees
    Fetch,       ///< E-FETCH: a file could not be fetched
    Local,       ///< E-LOCAL: our own store failed
    UnknownCode, ///< W-CODE: a code our lists do not know; imported as it is
    NearStale,   ///< W-NEARSTALE: over 80 % of the head's life has gone
    Clock,       ///< W-CLOCK: this machine's clock is behind the issuer's
    Extension,   ///< W-EXT: an extension was kept and not understood
    NewRoot,     ///< W-ROOT: the issuer changed its root key; the new one is pinned now
    Proof,       ///< E-PROOF: a proof does not prove what it says
    Confirmed,   ///< W-CONFIRMED: a named person agreed to a mass change
    Archive,     ///< E-ARCHIVE: what carries the files (ZIP) is broken, or is of a kind we do not open
    NewEpoch,    ///< W-EPOCH: a named person took over a list that its issuer began anew
};

std::string_view word_of(ReasonCode code); ///< "E-SIG"
std::optional<ReasonCode> reason_code_of(std::string_view word);
bool is_warning(ReasonCode code);

/// One reason, with its place as far as there is one.
struct Reason {
    ReasonCode code;
    std::string text;       ///< one sentence: expected and found
    std::string where;      ///< "list-7-1.xml:41", "head.xml"
    std::string entry = {}; ///< id of the entry
};

/// 0 imported, no-change, duplicate · 1 with warnings · 2 held · 10 input · 11 signature or trust · 12 schema or rules
/// · 13 sequence (gap, rollback, fork) · 14 stale · 15 digest or count · 20 local failure. Of several errors the first
/// decides.
int exit_code_of(ListOutcome outcome, std::vector<Reason> const& reasons);

/// What the operator should do next, one sentence.
std::string_view advice_for(ReasonCode code);

} // namespace xindang::exchange
