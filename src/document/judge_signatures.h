#pragma once

#include <document/verify.h>

namespace xindang::document {

/// Fills in every answer that is about signatures, time and later changes.
void judge_signatures(
    Verification& result, BytesView file, pdf::ReadDocument const& document, Trust const& trust, Instant now);

} // namespace xindang::document
