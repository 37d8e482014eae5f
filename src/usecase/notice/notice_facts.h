#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <string>

namespace xindang::usecase {

/// The facts of a public notice (xsd/facts-public-penalty-notice.xsd): what it tells first, the redacted facts of the
/// decision, and how long they stay public, in the words of Clauses::notice_period. It takes nothing from anywhere
/// else.
Outcome<Bytes> notice_facts(BytesView summary_facts, BytesView redacted_decision, std::string const& period);

} // namespace xindang::usecase
