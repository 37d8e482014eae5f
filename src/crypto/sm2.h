#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <filesystem>
#include <memory>
#include <string>

namespace xindang::crypto {

/// A key pair of the Chinese commercial ciphers: SM2 signatures over SM3 digests (GB/T 32918.2-2016, GB/T 32905-2016).
/// For detached signatures beside those other tools can check; nothing else here is signed with it.
class Sm2Key {
public:
    /// A fresh key, held in memory. Throws when the library cannot.
    static Sm2Key generate();
    /// A fresh key written to `path` as PKCS#8 PEM with mode 0600, encrypted with AES-256 when a password is given. An
    /// existing file is never replaced (Conflict).
    static Outcome<Sm2Key> create_file(std::filesystem::path const& path, std::string const& password = {});
    /// NotFound; BadInput for what is no SM2 key or is locked by another password; Forbidden when group or others may
    /// read the file.
    static Outcome<Sm2Key> load(std::filesystem::path const& path, std::string const& password = {});

    Sm2Key(Sm2Key&&) noexcept;
    Sm2Key& operator=(Sm2Key&&) noexcept;
    ~Sm2Key();

    /// SubjectPublicKeyInfo in PEM.
    Bytes public_key() const;
    /// GB/T 35276-2017, 6: SEQUENCE of r and s in DER, the signer known by the default name of its clause 10.
    Bytes sign(BytesView octets) const;

private:
    struct Held;
    explicit Sm2Key(std::unique_ptr<Held> key);
    std::unique_ptr<Held> m_key;
};

/// The signer's name that goes into every digest, as `openssl … -sigopt distid:` wants it.
constexpr char SM2_SIGNER[] = "1234567812345678";

/// The public half, as its holder gave it out. BadInput at `where` for what is no SM2 key in PEM.
class Sm2PublicKey {
public:
    static Outcome<Sm2PublicKey> parse(BytesView pem, std::string const& where);
    /// Whether the holder signed these octets.
    bool verify(BytesView octets, BytesView signature) const;

private:
    explicit Sm2PublicKey(Bytes pem) : m_pem(std::move(pem)) {}
    Bytes m_pem;
};

} // namespace xindang::crypto
