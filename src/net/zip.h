#pragma once

#include <base/bytes.h>
#include <base/clock.h>

#include <string>
#include <vector>

namespace xindang::net {

/// A file to be carried; its name may have folders, parted by '/'.
struct CarriedFile {
    std::string name;
    Bytes content;
};

/// One ZIP file (PKWARE APPNOTE 6.3, deflated) with these files in their order, all of the same time. The same files at
/// the same time give the same octets. Throws when memory or library fail.
Bytes zip_of(std::vector<CarriedFile> const& files, Instant written_at);

} // namespace xindang::net
