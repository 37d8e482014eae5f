#include <crypto/sm2.h>

#include <crypto/openssl.h>
#include <crypto/private_file.h>

#include <openssl/pem.h>

#include <cstring>

namespace xindang::crypto {

struct Sm2Key::Held {
    OwnedPkey key;
};

namespace {

constexpr char ALGORITHM[] = "SM2";

bool is_sm2(EVP_PKEY const* key)
{
    return key && EVP_PKEY_is_a(key, ALGORITHM) == 1;
}

/// Gives OpenSSL the password, and an empty one rather than a question on the terminal.
int give_password(char* to, int size, int /*writing*/, void* password)
{
    auto const& text = *static_cast<std::string const*>(password);
    if (text.size() > static_cast<std::size_t>(size)) return -1;
    text.copy(to, text.size());
    return static_cast<int>(text.size());
}

using Context = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;

/// GB/T 32918.2-2016, 5.5: the digest is over Z, made of the signer's name and key, and the message.
bool name_signer(EVP_PKEY_CTX* context)
{
    return EVP_PKEY_CTX_set1_id(context, SM2_SIGNER, std::strlen(SM2_SIGNER)) == 1;
}

OwnedPkey read_public(BytesView pem)
{
    return OwnedPkey(PEM_read_bio_PUBKEY(bio_over(pem).get(), nullptr, nullptr, nullptr));
}

} // namespace

Sm2Key::Sm2Key(std::unique_ptr<Held> key) : m_key(std::move(key)) {}
Sm2Key::Sm2Key(Sm2Key&&) noexcept = default;
Sm2Key& Sm2Key::operator=(Sm2Key&&) noexcept = default;
Sm2Key::~Sm2Key() = default;

Sm2Key Sm2Key::generate()
{
    OwnedPkey key(EVP_PKEY_Q_keygen(nullptr, nullptr, ALGORITHM));
    require(key != nullptr, "key generation");
    return Sm2Key(std::make_unique<Held>(Held{std::move(key)}));
}

Outcome<Sm2Key> Sm2Key::create_file(std::filesystem::path const& path, std::string const& password)
{
    auto key = generate();
    OwnedBio const secret(BIO_new(BIO_s_secmem()));
    require(secret != nullptr, "memory");
    auto const* cipher = password.empty() ? nullptr : EVP_aes_256_cbc();
    require(PEM_write_bio_PKCS8PrivateKey(secret.get(), key.m_key->key.get(), cipher,
                password.empty() ? nullptr : password.data(), static_cast<int>(password.size()), nullptr, nullptr) == 1,
        "writing a key");
    if (auto const done = write_private_file(path, content_of(secret.get())); !done) return done.refusal();
    return key;
}

Outcome<Sm2Key> Sm2Key::load(std::filesystem::path const& path, std::string const& password)
{
    auto const pem = read_private_file(path);
    if (!pem) return pem.refusal();
    auto given = password;
    OwnedPkey key(PEM_read_bio_PrivateKey(bio_over(*pem).get(), nullptr, give_password, &given));
    if (!is_sm2(key.get())) {
        last_reason();
        return Refusal{Fault::BadInput, "no SM2 key, or another password", path.filename().string()};
    }
    return Sm2Key(std::make_unique<Held>(Held{std::move(key)}));
}

Bytes Sm2Key::public_key() const
{
    OwnedBio const out(BIO_new(BIO_s_mem()));
    require(out && PEM_write_bio_PUBKEY(out.get(), m_key->key.get()) == 1, "writing a key");
    return content_of(out.get());
}

Bytes Sm2Key::sign(BytesView octets) const
{
    Context const context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* inner = nullptr;
    std::size_t size = 0;
    require(context && EVP_DigestSignInit(context.get(), &inner, EVP_sm3(), nullptr, m_key->key.get()) == 1 &&
                name_signer(inner) && EVP_DigestSignUpdate(context.get(), octets.data(), octets.size()) == 1 &&
                EVP_DigestSignFinal(context.get(), nullptr, &size) == 1,
        "signing");
    Bytes signature(size, '\0');
    require(EVP_DigestSignFinal(context.get(), octets_of(signature), &size) == 1, "signing");
    signature.resize(size);
    return signature;
}

Outcome<Sm2PublicKey> Sm2PublicKey::parse(BytesView pem, std::string const& where)
{
    if (auto const key = read_public(pem); is_sm2(key.get())) return Sm2PublicKey(Bytes(pem));
    last_reason();
    return Refusal{Fault::BadInput, "no public SM2 key in PEM", where};
}

bool Sm2PublicKey::verify(BytesView octets, BytesView signature) const
{
    auto const key = read_public(m_pem);
    Context const context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* inner = nullptr;
    auto const holds = key && context &&
                       EVP_DigestVerifyInit(context.get(), &inner, EVP_sm3(), nullptr, key.get()) == 1 &&
                       name_signer(inner) && EVP_DigestVerifyUpdate(context.get(), octets.data(), octets.size()) == 1 &&
                       EVP_DigestVerifyFinal(context.get(), octets_of(signature), signature.size()) == 1;
    if (!holds) last_reason();
    return holds;
}

} // namespace xindang::crypto
