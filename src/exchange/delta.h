#pragma once

#include <base/outcome.h>
#include <exchange/publication.h>
#include <xml/schema.h>

namespace xindang::exchange {

/// Done when a delta, signed or not, fits the schema and leads from what was published before to exactly the state
/// `after` names, by the very steps a partner takes. Asked before a delta is released. BadInput at "delta:line" for
/// what does not fit the schema, Corrupt at the id or "delta" for what leads elsewhere.
Outcome<Done> prove_delta(
    BytesView text, PublishedList const& before, Position const& after, xml::Schema const& schema);

} // namespace xindang::exchange
