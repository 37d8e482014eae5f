#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <crypto/sm2.h>
#include <exchange/publication.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace xindang::usecase {

/// Private furniture of publishing: the files of a publication, by name in the ledger, by digest in the object store,
/// and as partners get them in a folder.

/// Files by name, their octets in the object store.
class ListFiles final : public exchange::ListSource {
public:
    explicit ListFiles(archive::ObjectStore const& objects) : m_objects(objects) {}
    void name(std::string const& name, model::Sha256 const& digest) { m_names.insert_or_assign(name, digest); }
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const override;
    std::map<std::string, model::Sha256> const& names() const { return m_names; }

    /// "head.xml=ab12…": one line for each file, as the ledger has them.
    std::string text() const;
    /// Corrupt at "list" for what text() did not write.
    Outcome<Done> read(std::string const& text);

private:
    archive::ObjectStore const& m_objects;
    std::map<std::string, model::Sha256> m_names;
};

/// The newest entry ListPublished of that list.
std::optional<model::Entry> last_publication(archive::View const& view, std::string const& list_id);

/// Puts in place everything but the head. None of these files ever changes, so partners notice nothing yet; what is
/// there already and is what it should be stays. Throws when the disk will not.
/// With an SM2 key the detached signature of every file comes beside it, the head's too: its name is of its contents.
Outcome<Done> stage_list(
    ListFiles const& files, std::filesystem::path const& folder, crypto::Sm2Key const* sm2 = nullptr);
/// The switch: partners see the new state from now on.
Outcome<Done> release_list(ListFiles const& files, std::filesystem::path const& folder);
/// Takes away parts and deltas that neither of these publications names, signatures of what is not there, and what runs
/// that were cut off left over: partners who began to read by the head before may finish. What it cannot remove stays.
void prune_list(ListFiles const& now, exchange::PublishedList const* before, std::filesystem::path const& folder);

} // namespace xindang::usecase
