#include <archive/object_store.h>

#include <base/files.h>
#include <crypto/hash.h>

namespace xindang::archive {

model::Sha256 ObjectStore::put(BytesView content) const
{
    auto const digest = crypto::sha256(content);
    auto const path = path_of(digest);
    std::error_code none;
    // A file that is there is whole, because it was renamed into place; one of another size was tampered with. Who put
    // it there may not have come to the fsync of the folder, so that is done in either case.
    bool const known = std::filesystem::file_size(path, none) == content.size() && !none;
    if (known)
        sync_folder(path.parent_path());
    else
        write_file_atomically(path, content, Durable::Yes);
    sync_folder(m_folder);
    return digest;
}

Outcome<Bytes> ObjectStore::get(model::Sha256 const& digest, std::size_t limit) const
{
    auto content = read_file(path_of(digest), limit);
    if (!content) return Refusal{content.refusal().fault, content.refusal().reason, "object"};
    if (crypto::sha256(*content) != digest)
        return Refusal{Fault::Corrupt, "a stored file has changed since it was stored", "object"};
    return content;
}

bool ObjectStore::has(model::Sha256 const& digest) const
{
    return std::filesystem::exists(path_of(digest));
}

std::filesystem::path ObjectStore::path_of(model::Sha256 const& digest) const
{
    auto const hex = digest.hex();
    return m_folder / hex.substr(0, 2) / hex.substr(2);
}

} // namespace xindang::archive
