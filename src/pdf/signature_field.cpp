#include <pdf/signature_field.h>

#include <stdexcept>

namespace xindang::pdf {

namespace {

// Room for "[0 n n n]" with numbers of ten digits, filled in once the file's size is known.
constexpr std::size_t BYTE_RANGE_ROOM = 48;

void put_byte_range(Bytes& file, std::size_t at, SignatureSlot const& slot)
{
    std::string text = "[";
    for (auto const value : slot.byte_range())
        text += (text.size() == 1 ? "" : " ") + std::to_string(value);
    text += "]";
    if (text.size() > BYTE_RANGE_ROOM) throw std::length_error("document too large for its ByteRange");
    file.replace(at, text.size(), text);
}

} // namespace

WrittenSignature write_signature(
    ObjectWriter& writer, Drawing const& drawing, SignatureField const& field, ObjectId page, std::size_t struct_parent)
{
    if (drawing.structure.at(field.element).type != "Form") throw std::logic_error("a signature belongs to a Form");
    // ETSI EN 319 142-1 6.3: /M carries the claimed time (signing-time is not in the CMS), Contents is DER,
    // hexadecimal.
    std::string body =
        "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M " + pdf_date(drawing.created);
    if (!field.signer.empty()) body += " /Name " + text_string(field.signer);
    if (!field.reason.empty()) body += " /Reason " + text_string(field.reason);
    body += " /ByteRange ";
    auto const range = body.size();
    body += std::string(BYTE_RANGE_ROOM, ' ') + " /Contents ";
    auto const contents = body.size();
    body += "<" + std::string(2 * field.reserve, '0') + ">>>";
    auto const dictionary = writer.write(body);

    // The seal itself is drawn in the page, so that every viewer and printer shows it; the widget lies over it, empty,
    // so that a click on the seal shows the signature. ISO 19005-3 6.3.3 wants an appearance; 6.3.2 the Print flag.
    auto const height = drawing.pages.at(field.page).height;
    auto const appearance = writer.write_stream(" /Type /XObject /Subtype /Form /BBox [0 0 " + number(field.width) +
                                                    " " + number(field.height) + "] /Resources <<>>",
        "");
    auto const bottom = height - field.y - field.height;
    bool const visible = field.width > 0 && field.height > 0;
    auto const box = visible ? number(field.x) + " " + number(bottom) + " " + number(field.x + field.width) + " " +
                                   number(bottom + field.height)
                             : std::string("0 0 0 0");
    // ISO 14289-1 7.18.1: /TU says what the field is to who cannot see it; 7.18.4: it is content of a Form element.
    auto const widget =
        writer.write("<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /TU " +
                     text_string(drawing.structure.at(field.element).alternative) + " /F 132 /Rect [" + box + "] /P " +
                     page.reference() + " /StructParent " + std::to_string(struct_parent) + " /V " +
                     dictionary.reference() + " /AP <</N " + appearance.reference() + ">>>>");
    return {dictionary, widget, range, contents};
}

SignatureSlot open_slot(
    Bytes& file, WrittenSignature const& signature, std::size_t dictionary_offset, std::size_t reserve)
{
    auto const contents = dictionary_offset + signature.contents_in_body;
    SignatureSlot slot(contents, contents + 2 * reserve + 2, file.size());
    put_byte_range(file, dictionary_offset + signature.range_in_body, slot);
    return slot;
}

std::string pdf_date(Instant instant)
{
    std::string digits;
    for (auto const c : instant.text().substr(0, 19))
        if (c >= '0' && c <= '9') digits += c;
    return "(D:" + digits + "+08'00')";
}

} // namespace xindang::pdf
