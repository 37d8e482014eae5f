#pragma once

#include <base/bytes.h>
#include <model/sha256.h>

namespace xindang::crypto {

/// HMAC-SHA256 (RFC 2104).
model::Sha256 hmac_sha256(BytesView key, BytesView message);

/// Compares without telling by its duration where the first difference is.
bool equal_in_constant_time(BytesView a, BytesView b);

} // namespace xindang::crypto
