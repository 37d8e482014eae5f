#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <cstddef>
#include <filesystem>

namespace xindang {

/// The whole file. Refuses what is missing (NotFound) or over `limit` octets (TooLarge), naming the file without its
/// folder.
Outcome<Bytes> read_file(std::filesystem::path const& path, std::size_t limit);

enum class Durable { Yes, No };

/// Writes beside the target, fsyncs (Durable::Yes: the folder too) and renames over it: a reader sees the old file or
/// the new one, never a part. Makes missing folders. Throws std::system_error when the disk will not.
void write_file_atomically(std::filesystem::path const& path, BytesView content, Durable durable = Durable::Yes);

/// fsync of a folder, so that a rename or removal inside it outlives a power cut.
void sync_folder(std::filesystem::path const& folder);

} // namespace xindang
