#pragma once

#include <crypto/certificate.h>
#include <exchange/limits.h>
#include <exchange/list.h>
#include <exchange/source.h>
#include <exchange/step.h>
#include <xml/document.h>
#include <xml/schema.h>

#include <functional>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Private furniture of import: documents from fetching to a believed signature.

/// A file out of the source: E-FETCH, E-SIZE, E-ARCHIVE, E-SIG (no SM2 signature of the pinned key).
Step<Bytes> fetch(ListSource const& source, std::string const& name, std::size_t limit);
/// The same when a signed head or key set already says what it must be: E-NOTXML, E-TRUNCATED, E-FILEDIGEST too.
Step<Bytes> fetch(ListSource const& source, FileRef const& file, ListLimits const& limits = {});
/// What the root of a document must be.
struct RootName {
    RootName(char const* local) : RootName(JDL, local) {}
    RootName(std::string_view space, std::string_view local) : ns(space), name(local) {}
    std::string_view ns;
    std::string_view name;
};
/// E-NOTXML, E-SIZE, E-PRESCAN, E-TRUNCATED; E-SCHEMA when the root is another element.
Step<xml::Document> parse(BytesView text, std::string const& name, RootName const& root, ListLimits const& limits = {});
/// E-SCHEMA at the first fault.
Step<Passed> check_schema(xml::Document const& document, xml::Schema const& schema);
/// What every file of a list goes through after its head is believed.
struct ListFileCheck {
    xml::Schema const& schema;
    KeySet const& key_set;
    Environment environment;
    ListLimits limits = {};
    PersonNumbers numbers = PersonNumbers::Hidden;
};
/// A part or a delta: fetched, its raw octets compared with the head, then read once as a stream: schema, and the
/// digest its signature is compared with. Each child of its root is handed over on the way; what is made of it may only
/// be put aside before this has passed. Then its signature is checked for the role "list" at the moment it was made,
/// its environment compared. Any reason of those above, and E-ENV.
Step<Passed> read_list_file(ListSource const& source, FileRef const& file, RootName const& root,
    ListFileCheck const& check, std::function<void(xml::Node const&)> const& on_child);
/// Signed with a key that the set has for this role at this moment: E-SIG, E-KEY, E-KEYREVOKED.
Step<Passed> check_signature(
    xml::Document const& document, KeySet const& key_set, std::string_view role, Instant moment);

} // namespace xindang::exchange
