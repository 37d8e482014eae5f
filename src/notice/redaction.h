#pragma once

#include <base/bytes.h>
#include <base/findings.h>
#include <base/outcome.h>
#include <notice/personal_data.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xindang::notice {

/// A personal value that a facts file marks, as it stands there. Lives in memory only.
struct PersonalValue {
    PersonalKind kind;
    std::string value;
};

/// A text of the facts in pieces: `served` is what was signed, `shown` what the public reads. `kind` is nothing where
/// both are the same. Holds personal data: for the eyes of who decides.
struct ComparedText {
    enum class Cause {
        Marked,    ///< the drafter marked it
        SameValue, ///< it is the same as something marked
        Decided,   ///< somebody decided to take it out
    };
    struct Piece {
        std::string served;
        std::string shown = {};
        std::optional<PersonalKind> kind = {};
        Cause cause = Cause::Marked;
        std::string leftover = {}; ///< for Decided: the fingerprint of what was decided about
    };
    std::string place;
    std::vector<Piece> pieces;
};

std::string_view word_of(ComparedText::Cause cause); ///< "same-value"

/// Facts that may be shown to everybody.
struct RedactedFacts {
    Bytes xml;
    std::vector<PersonalValue> removed; ///< what must not occur in anything derived; never log or store it
    /// Each leftover that looks like personal data, as an Error of rule "leftover-<kind>-<fingerprint>". The
    /// fingerprint is what staff name to say "this one may be published"; the text shows a masked form only.
    Findings leftovers;
    std::vector<ComparedText> texts; ///< all that is not white space, in order; never publish, log or store it
};

/// Masks, by policy, every element or attribute value marked `personal="…"` and the same values wherever they occur in
/// the file's other text (full-width, with spaces or hyphens, lower-case x); informants are taken out whole. Then
/// searches what remains; what is found there and stands in `also`, by its fingerprint, is masked too. What the policy
/// shows although it is marked is text like any other, and may be what it was marked as. Refuses text that is not the
/// XML of a facts file, and a marked element with children.
Outcome<RedactedFacts> redact(
    BytesView facts_xml, RedactionPolicy const& policy, std::set<std::string> const& also = {});

/// The personal values that occur in a text all the same, by kind only: the last door before something is written
/// where the public can read it.
Findings find_removed_values(std::vector<PersonalValue> const& removed, std::string_view text, std::string_view where);

} // namespace xindang::notice
