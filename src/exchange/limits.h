#pragma once

#include <xml/document.h>

#include <cstddef>

namespace xindang::exchange {

/// How much of a stranger's files an importer is willing to look at. What is over a limit is E-SIZE.
struct ListLimits {
    std::size_t head = std::size_t{256} << 10; ///< octets
    std::size_t key_set = std::size_t{1} << 20;
    std::size_t file = std::size_t{64} << 20; ///< a part or a delta
    xml::Limits text = xml::Limits::foreign();
};

} // namespace xindang::exchange
