#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <model/sha256.h>

#include <cstddef>
#include <filesystem>

namespace xindang::archive {

/// Files by the SHA-256 of their contents (PDFs, evidence, list files). What put() has answered for is on the disk;
/// get() hands out nothing whose digest is not its name.
class ObjectStore {
public:
    explicit ObjectStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Durable before it returns, so that a ledger entry may name it. Putting the same octets again costs a look.
    model::Sha256 put(BytesView content) const;
    /// NotFound or TooLarge at "object"; Corrupt when the file's octets have changed.
    Outcome<Bytes> get(model::Sha256 const& digest, std::size_t limit) const;
    bool has(model::Sha256 const& digest) const;
    /// Where it lies: objects/ab/cdef…
    std::filesystem::path path_of(model::Sha256 const& digest) const;

private:
    std::filesystem::path m_folder;
};

} // namespace xindang::archive
