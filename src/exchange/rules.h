#pragma once

#include <exchange/code_lists.h>
#include <exchange/list.h>
#include <exchange/reasons.h>
#include <exchange/store.h>
#include <xml/node.h>

#include <optional>
#include <vector>

namespace xindang::exchange {

/// What an entry says, or why it cannot be taken over. It has passed the schema; this looks at what a schema cannot
/// say.
struct EntryReading {
    std::optional<StoredEntry> entry;
    std::vector<Reason> reasons; ///< E-RULE and E-STATE when there is no entry; warnings otherwise
};

/// Reads one verified entry. Refused: a digest that is not the entry's own; a term whose attributes do not fit its
/// kind; a credit code with a wrong check character; the number of a person in clear unless that was asked for; two
/// measures of one id; no primary name; listed before the decision. Codes our lists do not know are warned about.
EntryReading read_entry(xml::Node const& entry, CodeLists const& codes, PersonNumbers numbers = PersonNumbers::Hidden);

} // namespace xindang::exchange
