#include <foreign/source.h>

#include <base/files.h>
#include <text/search_key.h>
#include <xml/schema.h>
#include <xml/word_list.h>

#include <algorithm>

namespace xindang::foreign {

std::string_view word_of(Format format)
{
    switch (format) {
    case Format::Csv:
        return "csv";
    case Format::Xml:
        return "xml";
    case Format::Jdl:
        break;
    }
    return "jdl";
}

std::string folded(std::string_view text)
{
    auto key = text::search_key(text);
    key.erase(std::remove(key.begin(), key.end(), '_'), key.end());
    return key;
}

Field const* Source::find(std::string_view name) const
{
    auto const found =
        std::find_if(fields.begin(), fields.end(), [&](Field const& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

namespace {

Format format_of(xml::Node const& root)
{
    auto const word = root.attribute("format");
    if (word == "csv") return Format::Csv;
    return word == "xml" ? Format::Xml : Format::Jdl;
}

Personal personal_of(std::string const& word)
{
    if (word == "whole") return Personal::Whole;
    return word == "numbers" ? Personal::Numbers : Personal::No;
}

std::vector<std::string> steps_of(std::string_view path)
{
    std::vector<std::string> steps;
    while (!path.empty()) {
        auto const end = path.find('/');
        steps.emplace_back(path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
    }
    return steps;
}

Field field_in(xml::Node const& node, Format format)
{
    auto const required = node.attribute("required");
    Field field{
        node.attribute("name"), required == "true" || required == "1", personal_of(node.attribute("personal")), {}, {}};
    for (auto const& from : node.children("from"))
        field.from.push_back(format == Format::Csv ? folded(from.trimmed_text()) : from.trimmed_text());
    for (auto const& value : node.children("value"))
        field.values.emplace(folded(value.attribute("in-file")), value.attribute("means"));
    return field;
}

Refusal refused(xml::Node const& node, std::string reason)
{
    return {Fault::BadInput, std::move(reason), node.place()};
}

/// What a schema cannot say.
Outcome<Done> assure_sense(Source const& source, xml::Node const& root, std::set<std::string> const& agencies)
{
    if (!agencies.contains(source.agency)) return refused(root, "no agency has the code " + source.agency);
    if (source.format == Format::Jdl)
        return source.fields.empty() ? Outcome<Done>(Done{})
                                     : refused(root, "a list in the signed protocol has no fields of its own");
    if (!source.address.empty()) return refused(root, "only a list in the signed protocol has an address");
    for (auto const* const name : {"name", "listed_on"})
        if (!source.find(name)) return refused(root, std::string("no field says where ") + name + " stands");
    if (source.identity.empty()) return refused(root, "identity names no field");
    for (auto const& name : source.identity)
        if (!source.find(name)) return refused(root, "identity names " + name + ", which is no field here");
    if (source.format == Format::Xml && source.rows.empty()) return refused(root, "rows is missing");
    std::set<std::string> seen;
    for (auto const& node : root.children("field"))
        for (auto const& from : source.find(node.attribute("name"))->from)
            if (!seen.insert(from).second && source.format == Format::Csv)
                return refused(node, "the heading \"" + from + "\" means two fields");
    return Done{};
}

std::string attribute_or(xml::Node const& node, std::string_view name, std::string fallback)
{
    return node.has_attribute(name) ? node.attribute(name) : std::move(fallback);
}

Outcome<Source> source_in(
    xml::Document const& document, xml::Schema const& schema, std::set<std::string> const& agencies)
{
    if (auto const valid = schema.check(document); !valid) return valid.refusal();
    auto const root = document.root();
    auto const record = root.child("record");
    auto const kind = model::parse_record_kind(record.attribute("kind"));
    auto const gravity = model::parse_gravity(record.attribute("gravity"));
    auto const field = model::parse_field(record.attribute("field"));
    if (!kind || !gravity || !field) return refused(record, "the record is of no known kind");
    auto const subject = model::parse_subject_kind(root.attribute("subject"));
    Source source{root.attribute("id"), root.attribute("agency"), root.attribute("list"), format_of(root),
        attribute_or(root, "encoding", "any"), steps_of(root.attribute("rows")),
        root.attribute("missing") == "removed" ? Missing::Removed : Missing::Kept,
        static_cast<unsigned>(std::stoul(root.attribute("mass-change"))), xml::split_words(root.attribute("identity")),
        subject ? std::optional(*subject) : std::nullopt, root.attribute("representative-post"),
        root.attribute("list-id"), *kind, record.attribute("result"), *gravity, *field, {}, root.attribute("address")};
    for (auto const& node : root.children("field"))
        source.fields.push_back(field_in(node, source.format));
    if (auto const sense = assure_sense(source, root, agencies); !sense) return sense.refusal();
    return source;
}

Outcome<xml::Schema> schema_in(std::filesystem::path const& schemas)
{
    return xml::Schema::load(schemas / "foreign-source.xsd");
}

} // namespace

Outcome<Source> read_source(std::string_view text, std::filesystem::path const& schemas,
    std::set<std::string> const& agencies, std::string const& name)
{
    auto const schema = schema_in(schemas);
    if (!schema) return schema.refusal();
    auto const document = xml::Document::parse(text, xml::Limits::own_file(), name);
    return document ? source_in(*document, *schema, agencies) : Outcome<Source>(document.refusal());
}

Outcome<Sources> Sources::load(std::filesystem::path const& home, std::set<std::string> const& agencies)
{
    auto const schema = schema_in(home / "xsd");
    if (!schema) return schema.refusal();
    auto const folder = home / "conf" / "foreign";
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(folder))
        for (auto const& file : std::filesystem::directory_iterator(folder))
            if (file.path().extension() == ".xml") files.push_back(file.path());
    std::sort(files.begin(), files.end());
    Sources sources;
    for (auto const& file : files) {
        auto const document = xml::Document::load(file, xml::Limits::own_file());
        if (!document) return document.refusal();
        auto source = source_in(*document, *schema, agencies);
        if (!source) return source.refusal();
        if (source->id != file.stem().string())
            return refused(document->root(), "the file of the source " + source->id + " must have its name");
        sources.m_sources.push_back(std::move(*source));
    }
    return sources;
}

Outcome<Source> Sources::find(std::string_view id) const
{
    std::string known;
    for (auto const& source : m_sources) {
        if (source.id == id) return source;
        known += (known.empty() ? "" : ", ") + source.id;
    }
    return Refusal{Fault::NotFound, "no list is called that; there are: " + known, "source"};
}

} // namespace xindang::foreign
