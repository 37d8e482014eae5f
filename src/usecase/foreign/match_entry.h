#pragma once

#include <archive/view.h>
#include <foreign/entry.h>
#include <foreign/source.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// Who an entry is about.
struct EntryMatch {
    /// Has the entry's whole number.
    std::optional<model::SubjectId> exact;
    /// Might be meant; a person must say so.
    struct Possible {
        model::SubjectId subject;
        std::string evidence; ///< words, space between: name former-name masked-number birth-year representative …
    };
    std::vector<Possible> possible;
};

/// Compares an entry with the archive. A whole number decides alone, either way. Without one, everybody of exactly that
/// name is possible as long as nothing speaks against it: a number that does not fit the mask, another year of birth,
/// another credit code. For a person something must speak for it besides the name: the mask or the year. That a firm
/// has another representative by now does not speak against it, but is told.
EntryMatch match_entry(foreign::Entry const& entry, foreign::Source const& source, archive::View const& view);

} // namespace xindang::usecase
