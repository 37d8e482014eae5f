#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <pdf/font_set.h>
#include <pdf/page.h>
#include <pdf/signature_slot.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::pdf {

/// A file carried inside the document as its data (ISO 32000-2 AFRelationship /Data).
struct Attachment {
    std::string name;       ///< ASCII, e.g. "facts.xml"
    std::string media_type; ///< "application/xml"
    std::string description;
    Bytes content;
};

/// Where a reader finds the signature: a box on a page (the seal's), or none for an invisible one.
struct SignatureField {
    std::size_t page = 0;
    Length x = 0, y = 0, width = 0, height = 0;
    std::string signer = {};    ///< who the certificate is made out to, as a hint only
    std::string reason = {};    ///< 事由
    std::size_t reserve = 8192; ///< octets kept free for the CMS
};

/// All there is to a document. Equal drawings give equal bytes.
struct Drawing {
    std::string title;
    std::string author; ///< the issuing organ
    std::string language = "zh-CN";
    Instant created;
    Bytes identifier; ///< 16 octets that no other document has
    std::vector<Page> pages;
    std::vector<Attachment> attachments;
    std::optional<SignatureField> signature;
};

/// A written file; with a signature field also the place that waits for the CMS.
struct WrittenDocument {
    Bytes bytes;
    std::optional<SignatureSlot> slot;
};

/// Writes PDF/A-3b (ISO 19005-3, level B; conformance U is met too, but not claimed): every glyph embedded, sRGB output
/// intent from `icc_profile`, text extractable exactly. Throws std::logic_error for a drawing that cannot conform, e.g.
/// a .notdef glyph or an identifier that is not 16 octets: callers check their text beforehand.
WrittenDocument write_document(Drawing const& drawing, FontSet const& fonts, BytesView icc_profile);

} // namespace xindang::pdf
