#pragma once

#include <base/bytes.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace xindang::pdf {

/// The CID of every glyph of a CFF table whose Top DICT has a ROS; nothing for a CFF that is not CID-keyed, where the
/// glyph number itself is the code. Throws std::runtime_error for a table that breaks its own promises.
std::optional<std::vector<std::uint16_t>> cids_of_cff(BytesView cff, std::size_t glyph_count);

} // namespace xindang::pdf
