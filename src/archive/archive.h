#pragma once

#include <archive/checkpoint.h>
#include <archive/writer.h>
#include <crypto/aead.h>

#include <filesystem>
#include <memory>

namespace xindang::archive {

/// The archives of all subjects in one SQLite file: opens any number of views and one writer at a time, also across
/// processes; refuses a file made by a newer program (Conflict) and a master key that is not this file's (Untrusted).
/// Safe to use from several threads; each view and writer belongs to one.
class Archive {
public:
    /// Opens or creates the file. `master_key` wraps the key of every person; `random` outlives the
    /// archive.
    static Outcome<Archive> open(
        std::filesystem::path const& file, crypto::SecretKey const& master_key, Random& random);

    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    /// Everything committed so far, as of a day and a ledger position. Does not see later commits.
    View view(AsOf as_of = {}) const;

    /// Waits up to ten seconds for its turn, then refuses as Unavailable. `actor` is a login or "system".
    Outcome<Writer> writer(std::string actor, Clock const& clock) const;

    /// Throws all projections away and makes them again from the ledger: for tests, repairs and new versions.
    /// Gives the number of entries read.
    Outcome<std::uint64_t> rebuild() const;

    /// Leaf hashes of the first `size` entries in order, for proofs. TooLarge at "size" when there are fewer.
    Outcome<std::vector<model::Sha256>> leaves(std::uint64_t size) const;
    /// The octets the entry's leaf was made of: its canonical form with the personal part still sealed. NotFound at
    /// "entry".
    Outcome<std::string> canonical_octets(model::EntryNumber number) const;
    /// Root and size of the ledger as committed.
    crypto::CompactRange tree() const;
    /// Keeps a signed checkpoint beside the ledger. The text of the note must describe this ledger (Conflict at
    /// "checkpoint" otherwise).
    Outcome<Done> keep_checkpoint(Checkpoint const& checkpoint, std::string_view note) const;
    /// The newest signed checkpoint.
    std::optional<std::string> latest_checkpoint() const;

    std::filesystem::path const& file() const;

    struct State;

private:
    explicit Archive(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

} // namespace xindang::archive
