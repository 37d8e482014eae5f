#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <model/sha256.h>
#include <xml/document.h>

#include <functional>
#include <vector>

namespace xindang::xml {

/// http://www.w3.org/2001/04/xmldsig-more#rsa-sha256 and #ecdsa-sha256; nothing else is written or accepted.
enum class SignatureAlgorithm { RsaSha256, EcdsaP256Sha256 };

/// Who signs: any key that can sign octets (SHA-256 inside), so that a key in a token fits as well as one in a file.
struct XmlSigner {
    SignatureAlgorithm algorithm;
    Bytes certificate_der;                ///< goes into KeyInfo/X509Data as the leaf
    std::function<Bytes(BytesView)> sign; ///< RSASSA-PKCS1-v1_5, or ECDSA in the DER form of X9.62
};

/// The document with one enveloped XMLDSig as last child of its root: Reference URI="", transforms
/// [enveloped-signature, exc-c14n], SHA-256. The octets outside the signature stay as they are. BadInput when
/// `document` does not parse or is signed already.
Outcome<Bytes> sign_enveloped(BytesView document, XmlSigner const& signer);

/// A signature that held.
struct VerifiedSignature {
    SignatureAlgorithm algorithm;
    Bytes certificate_der;
    model::Sha256 certificate_digest; ///< SHA-256 of the certificate's DER: one of the pinned ones
};

/// Checks the enveloped signature of a parsed document by the strict profile: exactly one Signature anywhere, last
/// child of the root; one Reference with URI=""; transforms exactly [enveloped-signature, exc-c14n]; algorithms from
/// the list above; KeyInfo holds X509Data with exactly one certificate and nothing else; no Object, Manifest, XPath,
/// XSLT. Trust is a pinned certificate digest, never "signed by some CA", never a key out of the document. Whatever
/// does not hold is Untrusted, the place being "name:line" of the offending element, or "certificate". Read the data
/// from this very document afterwards: it is the tree that was digested.
Outcome<VerifiedSignature> verify_enveloped(Document const& document, std::vector<model::Sha256> const& pinned);

/// A signed document with one signature more, after the first and over everything but itself: a second person vouches
/// for the document and for the first one's signature. BadInput when it is not signed exactly once.
Outcome<Bytes> countersign_enveloped(BytesView signed_document, XmlSigner const& signer);

/// A countersignature that held, and the document without it: its own signature is to be verified next, by
/// verify_enveloped().
struct VerifiedCountersignature {
    VerifiedSignature signature;
    Document document;
};

/// Checks the second of exactly two signatures, both last children of the root, by the same profile as
/// verify_enveloped().
Outcome<VerifiedCountersignature> verify_countersignature(
    Document const& document, std::vector<model::Sha256> const& pinned);

/// How many XMLDSig signatures stand anywhere in the document.
std::size_t count_signatures(Document const& document);

} // namespace xindang::xml
