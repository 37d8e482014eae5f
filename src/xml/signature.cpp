#include <xml/signature.h>

#include <xml/canonical.h>
#include <xml/libxml.h>
#include <xml/signature_profile.h>

#include <algorithm>
#include <new>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <stdexcept>
#include <xmlsec/keys.h>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/transforms.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>

namespace xindang::xml {

namespace {

constexpr int P256_OCTETS = 32;
constexpr int LEAST_RSA_BITS = 3072;

/// XMLDSig 1.1 §6.4.3: the ECDSA value is r || s, each of the length of the field, not the DER of X9.62.
Bytes plain_ecdsa(BytesView der)
{
    auto const* at = reinterpret_cast<unsigned char const*>(der.data());
    CPointer<ECDSA_SIG, ECDSA_SIG_free> const signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    Bytes plain(2 * P256_OCTETS, '\0');
    auto* to = reinterpret_cast<unsigned char*>(plain.data());
    if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), to, P256_OCTETS) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), to + P256_OCTETS, P256_OCTETS) < 0)
        throw std::logic_error("the signer gave no ECDSA signature of P-256");
    return plain;
}

/// Written as exc-c14n writes it, so that these very octets are what is signed.
std::string signed_info(SignatureAlgorithm algorithm, model::Sha256 const& digest, bool with_namespace)
{
    auto const empty = [](char const* name, char const* algorithm_uri) {
        return std::string("<") + name + " Algorithm=\"" + algorithm_uri + "\"></" + name + ">";
    };
    return std::string(with_namespace ? "<SignedInfo xmlns=\"" + std::string(DSIG) + "\">" : "<SignedInfo>") +
           empty("CanonicalizationMethod", EXC_C14N) + empty("SignatureMethod", uri_of(algorithm)) +
           "<Reference URI=\"\"><Transforms>" + empty("Transform", ENVELOPED) + empty("Transform", EXC_C14N) +
           "</Transforms>" + empty("DigestMethod", SHA256) + "<DigestValue>" + to_base64(digest.bytes()) +
           "</DigestValue></Reference></SignedInfo>";
}

/// What the certificate's key may be for this algorithm; also the last word on key sizes.
Outcome<Done> check_key(BytesView certificate_der, SignatureAlgorithm algorithm, std::string const& place)
{
    auto const* at = reinterpret_cast<unsigned char const*>(certificate_der.data());
    CPointer<X509, X509_free> const certificate(d2i_X509(nullptr, &at, static_cast<long>(certificate_der.size())));
    auto* key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
    if (!key) return Refusal{Fault::Untrusted, "the certificate cannot be read", place};
    auto const fits = algorithm == SignatureAlgorithm::RsaSha256
                          ? EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= LEAST_RSA_BITS
                          : EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_bits(key) == 8 * P256_OCTETS;
    if (!fits) return Refusal{Fault::Untrusted, "the key is too short or not of the algorithm's kind", place};
    return Done{};
}

/// The arithmetic, done by xmlsec with the key we chose and only the transforms and algorithms of the profile.
bool holds(Node const& signature, BytesView certificate_der, SignatureAlgorithm algorithm)
{
    CPointer<xmlSecDSigCtx, xmlSecDSigCtxDestroy> const context(xmlSecDSigCtxCreate(nullptr));
    if (!context) throw std::bad_alloc();
    context->enabledReferenceUris = xmlSecTransformUriTypeEmpty;
    context->flags |= XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS;
    auto const enabled = xmlSecDSigCtxEnableSignatureTransform(context.get(), xmlSecTransformExclC14NId) == 0 &&
                         xmlSecDSigCtxEnableSignatureTransform(context.get(),
                             algorithm == SignatureAlgorithm::RsaSha256 ? xmlSecOpenSSLTransformRsaSha256Id
                                                                        : xmlSecOpenSSLTransformEcdsaSha256Id) == 0 &&
                         xmlSecDSigCtxEnableReferenceTransform(context.get(), xmlSecTransformEnvelopedId) == 0 &&
                         xmlSecDSigCtxEnableReferenceTransform(context.get(), xmlSecTransformExclC14NId) == 0 &&
                         xmlSecDSigCtxEnableReferenceTransform(context.get(), xmlSecOpenSSLTransformSha256Id) == 0;
    if (!enabled) throw std::runtime_error("xmlsec does not know an algorithm of the profile");
    context->signKey = xmlSecOpenSSLAppKeyLoadMemory(reinterpret_cast<xmlSecByte const*>(certificate_der.data()),
        static_cast<xmlSecSize>(certificate_der.size()), xmlSecKeyDataFormatCertDer, nullptr, nullptr, nullptr);
    if (!context->signKey) return false;
    return xmlSecDSigCtxVerify(context.get(), element_of(signature)) == 0 &&
           context->status == xmlSecDSigStatusSucceeded;
}

