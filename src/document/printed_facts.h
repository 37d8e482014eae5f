#pragma once

#include <base/findings.h>
#include <xml/document.h>

#include <set>
#include <string>
#include <string_view>

namespace xindang::document {

/// Looks for every telling value of the facts in the printed text: as it stands, a date as 2026年1月5日, an amount with
/// or without separators or in capitals. Telling is what has a character outside ASCII, a date, and whatever has five
/// digits or more; codes ("ordinary", "D118") are words of the program. Elements and attributes named in `unprinted`
/// are passed over. Each value that is nowhere is an error with rule "not-printed" at its path.
Findings compare_with_print(
    xml::Document const& facts, std::string_view printed, std::set<std::string> const& unprinted);

} // namespace xindang::document
