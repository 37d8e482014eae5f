#pragma once

#include <grading/scheme.h>
#include <table/sheet.h>

#include <string>
#include <vector>

namespace xindang::grading {

/// The scheme as a document for the staff, in Chinese: its articles, bands, limits, and the indicators by dimension.
/// The same scheme always gives the same octets.
std::string to_markdown(Scheme const& scheme);
/// The same as one HTML page that needs nothing else.
std::string to_html(Scheme const& scheme);
/// The indicators as CSV (RFC 4180, UTF-8 with a byte order mark, as spreadsheets in the office expect), one a row.
std::string to_csv(Scheme const& scheme);
/// All of it as the sheets of a workbook: the indicators first, then summary, articles, bands and limits.
std::vector<table::Sheet> to_sheets(Scheme const& scheme);

/// One difference between two schemes.
struct SchemeChange {
    enum class Kind { Added, Removed, Changed };
    Kind kind;
    std::string group; ///< 指标, 限制 …
    std::string id;
    std::string name;
    std::string field; ///< Changed: which; otherwise empty
    std::string before;
    std::string after;
};

/// What somebody who knows `before` must learn to know `after`; in the order of `after`, removals last. Parts are the
/// same when group and id are: an indicator with another id is another indicator.
std::vector<SchemeChange> compare(Scheme const& before, Scheme const& after);

std::string_view word_of(SchemeChange::Kind kind);    ///< "added"
std::string_view chinese_of(SchemeChange::Kind kind); ///< "新增"

} // namespace xindang::grading
