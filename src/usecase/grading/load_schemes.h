#pragma once

#include <grading/scheme.h>

#include <filesystem>
#include <vector>

namespace xindang::usecase {

/// Every scheme in HOME/conf/schemes, in order of file name. Refuses the first that is not right with "file:line", and
/// two files with the same id and version as Conflict.
Outcome<std::vector<grading::Scheme>> load_schemes(std::filesystem::path const& home);

/// The scheme of HOME/conf/schemes with that id, or, for an empty id, the only one in force on the day. Refuses as
/// load_schemes() and grading::choose_scheme() do.
Outcome<grading::Scheme> scheme_of_the_day(
    std::filesystem::path const& home, std::string const& id, model::CivilDate day);

/// One scheme file, wherever it lies, that need not be in use.
Outcome<grading::Scheme> load_scheme(std::filesystem::path const& home, std::filesystem::path const& file);

/// Everything wrong with one scheme file, wherever it lies.
Outcome<Findings> lint_scheme(std::filesystem::path const& home, std::filesystem::path const& file);

} // namespace xindang::usecase
