#pragma once

#include <exchange/source.h>
#include <usecase/list/follow_config.h>

#include <filesystem>
#include <string>

namespace xindang::usecase {

/// The files of a list behind an http(s) or sftp address, fetched into a folder: the head each time, "only if it has
/// changed"; the files it names, which never change, once, going on where an earlier try broke off. Nothing of it is
/// believed: the importer compares every file with the head. One thread at a time.
class StagedSource final : public exchange::ListSource {
public:
    StagedSource(ListAccess access, FetchLimits limits, std::filesystem::path folder);
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const override;

    /// After an import that took the list over: what it needed is not needed again.
    void clear() const;
    /// After one that refused it: whatever is here may be what was wrong. Beginnings stay.
    void distrust() const;

private:
    Outcome<Done> fetch(std::string const& name, std::uint64_t limit) const;
    Outcome<Done> fetch_by_http(std::string const& name, std::uint64_t limit) const;

    ListAccess m_access;
    FetchLimits m_limits;
    std::filesystem::path m_folder;
};

/// Whether a source is an address rather than a folder.
bool is_remote(std::string const& source);

} // namespace xindang::usecase
