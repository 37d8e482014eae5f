#pragma once

#include <base/bytes.h>

#include <cstddef>
#include <optional>

namespace xindang::pdf {

/// The zlib form of some octets, as FlateDecode wants it. Fast before small: level 1 of libdeflate is four times
/// quicker on font programs than zlib's default and hardly larger.
Bytes deflated(BytesView plain);

/// The octets behind a zlib stream; nothing when it is broken or would exceed `limit`.
std::optional<Bytes> inflated(BytesView packed, std::size_t limit);

} // namespace xindang::pdf
