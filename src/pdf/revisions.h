#pragma once

#include <pdf/object_file.h>

#include <string>
#include <vector>

namespace xindang::pdf {

/// A file cut into its revisions: the one issued, and every update behind it that is whole and of our form.
struct Revisions {
    std::vector<ObjectFile> files; ///< the file as of each revision, at least one
    std::string problem;           ///< why what stands behind the last is no revision; empty when nothing does

    ObjectFile const& first() const { return files.front(); }
    ObjectFile const& last() const { return files.back(); }
};

/// Throws Unreadable when there is not even a first revision, or there are more than anybody makes.
Revisions revisions_of(BytesView file);

} // namespace xindang::pdf
