#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <xml/document.h>

#include <functional>
#include <string>

/// A document that shows another one as it stands, as a public notice does with the decision. Private to this room.
namespace xindang::document {

/// Whether the result of a template has a place for another document: <xd:enclosed fact="decision"/> beside sections.
bool encloses(xml::Document const& gongwen);

/// Makes the text of a kind out of facts.
using TextOf = std::function<Outcome<Bytes>(std::string const& kind, Bytes const& facts)>;

/// The gongwen with each such place taken by the sections that the enclosed facts make by the template of their own
/// kind. The enclosed facts are the only element inside the fact that the place names, and are of the kind of their
/// root. The copy carries no seals: a seal belongs to the paper that was served. Refuses, at the fact, a place without
/// facts, and what `text_of` refuses.
Outcome<Bytes> with_enclosed(xml::Document const& gongwen, xml::Document const& facts, TextOf const& text_of);

} // namespace xindang::document
