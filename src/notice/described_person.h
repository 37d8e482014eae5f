#pragma once

#include <notice/folded_text.h>
#include <notice/personal_data.h>

#include <vector>

namespace xindang::notice {

/// Finds what tells of a person without being a number of its own form: homes (behind 住, 家住, 户籍 and the like, or
/// by building and room), plates of vehicles, and the names of minors (behind 未成年人, 男童, 其子 and the like). Looks
/// at shapes and a table of family names; it promises no completeness, only that somebody looks. In order, no overlaps.
std::vector<Sighting> find_described_persons(FoldedText const& text);

} // namespace xindang::notice
