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

OwnedX509 x509_of(Certificate const& certificate)
{
    auto const* at = octets_of(certificate.der());
    OwnedX509 x509(d2i_X509(nullptr, &at, static_cast<long>(certificate.der().size())));
    require(x509 != nullptr, "certificate");
    return x509;
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

} // namespace xindang::crypto
