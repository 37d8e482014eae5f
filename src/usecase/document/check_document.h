#pragma once

#include <base/bytes.h>
#include <base/json.h>
#include <base/outcome.h>
#include <document/conformance.h>
#include <document/press.h>

namespace xindang::usecase {

/// Measures a finished document against the clauses of its standard: a PDF as it is drawn, a gongwen XML as it would
/// be. Anybody may ask: it tells nothing that is not in the file. Refuses a gongwen that cannot be laid out
/// ("gongwen:LINE"); a PDF of another making is no refusal but a report that nothing could be measured.
Outcome<document::ConformanceReport> check_document(
    BytesView file, document::Press const& press, document::ClauseBook const& clauses);

/// Lengths in thousandths of their unit, as JSON has whole numbers only.
Json json_of(document::ConformanceReport const& report);

} // namespace xindang::usecase
