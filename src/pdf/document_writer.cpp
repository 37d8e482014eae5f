#include <pdf/document_writer.h>

#include <pdf/content_stream.h>
#include <pdf/deflate.h>
#include <pdf/font_objects.h>
#include <pdf/object_writer.h>
#include <pdf/signature_field.h>
#include <pdf/structure_writer.h>
#include <pdf/xmp.h>

#include <set>
#include <stdexcept>

namespace xindang::pdf {

namespace {

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
        signature =
            write_signature(writer, drawing, *drawing.signature, pages.at(drawing.signature->page), pages.size());

    std::string kids;
    std::vector<TaggedPage> tagged;
    for (std::size_t i = 0; i < drawing.pages.size(); ++i) {
        auto const& page = drawing.pages[i];
        auto drawn = content_stream(page, used, drawing.structure);
        auto const content = writer.write_stream(" /Filter /FlateDecode", deflated(drawn.operators));
        tagged.push_back({pages[i], page.height, std::move(drawn.elements)});
        std::string annotations;
        if (signature && drawing.signature->page == i) annotations = " /Annots [" + signature->widget.reference() + "]";
        writer.write(pages[i], "<</Type /Page /Parent " + tree.reference() + " /MediaBox [0 0 " + number(page.width) +
                                   " " + number(page.height) + "] /Resources " + resources + " /Contents " +
                                   content.reference() + " /StructParents " + std::to_string(i) + " /Tabs /S" +
                                   annotations + ">>");
        kids += (i ? " " : "") + pages[i].reference();
    }
    writer.write(tree, "<</Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + ">>");

    std::vector<TaggedAnnotation> annotations;
    if (signature) annotations.push_back({signature->widget, drawing.signature->page, drawing.signature->element});
    auto const structure = write_structure(writer, drawing.structure, tagged, annotations);
    auto const attachments = write_attachments(writer, drawing);
    auto const form = signature ? " /AcroForm <</Fields [" + signature->widget.reference() + "] /SigFlags 3>>" : "";
    // ISO 32000-1 12.8.4: the catalogue names the signature that certifies.
    auto const permissions = signature && drawing.signature->certifies
                                 ? " /Perms <</DocMDP " + signature->dictionary.reference() + ">>"
                                 : "";
    // ISO 19005-3 6.2.3: one output intent of type GTS_PDFA1 with its profile makes DeviceRGB definite.
    writer.write(catalogue,
        "<</Type /Catalog /Pages " + tree.reference() + " /Metadata " + metadata.reference() + " /Lang (" +
            drawing.language + ") /StructTreeRoot " + structure.reference() +
            " /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>> /OutputIntents "
            "[<</Type "
            "/OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) "
            "/DestOutputProfile " +
            profile.reference() + ">>]" + attachments + form + permissions + ">>");

    auto const signature_offset = signature ? writer.body_offset(signature->dictionary) : 0;
    WrittenDocument result{std::move(writer).finish(catalogue, info, drawing.identifier), std::nullopt};
    if (signature) result.slot = opened_slot(result.bytes, signature->text, signature_offset);
    return result;
}

} // namespace xindang::pdf
