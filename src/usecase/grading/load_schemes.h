#pragma once

#include <grading/scheme.h>
#include <law/publication.h>

#include <filesystem>
#include <vector>

namespace xindang::usecase {

/// Every version of every scheme in HOME/conf/schemes, by id, then oldest first. Refuses the first file that is not
/// right with "file:line", and versions that do not stand side by side as Conflict at "file:line" (grading/versions.h).
Outcome<std::vector<grading::Scheme>> load_schemes(std::filesystem::path const& home);

/// The scheme of HOME/conf/schemes with that id, or, for an empty id, the only one in force on the day. Refuses as
/// load_schemes() and grading::choose_scheme() do.
Outcome<grading::Scheme> scheme_of_the_day(
    std::filesystem::path const& home, std::string const& id, model::CivilDate day);

/// One scheme file, wherever it lies, that need not be in use.
Outcome<grading::Scheme> load_scheme(std::filesystem::path const& home, std::filesystem::path const& file);

/// Everything wrong with the files of HOME/conf/schemes, and with how their versions stand side by side. An error too
/// is a kind of penalty that the rules have and a scheme does not know: our own decisions write the rules' word into
/// the archive, so that such a penalty would never count, in silence.
Outcome<Findings> lint_schemes(std::filesystem::path const& home, law::PublicationRules const& rules);

/// The same of one scheme file, wherever it lies.
Outcome<Findings> lint_scheme(
    std::filesystem::path const& home, std::filesystem::path const& file, law::PublicationRules const& rules);

} // namespace xindang::usecase
