#pragma once

#include <crypto/sm2.h>
#include <exchange/source.h>
#include <model/sha256.h>

#include <memory>

namespace xindang::exchange {

/// The name of the detached SM2 signature over a file: the first half of the SHA-256 of its octets, ".sm2sig". So a
/// signature never changes, and one is in place before the head it is of.
std::string sm2_signature_file(model::Sha256 const& digest);

/// The files of another source, each only when the holder of a pinned SM2 key signed its octets beside it; for partners
/// who must rely on commercial ciphers. Untrusted at the file's name otherwise.
class Sm2Source final : public ListSource {
public:
    Sm2Source(std::shared_ptr<ListSource const> files, crypto::Sm2PublicKey key)
        : m_files(std::move(files)), m_key(std::move(key))
    {}
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const override;

private:
    std::shared_ptr<ListSource const> m_files;
    crypto::Sm2PublicKey m_key;
};

} // namespace xindang::exchange
