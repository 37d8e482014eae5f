#include <base/files.h>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <system_error>
#include <unistd.h>

namespace xindang {

namespace {

[[noreturn]] void fail(char const* what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

/// An open file that closes itself.
class Descriptor {
public:
    Descriptor(std::filesystem::path const& path, int flags) : m_number(::open(path.c_str(), flags | O_CLOEXEC, 0644))
    {
        if (m_number < 0) fail("open");
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor() { ::close(m_number); }

    void write(BytesView content)
    {
        while (!content.empty()) {
            auto const written = ::write(m_number, content.data(), content.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail("write");
            content.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync()
    {
        if (::fsync(m_number) != 0) fail("fsync");
    }

private:
    int m_number;
};

} // namespace

Outcome<Bytes> read_file(std::filesystem::path const& path, std::size_t limit)
{
    auto const name = path.filename().string();
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) return Refusal{Fault::NotFound, "no such file: " + name, name};
    Bytes content;
    // NB: read until the limit instead of asking for the size: the file may grow, or be a pipe.
    content.resize(65536);
    std::size_t filled = 0;
    while (
        file.read(content.data() + filled, static_cast<std::streamsize>(content.size() - filled)), file.gcount() > 0) {
        filled += static_cast<std::size_t>(file.gcount());
        if (filled > limit)
            return Refusal{Fault::TooLarge, name + " is larger than " + std::to_string(limit) + " octets", name};
        if (filled == content.size()) content.resize(content.size() * 2);
    }
    content.resize(filled);
    return content;
}

void write_file_atomically(std::filesystem::path const& path, BytesView content, Durable durable)
{
    static std::atomic<unsigned> counter{0};
    auto const folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    std::filesystem::create_directories(folder);
    auto const beside = folder / ("." + path.filename().string() + "." + std::to_string(::getpid()) + "-" +
                                     std::to_string(counter++) + ".part");
    try {
        {
            Descriptor file(beside, O_WRONLY | O_CREAT | O_EXCL);
            file.write(content);
            if (durable == Durable::Yes) file.sync();
        }
        std::filesystem::rename(beside, path);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        throw;
    }
    if (durable == Durable::Yes) sync_folder(folder);
}

void sync_folder(std::filesystem::path const& folder)
{
    Descriptor(folder, O_RDONLY | O_DIRECTORY).sync();
}

} // namespace xindang
