#include <xml/schema.h>

#include <xml/libxml.h>
#include <xml/schema_compiled.h>

#include <new>

namespace xindang::xml {

Outcome<Schema> Schema::load(std::filesystem::path const& file)
{
    initialise();
    auto const name = file.filename().string();
    // The door first: the schema language is no excuse for a DOCTYPE.
    auto const document = Document::load(file, Limits::own_file());
    if (!document) return document.refusal();

    Complaints complaints;
    ReadableFolder const readable(file.parent_path());
    CPointer<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt> const context(xmlSchemaNewParserCtxt(file.c_str()));
    if (!context) throw std::bad_alloc();
    xmlSchemaSetParserStructuredErrors(context.get(), Complaints::take, &complaints);
    CPointer<xmlSchema, xmlSchemaFree> schema(xmlSchemaParse(context.get()));
    if (!schema) return complaints.refusal("not an XML Schema", name);
    return Schema{std::make_shared<Compiled>(Compiled{std::move(schema)})};
}

Findings Schema::validate(Document const& document) const
{
    Complaints complaints;
    CPointer<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt> const context(xmlSchemaNewValidCtxt(m_compiled->schema.get()));
    if (!context) throw std::bad_alloc();
    xmlSchemaSetValidStructuredErrors(context.get(), Complaints::take, &complaints);
    auto const answer = xmlSchemaValidateDoc(context.get(), document.tree()->doc.get());
    Findings findings;
    for (auto const& complaint : complaints.all())
        findings.add(Severity::Error, "schema", place_of(document.name(), complaint.line), complaint.text);
    if (answer != 0 && !findings.has_errors())
        findings.add(Severity::Error, "schema", document.name(), "the document does not fit its schema");
    return findings;
}

Outcome<Done> Schema::check(Document const& document) const
{
    auto const findings = validate(document);
    if (findings.has_errors()) return findings.first_error(Fault::BadInput);
    return Done{};
}

} // namespace xindang::xml
