#include <usecase/list/state_lock.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace xindang::usecase {

Outcome<StateLock> StateLock::take(std::filesystem::path const& folder)
{
    std::filesystem::create_directories(folder);
    auto const file = ::open((folder / "follower.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) throw std::system_error(errno, std::generic_category(), "follower.lock");
    StateLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return Refusal{Fault::Unavailable, "another follower has this state folder", "state"};
    return lock;
}

StateLock::~StateLock()
{
    if (m_file >= 0) ::close(m_file);
}

} // namespace xindang::usecase
