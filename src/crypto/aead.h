#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <base/random.h>

#include <array>
#include <filesystem>

namespace xindang::crypto {

/// A secret of 32 octets: the master key, or the key of one person. Wiped from memory when it goes.
class SecretKey {
public:
    static SecretKey generate(Random& random);
    /// Exactly 32 octets; BadInput at "key" otherwise.
    static Outcome<SecretKey> from_bytes(BytesView octets);
    SecretKey(SecretKey const&) = default;
    SecretKey& operator=(SecretKey const&) = default;
    ~SecretKey();

    BytesView bytes() const { return {m_octets.data(), m_octets.size()}; }
    /// A key for another purpose out of this one: HMAC-SHA256(key, purpose).
    SecretKey derived(std::string_view purpose) const;

private:
    SecretKey() = default;
    std::array<char, 32> m_octets{};
};

/// AES-256-GCM (NIST SP 800-38D) with a fresh random nonce: version octet 0x01, nonce (12), ciphertext, tag (16).
/// `context` is authenticated but not stored: give what the text belongs to, so that it cannot be moved elsewhere.
Bytes seal(SecretKey const& key, BytesView plain, BytesView context, Random& random);
/// The text back; Corrupt at "sealed" when key, context or a single bit differs.
Outcome<Bytes> open_sealed(SecretKey const& key, BytesView sealed, BytesView context);

/// A key sealed under another: how the key of each person lies in the database.
Bytes wrap(SecretKey const& master, SecretKey const& key, BytesView context, Random& random);
Outcome<SecretKey> unwrap(SecretKey const& master, BytesView wrapped, BytesView context);

/// A key file: 64 hexadecimal digits and a line feed, mode 0600. Saving never replaces a file (Conflict).
Outcome<Done> save_secret(std::filesystem::path const& path, SecretKey const& key);
/// NotFound, BadInput for other content, Forbidden when group or others may read the file.
Outcome<SecretKey> load_secret(std::filesystem::path const& path);

} // namespace xindang::crypto
