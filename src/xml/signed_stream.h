#pragma once

#include <base/bytes.h>
#include <base/findings.h>
#include <base/outcome.h>
#include <xml/document.h>
#include <xml/schema.h>
#include <xml/signature.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::xml {

/// What a large signed document must be.
struct SignedForm {
    std::string_view ns;   ///< of the root
    std::string_view name; ///< of the root
    Schema const& schema;
    Limits const& limits;
    std::vector<model::Sha256> const& pinned; ///< certificates that may have signed
};

/// What one pass over a large signed document found.
struct SignedPass {
    /// Rules "prescan", "too-large", "not-well-formed", "root" and "schema"; at most 100; empty when it is whole and
    /// valid.
    Findings faults;
    /// By the profile of verify_enveloped(); means something only when there are no faults.
    Outcome<VerifiedSignature> signature;
};

/// Reads a large signed document once, in memory for one child of the root: prescan(), then in one go the schema, the
/// canonical digest its signature is compared with, and each child of the root, whole, handed to `on_child` (the
/// signature not). What is handed over is the very tree that was digested, but nothing vouches for it before the pass
/// has come to its end without faults and with a signature that holds: until then it may only be put aside. Once a
/// fault is seen nothing more is handed over. The cursor is valid during the call only. What `on_child` throws comes
/// out of here.
SignedPass read_signed(
    BytesView text, SignedForm const& form, std::string const& name, std::function<void(Node const&)> const& on_child);

} // namespace xindang::xml
