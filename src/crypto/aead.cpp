#include <crypto/aead.h>

#include <crypto/mac.h>
#include <crypto/openssl.h>
#include <crypto/private_file.h>

#include <algorithm>
#include <openssl/crypto.h>

namespace xindang::crypto {

namespace {

constexpr char VERSION = 1;
constexpr std::size_t NONCE = 12; // NIST SP 800-38D §8.2.2: a random nonce of 96 bits
constexpr std::size_t TAG = 16;
constexpr char CORRUPT[] = "the sealed text, its key or its context is not the right one";

using Context = Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

int size_of(BytesView text)
{
    require(text.size() < (std::size_t{1} << 30), "text too long for AES-GCM");
    return static_cast<int>(text.size());
}

} // namespace

SecretKey SecretKey::generate(Random& random)
{
    auto octets = random.bytes(32);
    SecretKey key;
    std::copy(octets.begin(), octets.end(), key.m_octets.begin());
    OPENSSL_cleanse(octets.data(), octets.size());
    return key;
}

Outcome<SecretKey> SecretKey::from_bytes(BytesView octets)
{
    if (octets.size() != 32) return Refusal{Fault::BadInput, "a key has 32 octets", "key"};
    SecretKey key;
    std::copy(octets.begin(), octets.end(), key.m_octets.begin());
    return key;
}

SecretKey::~SecretKey()
{
    OPENSSL_cleanse(m_octets.data(), m_octets.size());
}

SecretKey SecretKey::derived(std::string_view purpose) const
{
    auto const value = hmac_sha256(bytes(), purpose);
    return *from_bytes(value.bytes());
}

Bytes seal(SecretKey const& key, BytesView plain, BytesView context, Random& random)
{
    auto const nonce = random.bytes(NONCE);
    Bytes sealed = VERSION + nonce + Bytes(plain.size() + TAG, '\0');
    auto* to = octets_of(sealed) + 1 + NONCE;
    Context const cipher(EVP_CIPHER_CTX_new());
    int size = 0;
    require(cipher && EVP_EncryptInit_ex(
                          cipher.get(), EVP_aes_256_gcm(), nullptr, octets_of(key.bytes()), octets_of(nonce)) == 1,
        "AES-GCM");
    require(EVP_EncryptUpdate(cipher.get(), nullptr, &size, octets_of(context), size_of(context)) == 1, "AES-GCM");
    require(EVP_EncryptUpdate(cipher.get(), to, &size, octets_of(plain), size_of(plain)) == 1, "AES-GCM");
    require(EVP_EncryptFinal_ex(cipher.get(), to + size, &size) == 1, "AES-GCM");
    require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, TAG, to + plain.size()) == 1, "AES-GCM");
    return sealed;
}

Outcome<Bytes> open_sealed(SecretKey const& key, BytesView sealed, BytesView context)
{
    if (sealed.size() < 1 + NONCE + TAG || sealed[0] != VERSION) return Refusal{Fault::Corrupt, CORRUPT, "sealed"};
    auto const nonce = sealed.substr(1, NONCE);
    auto const text = sealed.substr(1 + NONCE, sealed.size() - 1 - NONCE - TAG);
    Bytes tag(sealed.substr(sealed.size() - TAG));
    Bytes plain(text.size() + 1, '\0');
    Context const cipher(EVP_CIPHER_CTX_new());
    int size = 0;
    require(cipher && EVP_DecryptInit_ex(
                          cipher.get(), EVP_aes_256_gcm(), nullptr, octets_of(key.bytes()), octets_of(nonce)) == 1,
        "AES-GCM");
    require(EVP_DecryptUpdate(cipher.get(), nullptr, &size, octets_of(context), size_of(context)) == 1, "AES-GCM");
    require(EVP_DecryptUpdate(cipher.get(), octets_of(plain), &size, octets_of(text), size_of(text)) == 1, "AES-GCM");
    require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, TAG, tag.data()) == 1, "AES-GCM");
    if (EVP_DecryptFinal_ex(cipher.get(), octets_of(plain) + size, &size) != 1) {
        last_reason(); // empties the queue: this is an answer, not a failure
        return Refusal{Fault::Corrupt, CORRUPT, "sealed"};
    }
    plain.resize(text.size());
    return plain;
}

Bytes wrap(SecretKey const& master, SecretKey const& key, BytesView context, Random& random)
{
    return seal(master, key.bytes(), context, random);
}

Outcome<SecretKey> unwrap(SecretKey const& master, BytesView wrapped, BytesView context)
{
    auto plain = open_sealed(master, wrapped, context);
    if (!plain) return plain.refusal();
    auto key = SecretKey::from_bytes(*plain);
    OPENSSL_cleanse(plain->data(), plain->size());
    return key;
}

Outcome<Done> save_secret(std::filesystem::path const& path, SecretKey const& key)
{
    return write_private_file(path, to_hex(key.bytes()) + "\n");
}

Outcome<SecretKey> load_secret(std::filesystem::path const& path)
{
    auto const content = read_private_file(path);
    if (!content) return content.refusal();
    auto const octets = from_hex(std::string_view(*content).substr(0, content->find('\n')));
    if (!octets || octets->size() != 32 || content->size() > 65)
        return Refusal{Fault::BadInput, "not a key file: 64 hexadecimal digits", path.filename().string()};
    return SecretKey::from_bytes(*octets);
}

} // namespace xindang::crypto
