#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace xindang {

/// Octets in a string; no encoding is implied. Text is always UTF-8 and is called text.
using Bytes = std::string;
using BytesView = std::string_view;

/// Lower-case hexadecimal, two digits an octet.
std::string to_hex(BytesView bytes);
/// The octets of hexadecimal text of even length in either case; nothing for anything else.
std::optional<Bytes> from_hex(std::string_view text);

/// Base64 of RFC 4648 §4 with padding, on one line.
std::string to_base64(BytesView bytes);
/// The octets of base64 text; white space is skipped, anything else outside the alphabet or wrong padding gives
/// nothing.
std::optional<Bytes> from_base64(std::string_view text);

} // namespace xindang
