#pragma once

#include <xml/signature.h>

namespace xindang::xml {

constexpr char DSIG[] = "http://www.w3.org/2000/09/xmldsig#";
constexpr char EXC_C14N[] = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr char ENVELOPED[] = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
constexpr char SHA256[] = "http://www.w3.org/2001/04/xmlenc#sha256";
constexpr char RSA_SHA256[] = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
constexpr char ECDSA_SHA256[] = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

char const* uri_of(SignatureAlgorithm algorithm);

/// What stands in a Signature of exactly the form we write.
struct SignatureProfile {
    Node signature;
    SignatureAlgorithm algorithm;
    Bytes certificate_der;
};

/// Looks at the signature element by element and refuses (Untrusted) whatever is not of that form, before any
/// cryptographic library gets to follow it. Holding to the form says nothing yet about the digest.
/// `signatures` is how many there must be: the last one is read, and any before it must stand right before it.
Outcome<SignatureProfile> read_profile(Document const& document, std::size_t signatures);
/// The same for a signature of which it is known that it stands where it must.
Outcome<SignatureProfile> read_form(Node const& signature);

/// Whether this certificate is one of the pinned ones and its key long enough and of the algorithm's kind: Untrusted at
/// "certificate".
Outcome<Done> check_certificate(SignatureProfile const& profile, std::vector<model::Sha256> const& pinned);
model::Sha256 sha256_of(BytesView octets);

} // namespace xindang::xml
