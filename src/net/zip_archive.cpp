#include <net/zip_archive.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <sys/stat.h>
#include <utility>
#include <zip.h>

namespace xindang::net {

namespace {

constexpr char ARCHIVE[] = "archive";
constexpr unsigned MODE_SHIFT = 16; // APPNOTE 4.4.15: the upper half of the attributes is the mode, where there is one

Refusal broken(std::string const& why)
{
    return {Fault::Corrupt, "not a ZIP file we open: " + why, ARCHIVE};
}

Refusal too_large(std::string const& what)
{
    return {Fault::TooLarge, "the ZIP file has " + what, ARCHIVE};
}

/// Relative, with '/' between plain names: nothing that any system takes for a way out of the folder.
bool leads_nowhere_else(std::string_view name)
{
    if (name.ends_with('/')) name.remove_suffix(1);
    if (name.empty() || name.size() > 255) return false;
    auto const is_bad = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == ':' || c == 0x7F;
    };
    if (std::any_of(name.begin(), name.end(), is_bad)) return false;
    for (;;) {
        auto const slash = name.find('/');
        auto const part = name.substr(0, slash);
        if (part.empty() || part == "." || part == "..") return false;
        if (slash == std::string_view::npos) return true;
        name.remove_prefix(slash + 1);
    }
}

std::string without_case(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

/// What libzip holds, and the octets it reads when they are no file.
class ZipArchive::Handle {
public:
    Handle(zip_t* zip, std::unique_ptr<Bytes> octets) : m_octets(std::move(octets)), m_zip(zip) {}
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;
    ~Handle() { zip_discard(m_zip); }
    zip_t* get() const { return m_zip; }

    /// From a source that this takes over.
    static zip_t* opened(zip_source_t* source, zip_error_t& error)
    {
        if (!source) return nullptr;
        auto* const zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
        if (!zip) zip_source_free(source);
        return zip;
    }

    Outcome<Done> check_entry(zip_uint64_t index, ZipLimits const& limits);

private:
    std::unique_ptr<Bytes> m_octets;
    zip_t* m_zip;
    std::uint64_t m_inflated = 0;
    std::set<std::string> m_names;
};

namespace {

/// An error of libzip that cleans up after itself.
class ZipError {
public:
    ZipError() { zip_error_init(&m_error); }
    ZipError(ZipError const&) = delete;
    ZipError& operator=(ZipError const&) = delete;
    ~ZipError() { zip_error_fini(&m_error); }
    zip_error_t& get() { return m_error; }
    std::string words() { return zip_error_strerror(&m_error); }

private:
    zip_error_t m_error;
};

Outcome<Done> check_kind(zip_t* zip, zip_uint64_t index, zip_stat_t const& stat)
{
    std::string const name = stat.name;
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) == 0 || stat.encryption_method != ZIP_EM_NONE)
        return broken(name + " is encrypted");
    if ((stat.valid & ZIP_STAT_COMP_METHOD) == 0 ||
        (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE))
        return broken(name + " is compressed in a way we do not read");
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0)
        return broken(name + " has no attributes");
    auto const kind = static_cast<mode_t>(attributes >> MODE_SHIFT) & S_IFMT;
    if (kind != 0 && kind != S_IFREG && kind != S_IFDIR) return broken(name + " is a link or a device");
    return Done{};
}

} // namespace

Outcome<Done> ZipArchive::Handle::check_entry(zip_uint64_t index, ZipLimits const& limits)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_zip, index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0 || !stat.name ||
        (stat.valid & ZIP_STAT_SIZE) == 0)
        return broken("an entry of its directory cannot be read");
    std::string const name = stat.name;
    if (!leads_nowhere_else(name)) return broken("it has a name that leads out of its folder, or is none");
    if (!m_names.insert(without_case(name)).second) return broken(name + " stands in it twice");
    if (auto const done = check_kind(m_zip, index, stat); !done) return done.refusal();
    if (stat.size > limits.inflated - m_inflated)
        return too_large("more than " + std::to_string(limits.inflated) + " octets inside");
    m_inflated += stat.size;
    return Done{};
}

ZipArchive::ZipArchive(std::unique_ptr<Handle> handle) : m_handle(std::move(handle)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Outcome<ZipArchive> ZipArchive::checked(std::unique_ptr<Handle> handle, ZipLimits const& limits)
{
    auto const count = zip_get_num_entries(handle->get(), 0);
    if (count <= 0) return broken("nothing is in it");
    if (static_cast<std::uint64_t>(count) > limits.files)
        return too_large("more than " + std::to_string(limits.files) + " files");
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index)
        if (auto const done = handle->check_entry(index, limits); !done) return done.refusal();
    return ZipArchive{std::move(handle)};
}

Outcome<ZipArchive> ZipArchive::open(std::filesystem::path const& file, ZipLimits const& limits)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Refusal{Fault::NotFound, "no such file", file.filename().string()};
    if (std::filesystem::file_size(file, error) > limits.archive || error)
        return too_large("more than " + std::to_string(limits.archive) + " octets");
    ZipError why;
    auto* const zip = Handle::opened(zip_source_file_create(file.c_str(), 0, -1, &why.get()), why.get());
    if (!zip) return broken(why.words());
    return checked(std::make_unique<Handle>(zip, nullptr), limits);
}

Outcome<ZipArchive> ZipArchive::read(Bytes octets, ZipLimits const& limits)
{
    if (octets.size() > limits.archive) return too_large("more than " + std::to_string(limits.archive) + " octets");
    // libzip reads where the octets are: they must not move any more.
    auto kept = std::make_unique<Bytes>(std::move(octets));
    ZipError why;
    auto* const source = zip_source_buffer_create(kept->data(), kept->size(), 0, &why.get());
    auto* const zip = Handle::opened(source, why.get());
    if (!zip) return broken(why.words());
    return checked(std::make_unique<Handle>(zip, std::move(kept)), limits);
}

bool ZipArchive::has(std::string const& name) const
{
    return zip_name_locate(m_handle->get(), name.c_str(), 0) >= 0;
}

Outcome<Bytes> ZipArchive::get(std::string const& name, std::size_t limit) const
{
    auto* const zip = m_handle->get();
    auto const index = zip_name_locate(zip, name.c_str(), 0);
    if (index < 0) return Refusal{Fault::NotFound, "the ZIP file has no such file", name};
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip, static_cast<zip_uint64_t>(index), 0, &stat) != 0)
        return Refusal{Fault::Corrupt, "its entry in the ZIP file cannot be read", name};
    if (stat.size > limit) return Refusal{Fault::TooLarge, "larger than " + std::to_string(limit) + " octets", name};
    struct Close {
        void operator()(zip_file_t* file) const { zip_fclose(file); }
    };
    std::unique_ptr<zip_file_t, Close> const file(zip_fopen_index(zip, static_cast<zip_uint64_t>(index), 0));
    if (!file) return Refusal{Fault::Corrupt, "cannot be taken out of the ZIP file", name};
    // One octet more than was said: a file that goes on is not the one that was said, and the checksum, which libzip
    // compares at the end, is looked at only there.
    Bytes content(static_cast<std::size_t>(stat.size) + 1, '\0');
    std::size_t size = 0;
    while (size < content.size()) {
        auto const got = zip_fread(file.get(), content.data() + size, content.size() - size);
        if (got < 0) return Refusal{Fault::Corrupt, "is not what the ZIP file's checksum says", name};
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    if (size != stat.size) return Refusal{Fault::Corrupt, "is not as long as the ZIP file says", name};
    content.resize(size);
    return content;
}

} // namespace xindang::net
