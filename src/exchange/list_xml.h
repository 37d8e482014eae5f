#pragma once

#include <exchange/list.h>
#include <xml/builder.h>
#include <xml/document.h>

#include <string>
#include <vector>

namespace xindang::exchange {

/// How the values of list.h are written and read: the private form of this room. Readers expect what the schema has
/// already accepted; they refuse (BadInput at "file:line") what a schema cannot say.

/// One Entry element with its namespace and without @digest: what is digested.
Bytes entry_alone(ListEntry const& entry, std::uint64_t version, Instant updated_at);
/// Its exclusive canonical form, without a parser between: a publisher writes it for every entry, and the importer that
/// rehearses the publication makes it the long way.
Bytes entry_canonical(ListEntry const& entry, std::uint64_t version, Instant updated_at);
/// The same inside a list: with @digest, without the namespace its root declares.
Bytes entry_in_list(ListEntry const& entry, std::uint64_t version, Instant updated_at, model::Sha256 const& digest);

/// The Position element with its namespace, as it stands in every document.
Bytes position_alone(Position const& position);
/// The same inside a document that declares the namespace.
Bytes position_in_document(Position const& position);

/// A document without its signature.
Bytes part_document(Header const& header, Position const& position, std::size_t number, std::size_t of,
    std::vector<Bytes> const& entries);
Bytes head_document(Head const& head);
/// `entries` stands beside delta.changes: the Entry of each as entry_in_list() wrote it, empty for a removed one.
Bytes delta_document(Delta const& delta, std::vector<Bytes> const& entries);
Bytes key_set_document(KeySet const& key_set);
void write_header(xml::Builder& builder, Header const& header);

Outcome<Header> read_header(xml::Node const& header);
Outcome<Position> read_position(xml::Node const& position);
Outcome<Head> read_head(xml::Node const& root);
Outcome<Delta> read_delta(xml::Node const& root);
/// One child of a ListDelta: whether it is a change, and which.
bool is_delta_change(xml::Node const& child);
Outcome<DeltaChange> read_delta_change(xml::Node const& child);
/// The Entry of each change, in the order of Delta::changes; empty for a removed one.
std::vector<xml::Node> delta_entries(xml::Node const& root);
Outcome<KeySet> read_key_set(xml::Node const& root);
Outcome<EntryState> read_entry_state(xml::Node const& entry);
Outcome<model::Term> read_term(xml::Node const& term);

} // namespace xindang::exchange
