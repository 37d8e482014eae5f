#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <model/sha256.h>

#include <filesystem>
#include <memory>

namespace xindang::crypto {

/// SHA-256 (FIPS 180-4) of octets at hand.
model::Sha256 sha256(BytesView octets);

/// SHA-256 of octets that arrive in pieces.
class Hasher {
public:
    Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;
    ~Hasher();

    void update(BytesView piece);
    /// The value over all pieces; the hasher then begins anew.
    model::Sha256 finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// SHA-256 of a file read in pieces; NotFound, naming the file without its folder.
Outcome<model::Sha256> sha256_of_file(std::filesystem::path const& path);

/// The name of a signature in the VRI dictionary of a PDF: SHA-1 of its /Contents in upper-case hexadecimal, as ISO
/// 32000-2 12.8.4.4 wants it. A name only; nothing is secured by it.
std::string vri_key(BytesView contents);

} // namespace xindang::crypto
