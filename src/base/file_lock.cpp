#include <base/file_lock.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace xindang {

Outcome<FileLock> FileLock::try_lock(std::filesystem::path const& file)
{
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    auto const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "open");
    // flock goes with the open file, so that two threads of one program exclude each other as well.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return FileLock{descriptor};
    auto const error = errno;
    ::close(descriptor);
    if (error == EWOULDBLOCK)
        return Refusal{Fault::Conflict, "another program is at work on this", file.filename().string()};
    throw std::system_error(error, std::generic_category(), "flock");
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock::~FileLock()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

} // namespace xindang
