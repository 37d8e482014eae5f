#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <pdf/signature_slot.h>

#include <optional>
#include <string>

namespace xindang::pdf {

/// What a signature dictionary says besides the signature.
struct SignatureEntries {
    enum class Kind { Signature, TimeStamp };
    Kind kind = Kind::Signature;
    std::optional<Instant> claimed_at = {}; ///< /M; a time-stamp has none
    std::string signer = {};                ///< /Name, UTF-8
    std::string reason = {};                ///< /Reason, UTF-8
    std::size_t reserve = 0;                ///< octets kept free for the CMS
    std::optional<int> certifies = {};      ///< /P of DocMDP; for the first signature of a file only
};

/// A signature dictionary as text with room for /ByteRange and /Contents, and where in it they begin.
struct SignatureText {
    std::string body;
    std::size_t range_at;
    std::size_t contents_at;
    std::size_t reserve;
};

/// ISO 32000-1 7.9.4: (D:YYYYMMDDHHmmSS+08'00').
std::string pdf_date(Instant instant);
SignatureText signature_text(SignatureEntries const& entries);
/// The place that waits, once the file is complete and the text stands at `offset` in it; /ByteRange is put in.
SignatureSlot opened_slot(Bytes& file, SignatureText const& text, std::size_t offset);

} // namespace xindang::pdf
