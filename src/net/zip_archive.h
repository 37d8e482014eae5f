#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace xindang::net {

/// What a stranger's ZIP file may cost.
struct ZipLimits {
    std::uint64_t archive = std::uint64_t{1} << 30;  ///< octets of the file itself
    std::uint64_t inflated = std::uint64_t{4} << 30; ///< octets of all that is in it together
    std::size_t files = 10'000;
};

/// One ZIP file, opened for reading (PKWARE APPNOTE 6.3, stored or deflated). It is looked at as a whole before
/// anything is taken out of it, and nothing of it is ever written to a disk. Refused at "archive": TooLarge for what is
/// over a limit by its own account, which is what a bomb says of itself; Corrupt for a file that is cut off, has a
/// directory that contradicts its files, is encrypted, is compressed otherwise, has links or devices, names that lead
/// out of a folder or stand twice (also in another case: a disc may not know the difference). One thread at a time.
class ZipArchive {
public:
    /// NotFound at the file's name, too.
    static Outcome<ZipArchive> open(std::filesystem::path const& file, ZipLimits const& limits = {});
    /// The same of octets.
    static Outcome<ZipArchive> read(Bytes octets, ZipLimits const& limits = {});
    ZipArchive(ZipArchive&&) noexcept;
    ~ZipArchive();

    bool has(std::string const& name) const;
    /// One file. At its name: NotFound, TooLarge over the limit, Corrupt when it is longer or shorter than was said, or
    /// not what its checksum says.
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const;

private:
    class Handle;
    explicit ZipArchive(std::unique_ptr<Handle> handle);
    static Outcome<ZipArchive> checked(std::unique_ptr<Handle> handle, ZipLimits const& limits);

    std::unique_ptr<Handle> m_handle;
};

} // namespace xindang::net
