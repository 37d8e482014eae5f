#include <pdf/signature_dictionary.h>

#include <pdf/object_writer.h>

#include <stdexcept>

namespace xindang::pdf {

namespace {

// Room for "[0 n n n]" with numbers of ten digits, filled in once the file's size is known.
constexpr std::size_t BYTE_RANGE_ROOM = 48;

} // namespace

std::string pdf_date(Instant instant)
{
    std::string digits;
    for (auto const c : instant.text().substr(0, 19))
        if (c >= '0' && c <= '9') digits += c;
    return "(D:" + digits + "+08'00')";
}

SignatureText signature_text(SignatureEntries const& entries)
{
    SignatureText text{{}, 0, 0, entries.reserve};
    // ETSI EN 319 142-1 6.3 and 5.4.3: the sub-filters of PAdES signatures and of document time-stamps. /M carries the
    // claimed time, since signing-time is not in the CMS; Contents is DER, hexadecimal.
    text.body = entries.kind == SignatureEntries::Kind::Signature
                    ? "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached"
                    : "<</Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161";
    if (entries.claimed_at) text.body += " /M " + pdf_date(*entries.claimed_at);
    if (!entries.signer.empty()) text.body += " /Name " + text_string(entries.signer);
    if (!entries.reason.empty()) text.body += " /Reason " + text_string(entries.reason);
    if (entries.certifies)
        text.body += " /Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams "
                     "/P " +
                     std::to_string(*entries.certifies) + " /V /1.2>>>>]";
    text.body += " /ByteRange ";
    text.range_at = text.body.size();
    text.body += std::string(BYTE_RANGE_ROOM, ' ') + " /Contents ";
    text.contents_at = text.body.size();
    text.body += "<" + std::string(2 * entries.reserve, '0') + ">>>";
    return text;
}

SignatureSlot opened_slot(Bytes& file, SignatureText const& text, std::size_t offset)
{
    auto const contents = offset + text.contents_at;
    SignatureSlot const slot(contents, contents + 2 * text.reserve + 2, file.size());
    std::string range = "[";
    for (auto const value : slot.byte_range())
        range += (range.size() == 1 ? "" : " ") + std::to_string(value);
    range += "]";
    if (range.size() > BYTE_RANGE_ROOM) throw std::length_error("document too large for its ByteRange");
    file.replace(offset + text.range_at, range.size(), range);
    return slot;
}

} // namespace xindang::pdf
