#pragma once

#include <pdf/object_file.h>
#include <pdf/reader.h>

namespace xindang::pdf {

/// The signature of a form field, in the file as of the revision it ends. Throws Unreadable unless it covers all of
/// that revision but its own /Contents.
FoundSignature read_signature(ObjectFile const& file, Object const& field, std::size_t revision);

} // namespace xindang::pdf
