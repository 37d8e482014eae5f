#pragma once

#include <base/findings.h>
#include <grading/definition.h>
#include <xml/document.h>

namespace xindang::grading {

/// What a scheme file says, and what of it could not be read (with "file:line").
struct ReadScheme {
    Definition definition;
    Findings findings;
};

/// Reads an element <scheme> of urn:x-xindang:grading:1. Checks words and numbers; what they add up to is checked by
/// check_definition().
ReadScheme read_scheme(xml::Document const& document);

} // namespace xindang::grading
