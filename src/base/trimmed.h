#pragma once

#include <string_view>

namespace xindang {

/// Text without white space at its ends, the ideographic space and the no-break space included.
std::string_view trimmed(std::string_view text);

} // namespace xindang
