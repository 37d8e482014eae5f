#pragma once

#include <crypto/cms.h>
#include <crypto/openssl.h>

#include <openssl/cms.h>

namespace xindang::crypto {

using OwnedCms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;

/// A SignedData with exactly one signer; nothing otherwise. Zero octets behind the DER are a PDF's padding.
OwnedCms signed_data(BytesView cms);
CMS_SignerInfo* only_signer(CMS_ContentInfo* cms);
/// The three answers about the one signer, over content of this type.
CmsVerdict judged(CMS_ContentInfo* cms, int content_type, model::Sha256 const& content_digest);
/// Puts in what CMS_sign() of OpenSSL 3.0 would not: attributes without signing-time, and a signature from elsewhere.
void sign_by_hand(CMS_SignerInfo* signer, int content_type, model::Sha256 const& content_digest, SigningKey const& key);
/// A signer for the certificate, its certificate and chain inside, still without signature.
CMS_SignerInfo* add_signer(
    CMS_ContentInfo* cms, Certificate const& certificate, std::vector<Certificate> const& chain, unsigned int flags);

} // namespace xindang::crypto
