#pragma once

#include <exchange/source.h>
#include <net/zip_archive.h>

#include <filesystem>
#include <optional>
#include <string>

namespace xindang::usecase {

/// The files of a list in a ZIP file, as `list bundle` makes one: in its folder "list/", or at its top. It is opened
/// when the first file is asked for; what net::ZipArchive refuses is refused then, at the ZIP file's name. One thread
/// at a time.
class ZipSource final : public exchange::ListSource {
public:
    ZipSource(std::filesystem::path file, net::ZipLimits limits) : m_file(std::move(file)), m_limits(limits) {}
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const override;

private:
    std::filesystem::path m_file;
    net::ZipLimits m_limits;
    mutable std::optional<net::ZipArchive> m_archive;
    mutable std::string m_folder;
};

} // namespace xindang::usecase
