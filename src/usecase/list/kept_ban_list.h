#pragma once

#include <archive/object_store.h>
#include <archive/view.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <exchange/list.h>
#include <usecase/kept.h>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace xindang::usecase {

/// One publication of the list of bans, with what its files say of each entry.
struct BanList {
    std::string list;
    std::string sequence;
    Instant published_at;
    model::EntryNumber entry; ///< of the ledger
    Instant valid_until;      ///< as its head says
    std::string state_digest;
    using Entries = std::unordered_map<std::string, exchange::EntryState>; ///< by id
    std::shared_ptr<Entries const> entries;
};

/// The newest publication of the list of bans, in whatever form: read out of its files once and kept until there is a
/// newer state, because the files of a large list take seconds to read. Safe to use from any thread.
class KeptBanList {
public:
    /// `objects` must outlive it.
    explicit KeptBanList(archive::ObjectStore const& objects) : m_objects(objects) {}

    /// None before the first publication. Corrupt when its files, or the ledger's entry of it, cannot be read. While
    /// somebody else reads a newer one it is the one before.
    Outcome<std::shared_ptr<BanList const>> current(archive::View const& view) const;

private:
    archive::ObjectStore const& m_objects;
    Kept<std::optional<BanList>> m_kept;
};

} // namespace xindang::usecase
