#pragma once

#include <base/json.h>
#include <usecase/document/find_document.h>
#include <usecase/document/issue_document.h>
#include <usecase/document/prove_document.h>
#include <usecase/document/revoke_document.h>
#include <usecase/document/verify_document.h>

#include <vector>

namespace xindang::usecase {

// Documents as JSON, by the rules of json_views.h.

Json json_of(DocumentReceipt const& receipt);
Json json_of(archive::IssuedDocument const& document);
Json json_of(std::vector<archive::IssuedDocument> const& documents); ///< {"documents": […]}
Json json_of(DocumentVerdict const& verdict);
Json json_of(ProofReceipt const& receipt);
Json json_of(RenewalReceipt const& receipt);
Json json_of(RevocationReceipt const& receipt);

} // namespace xindang::usecase
