#pragma once

#include <base/findings.h>
#include <grading/scheme.h>

#include <string>
#include <string_view>
#include <vector>

namespace xindang::grading {

/// How somebody names a scheme: "general" (the version in force) or "general@2" (that version).
struct SchemeName {
    std::string id;
    std::string version; ///< empty: the one in force

    static SchemeName of(std::string_view text);
    bool fits(std::string_view other_id, std::string_view other_version) const
    {
        return (id.empty() || id == other_id) && (version.empty() || version == other_version);
    }
};

/// A scheme and the name of the file it was read from, for places ("general-3.xml:8").
struct SchemeFile {
    std::string file;
    Scheme scheme;
};

/// What keeps versions of one scheme from standing side by side: the same version twice, two versions in force on one
/// day, and a successor (`succeeds`) whose predecessor is not there, is succeeded already or begins no earlier.
Findings check_versions(std::vector<SchemeFile> const& files);

/// All versions of all schemes, by id, then oldest first. A version that another succeeds ends on the day before that
/// one begins, so that a version in use is never edited. Refuses what check_versions() finds, as Conflict at
/// "file:line".
Outcome<std::vector<Scheme>> line_up(std::vector<SchemeFile> files);

/// The scheme with that name that is in force on the day, or, for an empty name, the only one. NotFound or Conflict at
/// "scheme" otherwise.
Outcome<Scheme> choose_scheme(std::vector<Scheme> const& schemes, std::string const& name, model::CivilDate day);

} // namespace xindang::grading
