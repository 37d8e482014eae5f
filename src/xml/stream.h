#pragma once

#include <base/bytes.h>
#include <base/findings.h>
#include <base/outcome.h>
#include <xml/document.h>
#include <xml/schema.h>

#include <functional>
#include <string>

namespace xindang::xml {

/// Reads a large text in constant memory: prescan(), then validates it against the schema while handing over each child
/// of the root, whole, one after the other. The cursor is valid during the call only. Once a fault is
/// seen nothing more is handed over (the parser is some octets ahead of the cursor). `on_child` refusing stops the
/// reading with that refusal. A text that ends early is BadInput even when all up to there was valid (a reader asked
/// only "is it valid?" says yes to half a file). Schema faults are BadInput at "name:line".
Outcome<Done> stream_children(BytesView text, Schema const& schema, Limits const& limits, std::string const& name,
    std::function<Outcome<Done>(Node const&)> const& on_child);

/// The same without handing anything over: everything the schema says against it, at most 100 findings, rule "schema";
/// what is cut short or not well-formed has rule "not-well-formed", what prescan() refuses has rule "prescan".
Findings stream_validate(BytesView text, Schema const& schema, Limits const& limits, std::string const& name);

} // namespace xindang::xml
