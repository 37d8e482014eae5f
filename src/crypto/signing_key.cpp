#include <crypto/signing_key.h>

#include <crypto/openssl.h>
#include <crypto/private_file.h>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace xindang::crypto {

namespace {

constexpr struct {
    KeyKind kind;
    std::string_view word;
} WORDS[] = {{KeyKind::EcP256, "ec-p256"}, {KeyKind::Rsa3072, "rsa-3072"}, {KeyKind::Ed25519, "ed25519"}};

/// A key in memory.
class KeyAtHand final : public SigningKey {
public:
    KeyAtHand(OwnedPkey key, KeyKind kind)
        : m_key(std::move(key)), m_kind(kind), m_public(der_of(m_key.get(), i2d_PUBKEY))
    {}
    KeyKind kind() const override { return m_kind; }
    Bytes public_key() const override { return m_public; }
    Bytes sign(BytesView octets) const override;
    EVP_PKEY* pkey() const { return m_key.get(); }

private:
    OwnedPkey m_key;
    KeyKind m_kind;
    Bytes m_public; ///< every signature asks for it, and encoding costs more than signing
};

Bytes KeyAtHand::sign(BytesView octets) const
{
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> const context(EVP_MD_CTX_new());
    std::size_t size = 0;
    require(context && EVP_DigestSignInit(context.get(), nullptr, digest_for(m_kind), nullptr, m_key.get()) == 1 &&
                EVP_DigestSign(context.get(), nullptr, &size, octets_of(octets), octets.size()) == 1,
        "signing");
    Bytes signature(size, '\0');
    require(
        EVP_DigestSign(context.get(), octets_of(signature), &size, octets_of(octets), octets.size()) == 1, "signing");
    signature.resize(size);
    return signature;
}

std::unique_ptr<KeyAtHand> generated(KeyKind kind)
{
    OwnedPkey key;
    switch (kind) {
    case KeyKind::EcP256:
        key.reset(EVP_EC_gen("P-256"));
        break;
    case KeyKind::Rsa3072:
        key.reset(EVP_RSA_gen(3072));
        break;
    case KeyKind::Ed25519:
        key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
        break;
    }
    require(key != nullptr, "key generation");
    return std::make_unique<KeyAtHand>(std::move(key), kind);
}

/// Gives OpenSSL the password, and an empty one rather than a question on the terminal.
int give_password(char* to, int size, int /*writing*/, void* password)
{
    auto const& text = *static_cast<std::string const*>(password);
    if (text.size() > static_cast<std::size_t>(size)) return -1;
    text.copy(to, text.size());
    return static_cast<int>(text.size());
}

} // namespace

std::string_view word_of(KeyKind kind)
{
    for (auto const& row : WORDS)
        if (row.kind == kind) return row.word;
    return {};
}

Outcome<KeyKind> parse_key_kind(std::string_view word)
{
    for (auto const& row : WORDS)
        if (row.word == word) return row.kind;
    return Refusal{
        Fault::BadInput, "\"" + std::string(word) + "\" is not one of: ec-p256 rsa-3072 ed25519", "key_kind"};
}

std::unique_ptr<SigningKey> generate_key(KeyKind kind)
{
    return generated(kind);
}

Outcome<std::unique_ptr<SigningKey>> create_key_file(
    std::filesystem::path const& path, KeyKind kind, std::string const& password)
{
    auto key = generated(kind);
    OwnedBio const secret(BIO_new(BIO_s_secmem()));
    require(secret != nullptr, "memory");
    auto const* cipher = password.empty() ? nullptr : EVP_aes_256_cbc();
    require(PEM_write_bio_PKCS8PrivateKey(secret.get(), key->pkey(), cipher,
                password.empty() ? nullptr : password.data(), static_cast<int>(password.size()), nullptr, nullptr) == 1,
        "writing a key");
    if (auto const done = write_private_file(path, content_of(secret.get())); !done) return done.refusal();
    return std::unique_ptr<SigningKey>(std::move(key));
}

Outcome<std::unique_ptr<SigningKey>> parse_key(BytesView pem, std::string const& where, std::string const& password)
{
    auto given = password;
    OwnedPkey key(PEM_read_bio_PrivateKey(bio_over(pem).get(), nullptr, give_password, &given));
    auto const kind = kind_of(key.get());
    if (!kind) {
        last_reason();
        return Refusal{Fault::BadInput,
            key ? "a key of another kind than P-256, RSA from 3072 bits, Ed25519"
                : "no private key, or another password",
            where};
    }
    return std::unique_ptr<SigningKey>(std::make_unique<KeyAtHand>(std::move(key), *kind));
}

Outcome<std::unique_ptr<SigningKey>> load_key(std::filesystem::path const& path, std::string const& password)
{
    auto const pem = read_private_file(path);
    if (!pem) return pem.refusal();
    return parse_key(*pem, path.filename().string(), password);
}

bool verify(BytesView public_key, BytesView octets, BytesView signature)
{
    auto const key = public_pkey(public_key);
    auto const kind = kind_of(key.get());
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> const context(EVP_MD_CTX_new());
    auto const holds =
        kind && context && EVP_DigestVerifyInit(context.get(), nullptr, digest_for(*kind), nullptr, key.get()) == 1 &&
        EVP_DigestVerify(context.get(), octets_of(signature), signature.size(), octets_of(octets), octets.size()) == 1;
    if (!holds) last_reason();
    return holds;
}

} // namespace xindang::crypto
