#pragma once

#include <filesystem>
#include <string>

namespace xindang {

/// A fresh folder that only this user may enter and that goes away, with all that is in it, with its owner.
class TemporaryFolder {
public:
    /// `purpose` stands in its name ("trace"), for whoever finds one that a killed program left. Throws
    /// std::system_error when there is no room for it.
    explicit TemporaryFolder(std::string const& purpose);
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    ~TemporaryFolder();

    std::filesystem::path const& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace xindang
