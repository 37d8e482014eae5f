#pragma once

#include <base/outcome.h>

#include <filesystem>

namespace xindang {

/// A turn that one program has at a time, across processes, threads and crashes: it ends with its owner, however that
/// ends. The file stays; nothing is in it.
class FileLock {
public:
    /// Conflict at the file's name when somebody else has the turn; never waits. Makes missing folders. Throws
    /// std::system_error when the file cannot be opened.
    static Outcome<FileLock> try_lock(std::filesystem::path const& file);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace xindang
