#include <net/zip_archive.h>

#include <cstdint>
#include <cstdlib>

/// Whatever the octets are: refused as what it is, or files no larger than asked for.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    constexpr std::size_t MOST = std::size_t{1} << 20;
    auto const archive = net::ZipArchive::read(Bytes(reinterpret_cast<char const*>(data), size), {MOST, 8 * MOST, 100});
    if (!archive) {
        auto const& refusal = archive.refusal();
        if ((refusal.fault != Fault::Corrupt && refusal.fault != Fault::TooLarge) || refusal.where != "archive")
            std::abort();
        return 0;
    }
    for (auto const* name : {"list/head.xml", "head.xml", "../head.xml"}) {
        auto const content = archive->get(name, MOST);
        if (content && (content->size() > MOST || std::string(name).starts_with(".."))) std::abort();
    }
    return 0;
}