/// The text with a signature over all of it put before the last end tag.
Bytes with_signature(BytesView text, Document const& document, XmlSigner const& signer)
{
    // Nothing but white space can follow the last end tag: remarks were refused.
    auto const end_tag = text.rfind("</");
    auto const digest = sha256_of(exclusive_canonical(document.root()));
    auto value = signer.sign(signed_info(signer.algorithm, digest, true));
    if (signer.algorithm == SignatureAlgorithm::EcdsaP256Sha256) value = plain_ecdsa(value);
    Bytes signed_text(text.substr(0, end_tag));
    signed_text += "<Signature xmlns=\"" + std::string(DSIG) + "\">" + signed_info(signer.algorithm, digest, false) +
                   "<SignatureValue>" + to_base64(value) + "</SignatureValue><KeyInfo><X509Data><X509Certificate>" +
                   to_base64(signer.certificate_der) + "</X509Certificate></X509Data></KeyInfo></Signature>";
    signed_text += text.substr(end_tag);
    return signed_text;
}

Outcome<VerifiedSignature> verified(SignatureProfile const& profile, std::vector<model::Sha256> const& pinned)
{
    if (auto const done = check_certificate(profile, pinned); !done) return done.refusal();
    if (!holds(profile.signature, profile.certificate_der, profile.algorithm))
        return Refusal{Fault::Untrusted, "the signature does not hold: the document was altered after signing",
            profile.signature.place()};
    return VerifiedSignature{profile.algorithm, profile.certificate_der, sha256_of(profile.certificate_der)};
}

} // namespace

model::Sha256 sha256_of(BytesView octets)
{
    std::array<char, 32> digest;
    unsigned int size = 0;
    if (EVP_Digest(octets.data(), octets.size(), reinterpret_cast<unsigned char*>(digest.data()), &size, EVP_sha256(),
            nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    return model::Sha256{digest};
}

Outcome<Done> check_certificate(SignatureProfile const& profile, std::vector<model::Sha256> const& pinned)
{
    auto const digest = sha256_of(profile.certificate_der);
    if (std::find(pinned.begin(), pinned.end(), digest) == pinned.end())
        return Refusal{
            Fault::Untrusted, "signed with a certificate that is not trusted: " + digest.hex(), "certificate"};
    return check_key(profile.certificate_der, profile.algorithm, "certificate");
}

char const* uri_of(SignatureAlgorithm algorithm)
{
    switch (algorithm) {
    case SignatureAlgorithm::RsaSha256:
        return RSA_SHA256;
    case SignatureAlgorithm::EcdsaP256Sha256:
        return ECDSA_SHA256;
    }
    return "";
}

Outcome<Bytes> sign_enveloped(BytesView text, XmlSigner const& signer)
{
    auto const document = Document::parse(text, Limits::foreign(), "document");
    if (!document) return document.refusal();
    if (count_signatures(*document) > 0)
        return Refusal{Fault::BadInput, "the document is signed already", document->root().place()};
    if (!document->root().first_child())
        return Refusal{Fault::BadInput, "an empty document is not signed", document->root().place()};
    return with_signature(text, *document, signer);
}

Outcome<Bytes> countersign_enveloped(BytesView text, XmlSigner const& signer)
{
    auto const document = Document::parse(text, Limits::foreign(), "document");
    if (!document) return document.refusal();
    if (auto const profile = read_profile(*document, 1); !profile)
        return Refusal{Fault::BadInput, profile.refusal().reason, profile.refusal().where};
    return with_signature(text, *document, signer);
}

Outcome<VerifiedSignature> verify_enveloped(Document const& document, std::vector<model::Sha256> const& pinned)
{
    initialise();
    auto const profile = read_profile(document, 1);
    if (!profile) return profile.refusal();
    return verified(*profile, pinned);
}

Outcome<VerifiedCountersignature> verify_countersignature(
    Document const& document, std::vector<model::Sha256> const& pinned)
{
    initialise();
    auto const profile = read_profile(document, 2);
    if (!profile) return profile.refusal();
    auto const signature = verified(*profile, pinned);
    if (!signature) return signature.refusal();
    // A tree of its own: documents are immutable and share theirs.
    auto inner = Document::parse(exclusive_canonical(document.root()), Limits::foreign(), document.name());
    if (!inner) return inner.refusal();
    auto* const outer = xmlLastElementChild(element_of(inner->root()));
    xmlUnlinkNode(outer);
    xmlFreeNode(outer);
    return VerifiedCountersignature{*signature, std::move(*inner)};
}

} // namespace xindang::xml
