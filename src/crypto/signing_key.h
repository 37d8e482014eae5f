#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace xindang::crypto {

enum class KeyKind {
    EcP256,  ///< ECDSA with SHA-256, signatures in the DER form of X9.62
    Rsa3072, ///< RSASSA-PKCS1-v1_5 with SHA-256; 3072 bits or more
    Ed25519, ///< RFC 8032
};

std::string_view word_of(KeyKind kind); ///< "ec-p256" "rsa-3072" "ed25519"
Outcome<KeyKind> parse_key_kind(std::string_view word);

/// Something that can sign. A file in PEM is one; a token or a signing service can be another.
class SigningKey {
public:
    virtual ~SigningKey() = default;
    virtual KeyKind kind() const = 0;
    /// SubjectPublicKeyInfo of RFC 5280 in DER.
    virtual Bytes public_key() const = 0;
    /// The signature over the octets; hashing is done inside, as the kind says.
    virtual Bytes sign(BytesView octets) const = 0;
};

/// A fresh key, held in memory. Throws when the library cannot.
std::unique_ptr<SigningKey> generate_key(KeyKind kind);

/// A fresh key written to `path` as PKCS#8 PEM with mode 0600, encrypted with AES-256 when a password is given. An
/// existing file is never replaced (Conflict).
Outcome<std::unique_ptr<SigningKey>> create_key_file(
    std::filesystem::path const& path, KeyKind kind, std::string const& password = {});

/// NotFound; BadInput for what is no key of the three kinds or is locked by another password; Forbidden when group or
/// others may read the file.
Outcome<std::unique_ptr<SigningKey>> load_key(std::filesystem::path const& path, std::string const& password = {});

/// The same out of PEM text; for tests and tools. `where` names it in refusals.
Outcome<std::unique_ptr<SigningKey>> parse_key(
    BytesView pem, std::string const& where, std::string const& password = {});

/// Whether the signature over the octets was made by the holder of this public key (SubjectPublicKeyInfo). A key of
/// another kind, or one that does not parse, is no.
bool verify(BytesView public_key, BytesView octets, BytesView signature);

} // namespace xindang::crypto
