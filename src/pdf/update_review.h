#pragma once

#include <pdf/object_file.h>
#include <pdf/reader.h>

#include <optional>
#include <vector>

namespace xindang::pdf {

/// What an update changed, judged object by object.
struct Review {
    std::vector<FoundChange> changes;
    std::vector<Object> fields;         ///< new signature fields of the one form that is allowed
    std::optional<SecurityStore> store; ///< when there is a readable one
};

/// Compares a revision with the one before. Allowed is what updates of PAdES need and nothing else: invisible signature
/// fields with their widgets in a page's /Annots, and a growing security store (ISO 32000-2 12.8.2.2.2, and stricter).
/// Never throws: what cannot be read is forbidden.
Review review_update(ObjectFile const& before, ObjectFile const& after);

} // namespace xindang::pdf
