#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <model/sha256.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::crypto {

/// A detached CMS SignedData (RFC 5652) in DER as PAdES baseline B-B wants it: signed attributes contentType,
/// messageDigest and signing-certificate-v2 (RFC 5035), no signing-time (EN 319 142-1 keeps it in the PDF's /M), the
/// signer's certificate and `chain` inside. `content_digest` is SHA-256 over the signed octets. The key must be P-256
/// or RSA and belong to the certificate (std::logic_error otherwise).
Bytes cms_sign_detached(model::Sha256 const& content_digest, SigningKey const& key, Certificate const& certificate,
    std::vector<Certificate> const& chain);

/// The same CMS with a time-stamp token over its signature value as unsigned attribute (PAdES B-T). Throws
/// std::logic_error for what is no SignedData with one signer.
Bytes cms_with_time_stamp(BytesView cms, BytesView token);

/// Three answers, never one: each may hold while another does not. Whether the signer is believed is a fourth, which
/// chain_to() gives for the moment the signature is known to have existed.
struct CmsVerdict {
    bool digest_matches = false;            ///< messageDigest is the digest of the octets: they are as they were signed
    bool signature_valid = false;           ///< the signature over the attributes was made with the certificate's key
    bool certificate_bound = false;         ///< signing-certificate-v2 names this very certificate
    std::optional<Certificate> signer = {}; ///< who the signature says signed; nothing when it carries no such one
    std::vector<Certificate> certificates = {}; ///< all it carries
    Bytes signature = {};                       ///< its value, which a signature time-stamp is over
    std::vector<Bytes> time_stamps = {};        ///< tokens said to be over it, unchecked
    bool intact() const { return digest_matches && signature_valid && certificate_bound; }
};

/// Looks into a detached CMS; zero octets after the DER (padding of a PDF) are allowed. BadInput at "cms" for what is
/// no SignedData with exactly one signer.
Outcome<CmsVerdict> cms_verify_detached(BytesView cms, model::Sha256 const& content_digest);

} // namespace xindang::crypto
