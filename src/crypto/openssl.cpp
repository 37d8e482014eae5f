#include <crypto/openssl.h>

#include <openssl/err.h>
#include <stdexcept>
#include <string>

namespace xindang::crypto {

std::string last_reason()
{
    auto const code = ERR_peek_last_error();
    ERR_clear_error();
    auto const* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return reason ? reason : "no reason given";
}

void require(bool done, char const* what)
{
    if (!done) throw std::runtime_error(std::string("OpenSSL: ") + what + ": " + last_reason());
}

OwnedBio bio_over(BytesView text)
{
    OwnedBio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    require(bio != nullptr, "memory");
    return bio;
}

Bytes content_of(BIO* memory)
{
    char* data = nullptr;
    auto const size = BIO_get_mem_data(memory, &data);
    return Bytes(data, static_cast<std::size_t>(size));
}

std::optional<Instant> instant_of(ASN1_TIME const* time)
{
    Owned<ASN1_TIME, ASN1_TIME_free> const epoch(ASN1_TIME_set(nullptr, 0));
    int days = 0;
    int seconds = 0;
    if (!time || !epoch || ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1) return std::nullopt;
    return Instant{std::int64_t{days} * 86400 + seconds};
}

OwnedX509 x509_of(Certificate const& certificate)
{
    auto* const x509 = certificate.parsed().x509.get();
    require(X509_up_ref(x509) == 1, "certificate");
    return OwnedX509(x509);
}

OwnedPkey public_pkey(BytesView public_key)
{
    auto const* at = octets_of(public_key);
    return OwnedPkey(d2i_PUBKEY(nullptr, &at, static_cast<long>(public_key.size())));
}

std::optional<KeyKind> kind_of(EVP_PKEY const* key)
{
    if (!key) return std::nullopt;
    if (EVP_PKEY_is_a(key, "ED25519") == 1) return KeyKind::Ed25519;
    if (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= 3072) return KeyKind::Rsa3072;
    char group[32] = {};
    std::size_t size = 0;
    if (EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_group_name(key, group, sizeof group, &size) == 1 &&
        std::string_view(group) == "prime256v1")
        return KeyKind::EcP256;
    return std::nullopt;
}

EVP_MD const* digest_for(KeyKind kind)
{
    return kind == KeyKind::Ed25519 ? nullptr : EVP_sha256();
}

void set_signature_algorithm(X509_ALGOR* algorithm, KeyKind kind)
{
    int nid = NID_undef, parameters = V_ASN1_UNDEF;
    switch (kind) {
    case KeyKind::EcP256:
        nid = NID_ecdsa_with_SHA256;
        break;
    case KeyKind::Rsa3072:
        nid = NID_sha256WithRSAEncryption;
        parameters = V_ASN1_NULL;
        break;
    case KeyKind::Ed25519:
        nid = NID_ED25519;
        break;
    }
    require(X509_ALGOR_set0(algorithm, OBJ_nid2obj(nid), parameters, nullptr) == 1, "signature algorithm");
}

void set_signature_bits(ASN1_BIT_STRING const* bits, BytesView value)
{
    auto* to = const_cast<ASN1_BIT_STRING*>(bits);
    require(ASN1_BIT_STRING_set(to, const_cast<unsigned char*>(octets_of(value)), static_cast<int>(value.size())) == 1,
        "signature");
    // No unused bits: without the flag the encoder would trim trailing zero bits.
    to->flags = (to->flags & ~(ASN1_STRING_FLAG_BITS_LEFT | 0x07)) | ASN1_STRING_FLAG_BITS_LEFT;
}

} // namespace xindang::crypto
