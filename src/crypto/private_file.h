#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <filesystem>

namespace xindang::crypto {

/// Writes a file only its owner may read, and never over another (Conflict). Synced to disk before it returns.
Outcome<Done> write_private_file(std::filesystem::path const& path, BytesView content);
/// NotFound, TooLarge over 64 KiB, Forbidden when group or others may read it.
Outcome<Bytes> read_private_file(std::filesystem::path const& path);

} // namespace xindang::crypto
