#include <xml/stream.h>

#include <xml/libxml.h>
#include <xml/schema_compiled.h>

#include <libxml/xmlreader.h>
#include <limits>
#include <new>
#include <stdexcept>

namespace xindang::xml {

namespace {

using Reader = CPointer<xmlTextReader, xmlFreeTextReader>;
using OnChild = std::function<Outcome<Done>(Node const&)>;

/// What a pass over the text found.
struct Pass {
    enum class End { Complete, NotWellFormed, Stopped };
    End end = End::Complete;
    bool valid = false;
    Refusal stopped{Fault::BadInput, {}, {}};
};

/// Walks to the end. 1 from the library means "a node", 0 "the end", -1 "not well-formed or cut short".
/// NB: xmlTextReaderIsValid says 1 for half a file, so the end must have been 0 before it is asked.
Pass walk(xmlTextReader* reader, Complaints const& complaints, std::string const& name, OnChild const* on_child)
{
    Pass pass;
    auto answer = xmlTextReaderRead(reader);
    while (answer == 1) {
        if (xmlTextReaderDepth(reader) != 1 || xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT || !on_child) {
            answer = xmlTextReaderRead(reader);
            continue;
        }
        auto const* child = xmlTextReaderExpand(reader);
        if (!child) {
            answer = -1;
            break;
        }
        // The child was validated while it was expanded; one that failed is not handed over.
        if (!complaints.all().empty()) break;
        if (child->doc && !child->doc->URL) child->doc->URL = xmlStrdup(xml_of(name.c_str()));
        if (auto const done = (*on_child)(Node{child}); !done) {
            pass.end = Pass::End::Stopped;
            pass.stopped = done.refusal();
            return pass;
        }
        answer = xmlTextReaderNext(reader);
    }
    if (answer == -1) pass.end = Pass::End::NotWellFormed;
    pass.valid = answer == 0 && complaints.all().empty() && xmlTextReaderIsValid(reader) == 1;
    return pass;
}

Reader open_reader(BytesView text, std::string const& name)
{
    Reader reader(xmlReaderForMemory(text.data(), static_cast<int>(text.size()), name.c_str(), "UTF-8", PARSE_OPTIONS));
    if (!reader) throw std::bad_alloc();
    return reader;
}

/// Reads all of a prescanned text; the messages stand in `complaints` afterwards.
Pass pass_over(
    BytesView text, Schema const& schema, std::string const& name, Complaints& complaints, OnChild const* on_child)
{
    auto const reader = open_reader(text, name);
    xmlTextReaderSetStructuredErrorHandler(reader.get(), Complaints::take, &complaints);
    if (xmlTextReaderSetSchema(reader.get(), schema.compiled()->schema.get()) != 0)
        throw std::runtime_error("the schema cannot be given to the reader");
    return walk(reader.get(), complaints, name, on_child);
}

} // namespace

Outcome<Done> stream_children(BytesView text, Schema const& schema, Limits const& limits, std::string const& name,
    std::function<Outcome<Done>(Node const&)> const& on_child)
{
    initialise();
    if (auto const done = prescan(text, limits, name); !done) return done.refusal();
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return Refusal{Fault::TooLarge, "more than 2 GiB", name};
    Complaints complaints;
    auto const pass = pass_over(text, schema, name, complaints, &on_child);
    if (pass.end == Pass::End::Stopped) return pass.stopped;
    if (pass.valid) return Done{};
    return complaints.refusal("ends early or does not fit its schema", name);
}

Findings stream_validate(BytesView text, Schema const& schema, Limits const& limits, std::string const& name)
{
    initialise();
    Findings findings;
    if (auto const done = prescan(text, limits, name); !done) {
        findings.add(Severity::Error, "prescan", done.refusal().where, done.refusal().reason);
        return findings;
    }
    Complaints complaints;
    auto const pass = pass_over(text, schema, name, complaints, nullptr);
    auto const* rule = pass.end == Pass::End::NotWellFormed ? "not-well-formed" : "schema";
    for (auto const& complaint : complaints.all())
        findings.add(Severity::Error, rule, place_of(name, complaint.line), complaint.text);
    if (!pass.valid && !findings.has_errors())
        findings.add(Severity::Error, rule, name, "ends early or does not fit its schema");
    return findings;
}

} // namespace xindang::xml
