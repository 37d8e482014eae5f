#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <string>

namespace xindang::text {

/// How a text file was written.
enum class TextEncoding { Utf8, Utf8Bom, Utf16Le, Utf16Be, Gb18030 };

/// The stable word for an encoding ("gb18030"), for reports and logs.
char const* name_of(TextEncoding encoding);

struct DecodedText {
    std::string utf8; ///< well-formed, without a byte order mark; otherwise character for character what the file held
    TextEncoding encoding;
};

/// Recognises and reads UTF-8 (with or without BOM), UTF-16 of either order (with BOM, or without one when the zero
/// octets give it away) and GB18030, of which GBK and GB 2312 are parts. Refuses (BadInput, naming the offset) octets
/// that are well-formed in none of them, and text holding U+0000. Private-use code points that GB 18030-2022 moved to
/// standard ones arrive as the standard ones.
Outcome<DecodedText> decode_text(BytesView octets);

} // namespace xindang::text
