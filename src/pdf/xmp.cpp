#include <pdf/xmp.h>

#include <string>
#include <vector>

namespace xindang::pdf {

namespace {

std::string escaped(std::string_view text)
{
    std::string result;
    for (auto const c : text)
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        default:
            result += c;
        }
    return result;
}

struct Field {
    std::string name;
    std::string type;
    std::string description;
};

/// ISO 19005-3 6.6.2.3.3: every property that no predefined schema has is described in the packet itself.
std::string extension_schema(
    std::string const& schema, std::string const& space, std::string const& prefix, std::vector<Field> const& fields)
{
    std::string text = "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>" + schema +
                       "</pdfaSchema:schema><pdfaSchema:namespaceURI>" + space +
                       "</pdfaSchema:namespaceURI><pdfaSchema:prefix>" + prefix +
                       "</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n";
    for (auto const& field : fields)
        text += "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + field.name +
                "</pdfaProperty:name><pdfaProperty:valueType>" + field.type +
                "</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
                "<pdfaProperty:description>" +
                escaped(field.description) + "</pdfaProperty:description></rdf:li>\n";
    return text + "</rdf:Seq></pdfaSchema:property></rdf:li>\n";
}

constexpr char PDFUA_NAMESPACE[] = "http://www.aiim.org/pdfua/ns/id/";
constexpr char OWN_NAMESPACE[] = "urn:xindang:document:1";

std::string extension_schemas(Drawing const& drawing)
{
    auto text = "<pdfaExtension:schemas><rdf:Bag>\n" +
                extension_schema("PDF/UA identification schema", PDFUA_NAMESPACE, "pdfuaid",
                    {{"part", "Integer", "part of ISO 14289 the file conforms to"}});
    std::vector<Field> fields;
    for (auto const& property : drawing.properties)
        fields.push_back({property.name, "Text", property.description});
    if (!fields.empty()) text += extension_schema("Official document", OWN_NAMESPACE, "xd", fields);
    return text + "</rdf:Bag></pdfaExtension:schemas>\n";
}

std::string own_properties(Drawing const& drawing)
{
    std::string text;
    for (auto const& property : drawing.properties)
        text += "<xd:" + property.name + ">" + escaped(property.value) + "</xd:" + property.name + ">\n";
    return text;
}

} // namespace

Bytes xmp_packet(Drawing const& drawing)
{
    auto const moment = drawing.created.text();
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
           "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
           "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
           "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\" xmlns:pdfuaid=\"" +
           std::string(PDFUA_NAMESPACE) + "\" xmlns:xd=\"" + OWN_NAMESPACE + "\">\n<pdfaid:part>" +
           // PDF/A-2 allows no attachments but PDF/A files; PDF/A-3 is for files with any.
           (drawing.attachments.empty() ? "2" : "3") +
           "</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n" +
           own_properties(drawing) + extension_schemas(drawing) + "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           escaped(drawing.title) + "</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>" +
           escaped(drawing.author) + "</rdf:li></rdf:Seq></dc:creator>\n<dc:language><rdf:Bag><rdf:li>" +
           escaped(drawing.language) + "</rdf:li></rdf:Bag></dc:language>\n<xmp:CreateDate>" + moment +
           "</xmp:CreateDate><xmp:ModifyDate>" + moment + "</xmp:ModifyDate><xmp:CreatorTool>" + PRODUCER +
           "</xmp:CreatorTool>\n<pdf:Producer>" + PRODUCER +
           "</pdf:Producer>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

} // namespace xindang::pdf
