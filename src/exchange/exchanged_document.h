#pragma once

#include <exchange/feedback.h>
#include <exchange/import_documents.h>

#include <set>
#include <string>

namespace xindang::exchange {

/// Private furniture of what partners and issuers send each other: a document whose sender is believed.
struct ExchangedDocument {
    xml::Document document;
    Header header;
};

/// Size, octets, schema, signature by the sender's registered key, environment, one of the audiences, not of the
/// future. Nothing of a document is used before it is known who wrote it.
struct ExchangedDocumentRules {
    RootName root;
    std::size_t octets;              ///< most there may be
    std::set<std::string> audiences; ///< one of them must be named
};
Step<ExchangedDocument> open_exchanged_document(
    BytesView octets, std::string const& name, ExchangedDocumentRules const& rules, FeedbackDoor const& door);

} // namespace xindang::exchange
