#include <pdf/document_writer.h>

#include <pdf/content_stream.h>
#include <pdf/deflate.h>
#include <pdf/font_objects.h>
#include <pdf/object_writer.h>
#include <pdf/xmp.h>

#include <set>
#include <stdexcept>

namespace xindang::pdf {

namespace {

// Room for "[0 n n n]" with numbers of ten digits, filled in once the file's size is known.
constexpr std::size_t BYTE_RANGE_ROOM = 48;

UsedFaces used_faces(Drawing const& drawing, FontSet const& fonts)
{
    UsedFaces used;
    for (auto const& page : drawing.pages)
        for (auto const& item : page.items)
            if (auto const* run = std::get_if<GlyphRun>(&item)) {
                for (auto const& glyph : run->glyphs) {
                    if (glyph.glyph.value == 0) throw std::logic_error("a .notdef glyph must never be printed");
                    if (glyph.text.empty()) throw std::logic_error("a glyph must stand for some text");
                    used[glyph.face].texts.emplace(glyph.glyph.value, glyph.text);
                }
            }
    for (auto& [id, face] : used) {
        std::set<std::uint32_t> glyphs;
        for (auto const& [glyph, text] : face.texts)
            glyphs.insert(glyph);
        face.font = subset(fonts.faces().all.at(id.value), glyphs);
    }
    return used;
}

// ISO 32000-1 7.9.4: D:YYYYMMDDHHmmSS+08'00'.
std::string pdf_date(Instant instant)
{
    std::string digits;
    for (auto const c : instant.text().substr(0, 19))
        if (c >= '0' && c <= '9') digits += c;
    return "(D:" + digits + "+08'00')";
}

std::string write_attachments(ObjectWriter& writer, Drawing const& drawing)
{
    std::string associated, named;
    for (auto const& file : drawing.attachments) {
        auto const embedded =
            writer.write_stream(" /Type /EmbeddedFile /Subtype " + name(file.media_type) + " /Params <</Size " +
                                    std::to_string(file.content.size()) + " /ModDate " + pdf_date(drawing.created) +
                                    ">> /Filter /FlateDecode",
                deflated(file.content));
        auto const ef = embedded.reference();
        // ISO 19005-3 6.8: F and UF, a relationship, and the reference from the catalogue's /AF.
        auto const specification = writer.write("<</Type /Filespec /F " + text_string(file.name) + " /UF " +
                                                text_string(file.name) + " /Desc " + text_string(file.description) +
                                                " /AFRelationship /Data /EF <</F " + ef + " /UF " + ef + ">>>>");
        associated += (associated.empty() ? "" : " ") + specification.reference();
        named += (named.empty() ? "" : " ") + text_string(file.name) + " " + specification.reference();
    }
    if (associated.empty()) return "";
    return " /AF [" + associated + "] /Names <</EmbeddedFiles <</Names [" + named + "]>>>>";
}

struct WrittenSignature {
    ObjectId dictionary;
    ObjectId widget;
    std::size_t range_in_body;
    std::size_t contents_in_body;
};

WrittenSignature write_signature(
    ObjectWriter& writer, Drawing const& drawing, SignatureField const& field, ObjectId page)
{
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
    auto const widget = writer.write("<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [" + box +
                                     "] /P " + page.reference() + " /V " + dictionary.reference() + " /AP <</N " +
                                     appearance.reference() + ">>>>");
    return {dictionary, widget, range, contents};
}

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

WrittenDocument write_document(Drawing const& drawing, FontSet const& fonts, BytesView icc_profile)
{
    if (drawing.identifier.size() != 16) throw std::logic_error("a document identifier has 16 octets");
    if (drawing.pages.empty()) throw std::logic_error("a document has at least one page");
    auto const used = used_faces(drawing, fonts);

    ObjectWriter writer;
    auto const catalogue = writer.reserve();
    auto const tree = writer.reserve();
    auto const date = pdf_date(drawing.created);
    auto const info = writer.write("<</Title " + text_string(drawing.title) + " /Author " +
                                   text_string(drawing.author) + " /Creator (" + PRODUCER + ") /Producer (" + PRODUCER +
                                   ") /CreationDate " + date + " /ModDate " + date + ">>");
    // ISO 19005-3 6.6.2.1: the metadata stream is readable without any filter.
    auto const metadata = writer.write_stream(" /Type /Metadata /Subtype /XML", xmp_packet(drawing));
    auto const profile = writer.write_stream(" /N 3 /Filter /FlateDecode", deflated(icc_profile));

    std::string resources = "<</Font <<";
    for (auto const& [id, face] : used)
        resources +=
            "/" + resource_name(id) + " " + write_font(writer, fonts.faces().all.at(id.value), face).reference() + " ";
    resources += ">>>>";

    std::vector<ObjectId> pages;
    for (std::size_t i = 0; i < drawing.pages.size(); ++i)
        pages.push_back(writer.reserve());
    std::optional<WrittenSignature> signature;
    if (drawing.signature)
        signature = write_signature(writer, drawing, *drawing.signature, pages.at(drawing.signature->page));

    std::string kids;
    for (std::size_t i = 0; i < drawing.pages.size(); ++i) {
        auto const& page = drawing.pages[i];
        auto const content = writer.write_stream(" /Filter /FlateDecode", deflated(content_stream(page, used)));
        std::string annotations;
        if (signature && drawing.signature->page == i) annotations = " /Annots [" + signature->widget.reference() + "]";
        writer.write(pages[i], "<</Type /Page /Parent " + tree.reference() + " /MediaBox [0 0 " + number(page.width) +
                                   " " + number(page.height) + "] /Resources " + resources + " /Contents " +
                                   content.reference() + annotations + ">>");
        kids += (i ? " " : "") + pages[i].reference();
    }
    writer.write(tree, "<</Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + ">>");

    auto const attachments = write_attachments(writer, drawing);
    auto const form = signature ? " /AcroForm <</Fields [" + signature->widget.reference() + "] /SigFlags 3>>" : "";
    // ISO 19005-3 6.2.3: one output intent of type GTS_PDFA1 with its profile makes DeviceRGB definite.
    writer.write(catalogue,
        "<</Type /Catalog /Pages " + tree.reference() + " /Metadata " + metadata.reference() + " /Lang (" +
            drawing.language +
            ") /ViewerPreferences <</DisplayDocTitle true>> /OutputIntents [<</Type "
            "/OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) "
            "/DestOutputProfile " +
            profile.reference() + ">>]" + attachments + form + ">>");

    std::optional<std::size_t> range_at, contents_at;
    if (signature) {
        range_at = writer.body_offset(signature->dictionary) + signature->range_in_body;
        contents_at = writer.body_offset(signature->dictionary) + signature->contents_in_body;
    }
    WrittenDocument result{std::move(writer).finish(catalogue, info, drawing.identifier), std::nullopt};
    if (signature) {
        auto const length = 2 * drawing.signature->reserve + 2;
        result.slot.emplace(*contents_at, *contents_at + length, result.bytes.size());
        put_byte_range(result.bytes, *range_at, *result.slot);
    }
    return result;
}

} // namespace xindang::pdf
