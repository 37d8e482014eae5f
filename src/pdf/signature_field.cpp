#include <pdf/signature_field.h>

#include <stdexcept>

namespace xindang::pdf {

WrittenSignature write_signature(
    ObjectWriter& writer, Drawing const& drawing, SignatureField const& field, ObjectId page, std::size_t struct_parent)
{
    if (drawing.structure.at(field.element).type != "Form") throw std::logic_error("a signature belongs to a Form");
    auto text = signature_text({SignatureEntries::Kind::Signature, drawing.created, field.signer, field.reason,
        field.reserve, field.certifies});
    auto const dictionary = writer.write(text.body);

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
    return {dictionary, widget, std::move(text)};
}

} // namespace xindang::pdf
