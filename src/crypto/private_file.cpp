#include <crypto/private_file.h>

#include <base/files.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace xindang::crypto {

namespace {

constexpr std::size_t MAX_KEY_FILE = 64 << 10;

[[noreturn]] void fail(int descriptor, std::filesystem::path const& path, char const* what)
{
    auto const number = errno;
    ::close(descriptor);
    ::unlink(path.c_str());
    throw std::system_error(number, std::generic_category(), what);
}

} // namespace

Outcome<Done> write_private_file(std::filesystem::path const& path, BytesView content)
{
    auto const name = path.filename().string();
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
    auto const descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST) return Refusal{Fault::Conflict, name + " exists already", name};
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "open");
    while (!content.empty()) {
        auto const written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno != EINTR) fail(descriptor, path, "write");
        if (written > 0) content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0) fail(descriptor, path, "fsync");
    ::close(descriptor);
    sync_folder(path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."});
    return Done{};
}

Outcome<Bytes> read_private_file(std::filesystem::path const& path)
{
    auto const name = path.filename().string();
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return Refusal{Fault::NotFound, "no such file: " + name, name};
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Refusal{Fault::Forbidden, name + " may be read by others: its mode must be 0600", name};
    return read_file(path, MAX_KEY_FILE);
}

} // namespace xindang::crypto
