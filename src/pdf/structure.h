#pragma once

#include <pdf/page.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace xindang::pdf {

/// A box on a page, from its top left corner.
struct Box {
    Length x = 0, y = 0, width = 0, height = 0;
};

/// An element of the logical structure (ISO 32000-1 14.7.2). A document's elements stand in reading order, each behind
/// its parent; the first is the root, its own parent.
struct Element {
    std::string type;                      ///< a standard structure type (14.8.4): "P"
    std::size_t parent = 0;                ///< position of its parent
    std::string alternative = {};          ///< text for who cannot see it; figures and forms need one
    std::string scope = {};                ///< of a TH: "Row" or "Column"
    std::size_t columns = 1;               ///< of a TH or TD: how many it spans
    std::optional<Box> box = {};           ///< of a Figure: where it stands on its page
    std::vector<std::size_t> headers = {}; ///< of a TD: positions of the TH that say what stands in it
};

} // namespace xindang::pdf
