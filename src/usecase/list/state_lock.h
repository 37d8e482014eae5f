#pragma once

#include <base/outcome.h>

#include <filesystem>
#include <utility>

namespace xindang::usecase {

/// The one follower of a state folder. The system gives it up with the process, however that ends.
class StateLock {
public:
    /// Makes the folder when it is missing. Unavailable at "state" when another process has it.
    static Outcome<StateLock> take(std::filesystem::path const& folder);
    StateLock(StateLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    StateLock& operator=(StateLock&&) = delete;
    ~StateLock();

private:
    explicit StateLock(int file) : m_file(file) {}
    int m_file;
};

} // namespace xindang::usecase
