#pragma once

#include <exchange/proof.h>
#include <xml/node.h>

namespace xindang::exchange {

/// Private furniture of proofs: what a proof says, against a position that is believed already. The element has passed
/// the schema. E-PROOF.
Step<std::vector<ProvenEntry>> check_claim(xml::Node const& proof, Position const& position);
ListQuestion read_question(xml::Node const& proof);

} // namespace xindang::exchange
