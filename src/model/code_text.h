#pragma once

#include <base/outcome.h>

#include <string>
#include <string_view>

namespace xindang::model {

/// The step before any code or number is judged: full-width letters, digits and marks become half-width (U+FF01 to
/// U+FF5E), lower case becomes upper, and white space, zero-width characters and byte order marks go. It promises to
/// change nothing else and refuses nothing; malformed UTF-8 stays malformed.
std::string normalised_code(std::string_view text);

} // namespace xindang::model
