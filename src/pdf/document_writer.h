#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <pdf/font_set.h>
#include <pdf/page.h>
#include <pdf/signature_slot.h>
#include <pdf/structure.h>

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
    std::string signer = {};     ///< who the certificate is made out to, as a hint only
    std::string reason = {};     ///< 事由
    std::size_t reserve = 12288; ///< octets kept free for the CMS and its time-stamp
    /// How far the signer lets the file be changed (ISO 32000-1 12.8.2.2): 2 allows further signatures.
    std::optional<int> certifies = 2;
    std::size_t element = 0; ///< position of its Form element in Drawing::structure
};

/// Something about a document that programs may want to know without reading it, e.g. its number. Goes into XMP under
/// our own namespace.
struct Property {
    std::string name;        ///< an XML name
    std::string description; ///< English, for the extension schema
    std::string value;
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
    std::vector<Element> structure;
    std::vector<Property> properties = {};
};

/// A written file; with a signature field also the place that waits for the CMS.
struct WrittenDocument {
    Bytes bytes;
    std::optional<SignatureSlot> slot;
};

/// Writes PDF/A-3a (ISO 19005-3), or PDF/A-2a (ISO 19005-2) when nothing is attached, that is PDF/UA-1 (ISO 14289-1)
/// too: tagged, every glyph embedded, sRGB output intent from `icc_profile`, text extractable exactly. Throws
/// std::logic_error for a drawing that cannot conform, e.g. a .notdef glyph, an identifier that is not 16 octets or an
/// item of an element that is not in the structure: callers check their text beforehand.
WrittenDocument write_document(Drawing const& drawing, FontSet const& fonts, BytesView icc_profile);

} // namespace xindang::pdf
