#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <crypto/certificate.h>

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace xindang::crypto {

/// Frees what OpenSSL gave: Owned<X509, X509_free>.
template <auto free_function> struct OpenSslFreer {
    template <class T> void operator()(T* pointer) const { free_function(pointer); }
};
template <class T, auto free_function> using Owned = std::unique_ptr<T, OpenSslFreer<free_function>>;

using OwnedBio = Owned<BIO, BIO_free_all>;
using OwnedPkey = Owned<EVP_PKEY, EVP_PKEY_free>;
using OwnedX509 = Owned<X509, X509_free>;

/// Throws when the library did not do what it must: no memory, no randomness, our bug.
void require(bool done, char const* what);
/// The library's last reason, and an empty queue afterwards.
std::string last_reason();

inline unsigned char const* octets_of(BytesView text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}
inline unsigned char* octets_of(Bytes& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

/// DER of anything that has an i2d function.
template <class T, class I2d> Bytes der_of(T* object, I2d i2d)
{
    auto const size = i2d(object, nullptr);
    require(size > 0, "DER encoding");
    Bytes der(static_cast<std::size_t>(size), '\0');
    auto* to = octets_of(der);
    require(i2d(object, &to) == size, "DER encoding");
    return der;
}

OwnedBio bio_over(BytesView text);
Bytes content_of(BIO* memory);
/// A time of either ASN.1 type; nothing when it is none.
std::optional<Instant> instant_of(ASN1_TIME const* time);
/// What parsing made of a certificate: shared by all copies and threads, so nobody may change it.
struct Certificate::Parsed {
    OwnedX509 x509;
};
/// One more reference to it.
OwnedX509 x509_of(Certificate const& certificate);
OwnedPkey public_pkey(BytesView public_key);
/// What is none of the three kinds has none.
std::optional<KeyKind> kind_of(EVP_PKEY const* key);
/// The digest that goes with a kind: SHA-256, or none for Ed25519.
EVP_MD const* digest_for(KeyKind kind);
/// The AlgorithmIdentifier of a signature made by such a key, in certificates, CRLs and OCSP responses (RFC 5280
/// 4.1.1.2). With digest_for() the only place to teach a further kind.
void set_signature_algorithm(X509_ALGOR* algorithm, KeyKind kind);
/// What OpenSSL hands out as const because it has no setter: the signature value of something we build ourselves.
void set_signature_bits(ASN1_BIT_STRING const* bits, BytesView value);

} // namespace xindang::crypto
