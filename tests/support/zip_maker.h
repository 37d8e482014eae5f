#pragma once

#include <base/bytes.h>

#include <cstdint>
#include <string>
#include <vector>

namespace xindang::test {

/// One file of a ZIP made by hand, and every lie that can be told about it.
struct ZipEntry {
    std::string name;
    std::string content = {};
    std::uint16_t method = 0; ///< stored
    std::uint16_t flags = 0;  ///< 1: encrypted
    std::uint32_t mode = 0;   ///< of Unix; 0120777: a link
    std::int64_t stated_size = -1;
    std::uint32_t crc_slip = 0;
    std::string local_name = {}; ///< another one before the file itself than in the directory
};

/// PKWARE APPNOTE 4.3, octet by octet.
inline Bytes zip_by_hand(std::vector<ZipEntry> const& entries)
{
    auto const little = [](std::uint64_t number, int octets) {
        std::string text;
        for (int i = 0; i < octets; ++i)
            text += static_cast<char>((number >> (8 * i)) & 0xFF);
        return text;
    };
    auto const crc_of = [](std::string const& text) {
        std::uint32_t crc = 0xFFFFFFFF;
        for (auto const c : text) {
            crc ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
        }
        return ~crc;
    };
    std::string files;
    std::string directory;
    for (auto const& entry : entries) {
        auto const size = entry.stated_size < 0 ? entry.content.size() : static_cast<std::size_t>(entry.stated_size);
        auto const common = [&](std::string const& name) {
            return little(entry.flags, 2) + little(entry.method, 2) + little(0, 2) + little(0x5C25, 2) +
                   little(crc_of(entry.content) + entry.crc_slip, 4) + little(entry.content.size(), 4) +
                   little(size, 4) + little(name.size(), 2) + little(0, 2);
        };
        auto const at = files.size();
        auto const& local = entry.local_name.empty() ? entry.name : entry.local_name;
        files += "PK\x03\x04" + little(20, 2) + common(local) + local + entry.content;
        directory += "PK\x01\x02" + little(0x0314, 2) + little(20, 2) + common(entry.name) + little(0, 2) +
                     little(0, 2) + little(0, 2) + little(std::uint64_t{entry.mode} << 16, 4) + little(at, 4) +
                     entry.name;
    }
    return files + directory + "PK\x05\x06" + little(0, 4) + little(entries.size(), 2) + little(entries.size(), 2) +
           little(directory.size(), 4) + little(files.size(), 4) + little(0, 2);
}

} // namespace xindang::test
