#pragma once

#include <document/layout_tree.h>

#include <string>

namespace xindang::document {

/// By what a document can be checked.
struct CheckMark {
    std::string address; ///< where its QR code leads: "https://gs.example.gov.cn/check/#4QK2-…"
    std::string code;    ///< for those who type: "4QK2-81RW-HT6M-09CA"
};

/// Puts the mark by which a document is checked (核验标记) on its last page: below the type area, on the side where no
/// page number stands. GB/T 9704-2012 knows no such mark and places nothing there; so type area, 版记 and page number
/// stay as the standard has them. Its words are drawn and read out, not text of the document.
void add_check_mark(Layout& layout, CheckMark const& mark, FontMetrics const& fonts);

} // namespace xindang::document
