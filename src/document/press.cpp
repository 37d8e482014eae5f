#include <document/press.h>

#include <base/utf8.h>
#include <crypto/hash.h>
#include <document/enclosed.h>

#include <algorithm>
#include <sstream>

namespace xindang::document {

namespace {

constexpr char TEMPLATE_NAMESPACE[] = "urn:xindang:template:1";

std::string organ_of(Gongwen const& gongwen)
{
    for (auto const& section : gongwen.sections)
        if (section.signature && !section.signature->organs.empty())
            return utf8::encode(section.signature->organs.front().organ.characters);
    for (auto const& section : gongwen.sections)
        if (!section.organ_marks.empty()) return utf8::encode(section.organ_marks.front().characters);
    return {};
}

std::string text_of_page(pdf::Page const& page)
{
    std::string text;
    std::optional<pdf::Length> baseline;
    for (auto const& item : page.items) {
        auto const* run = std::get_if<pdf::GlyphRun>(&item);
        if (!run || run->glyphs.empty()) continue;
        if (baseline && *baseline != run->baseline) text += '\n';
        baseline = run->baseline;
        for (auto const& glyph : run->glyphs)
            text += glyph.text;
    }
    return text.empty() ? text : text + '\n';
}

// 16 octets that depend on everything printed, so that equal jobs give equal files and no two others share an /ID.
Bytes identifier_of(PrintJob const& job)
{
    crypto::Hasher hasher;
    hasher.update(job.kind + "\n" + job.at.utc_text() + "\n" + (job.check ? job.check->code : "") + "\n");
    hasher.update(job.facts);
    return Bytes(hasher.finish().bytes().substr(0, 16));
}

std::string number_of(Gongwen const& gongwen)
{
    for (auto const& section : gongwen.sections)
        if (!section.number.empty()) return utf8::encode(section.number.characters);
    return {};
}

Outcome<std::set<std::string>> unprinted_names(std::filesystem::path const& stylesheet)
{
    auto const document = xml::Document::load(stylesheet, xml::Limits::own_file());
    if (!document) return document.refusal();
    std::istringstream words(document->root().attribute(TEMPLATE_NAMESPACE, "unprinted"));
    std::set<std::string> names;
    for (std::string name; words >> name;)
        names.insert(name);
    return names;
}

} // namespace

Outcome<Press> Press::open(std::filesystem::path const& home)
{
    auto fonts = Fonts::load(home / "fonts");
    if (!fonts) return fonts.refusal();
    auto seals = Seals::load(home / "conf/seals.xml", home / "xsd/seals.xsd", *fonts);
    if (!seals) return seals.refusal();
    auto gongwen = xml::Schema::load(home / "xsd/gongwen.xsd");
    if (!gongwen) return gongwen.refusal();
    Press press(std::move(*fonts), std::move(*seals), std::move(*gongwen));

    std::error_code none;
    for (auto const& entry : std::filesystem::directory_iterator(home / "templates/documents", none)) {
        auto const kind = entry.path().stem().string();
        auto const schema_file = home / "xsd" / ("facts-" + kind + ".xsd");
        // Stylesheets and schemas called common are there to be imported by the others.
        if (entry.path().extension() != ".xsl" || kind == "common" || !std::filesystem::exists(schema_file)) continue;
        auto schema = xml::Schema::load(schema_file);
        if (!schema) return schema.refusal();
        auto stylesheet = xml::Stylesheet::load(entry.path());
        if (!stylesheet) return stylesheet.refusal();
        auto unprinted = unprinted_names(entry.path());
        if (!unprinted) return unprinted.refusal();
        press.m_kinds.emplace(kind, Kind{std::move(*schema), std::move(*stylesheet), std::move(*unprinted)});
    }
    return press;
}

std::vector<std::string> Press::kinds() const
{
    std::vector<std::string> names;
    for (auto const& [name, kind] : m_kinds)
        names.push_back(name);
    return names;
}

Outcome<xml::Document> Press::check(std::string_view kind, BytesView facts) const
{
    auto const found = m_kinds.find(kind);
    if (found == m_kinds.end())
        return Refusal{Fault::NotFound, "there is no kind of document \"" + std::string(kind) + "\"", "kind"};
    auto document = xml::Document::parse(facts, xml::Limits::own_file(), "facts.xml");
    if (!document) return document.refusal();
    if (auto const valid = found->second.facts.check(*document); !valid) return valid.refusal();
    return document;
}

Outcome<std::string> Press::kind_of(BytesView facts) const
{
    for (auto const& [name, kind] : m_kinds)
        if (check(name, facts)) return name;
    return Refusal{Fault::BadInput, "the facts obey the schema of no kind of document", "facts"};
}

std::set<std::string> Press::unprinted(xml::Document const& facts) const
{
    auto const root = facts.root();
    std::set<std::string> names;
    auto const add = [&](std::string const& kind) {
        if (auto const found = m_kinds.find(kind); found != m_kinds.end())
            names.insert(found->second.unprinted.begin(), found->second.unprinted.end());
    };
    add(root.name());
    for (auto const fact : root.children())
        for (auto const enclosed : fact.children())
            add(enclosed.name());
    return names;
}

Outcome<Bytes> Press::gongwen(std::string_view kind, BytesView facts) const
{
    auto const document = check(kind, facts);
    if (!document) return document.refusal();
    auto const transformed = m_kinds.find(kind)->second.stylesheet.transform(*document);
    if (!transformed) return transformed.refusal();
    if (!encloses(*transformed)) return transformed->serialised();
    return with_enclosed(
        *transformed, *document, [this](std::string const& inner, Bytes const& its) { return gongwen(inner, its); });
}

Outcome<Press::Composed> Press::compose(BytesView gongwen_xml, std::optional<CheckMark> const& check) const
{
    auto const gongwen = read_gongwen(gongwen_xml, m_gongwen);
    if (!gongwen) return gongwen.refusal();
    return compose(*gongwen, check);
}

Outcome<Press::Composed> Press::compose(Gongwen const& gongwen, std::optional<CheckMark> const& check) const
{
    PageProfile profile;
    profile.seal_diameters_mm = m_seals.diameters_mm();
    auto layout = lay_out(gongwen, m_fonts, profile);
    if (!layout) return layout.refusal();
    if (check) add_check_mark(*layout, *check, m_fonts);
    auto drawn = draw(*layout, m_fonts, m_seals);
    if (!drawn) return drawn.refusal();
    return Composed{std::move(*layout), std::move(*drawn), organ_of(gongwen), number_of(gongwen)};
}

std::vector<pdf::Property> Press::properties_of(PrintJob const& job, Composed const& composed)
{
    std::vector<pdf::Property> properties{
        {"kind", "kind of official document", job.kind}, {"issuer", "organ that issues the document", composed.organ}};
    if (!composed.number.empty()) properties.push_back({"number", "document number", composed.number});
    properties.push_back({"factsDigest", "SHA-256 of the facts the document was made of, in hexadecimal",
        to_hex(crypto::sha256(job.facts).bytes())});
    return properties;
}

Outcome<Printed> Press::print(PrintJob const& job) const
{
    auto text = gongwen(job.kind, job.facts);
    if (!text) return text.refusal();
    auto composed = compose(*text, job.check);
    if (!composed) return composed.refusal();
    pdf::Drawing drawing{composed->layout.title, composed->organ, "zh-CN", job.at, identifier_of(job),
        std::move(composed->drawn.pages),
        {{"facts.xml", "application/xml", "文书的结构化事实", job.facts},
            {"gongwen.xml", "application/xml", "文书正文", *text}},
        std::nullopt, std::move(composed->drawn.structure), properties_of(job, *composed)};
    pdf::SignatureField field;
    if (auto const& seal = composed->drawn.seal) {
        field.page = seal->page;
        field.x = seal->box.x;
        field.y = seal->box.y;
        field.width = seal->box.width;
        field.height = seal->box.height;
    }
    field.element = composed->drawn.signature;
    field.signer = job.signer;
    drawing.signature = std::move(field);
    auto const pages = drawing.pages.size();
    auto written = pdf::write_document(drawing, m_fonts.set(), m_fonts.colour_profile());
    return Printed{
        std::move(written), composed->layout.title, std::move(*text), pages, std::move(composed->layout.substitutions)};
}

Outcome<Printed> Press::typeset(BytesView gongwen_xml, Instant at) const
{
    auto gongwen = read_gongwen(gongwen_xml, m_gongwen);
    if (!gongwen) return gongwen.refusal();
    for (auto& section : gongwen->sections)
        if (section.signature)
            for (auto& signatory : section.signature->organs)
                signatory.seal.clear();
    auto composed = compose(*gongwen, std::nullopt);
    if (!composed) return composed.refusal();
    // The last element would hold the signature.
    auto& structure = composed->drawn.structure;
    structure.pop_back();
    pdf::Drawing const drawing{composed->layout.title, composed->organ, "zh-CN", at,
        identifier_of({"gongwen", Bytes(gongwen_xml), at, {}}), std::move(composed->drawn.pages), {}, std::nullopt,
        std::move(structure)};
    auto const pages = drawing.pages.size();
    auto written = pdf::write_document(drawing, m_fonts.set(), m_fonts.colour_profile());
    return Printed{std::move(written), composed->layout.title, Bytes(gongwen_xml), pages,
        std::move(composed->layout.substitutions)};
}

Outcome<Layout> Press::layout_of(BytesView gongwen_xml) const
{
    auto composed = compose(gongwen_xml);
    if (!composed) return composed.refusal();
    return std::move(composed->layout);
}

Outcome<std::vector<std::string>> Press::text_of(BytesView gongwen_xml) const
{
    auto const composed = compose(gongwen_xml);
    if (!composed) return composed.refusal();
    std::vector<std::string> pages;
    for (auto const& page : composed->drawn.pages)
        pages.push_back(text_of_page(page));
    return pages;
}

Outcome<std::vector<std::string>> Press::text(std::string_view kind, BytesView facts) const
{
    auto const text = gongwen(kind, facts);
    if (!text) return text.refusal();
    return text_of(*text);
}

} // namespace xindang::document
