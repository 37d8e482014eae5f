#include <xml/canonical_writer.h>

#include <xml/escape.h>
#include <xml/libxml.h>

#include <algorithm>

namespace xindang::xml {

namespace {

constexpr std::string_view XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

std::string_view uri_of(xmlNs const* ns)
{
    return ns ? view_of(ns->href) : std::string_view();
}

std::string_view prefix_of(xmlNs const* ns)
{
    return ns ? view_of(ns->prefix) : std::string_view();
}

void append_name(Bytes& out, xmlNs const* ns, xmlChar const* name)
{
    if (auto const prefix = prefix_of(ns); !prefix.empty()) {
        out += prefix;
        out += ':';
    }
    out += view_of(name);
}

void append_attribute(Bytes& out, xmlAttr const* attribute)
{
    out += ' ';
    append_name(out, attribute->ns, attribute->name);
    out += "=\"";
    for (auto const* piece = attribute->children; piece; piece = piece->next)
        append_escaped(out, view_of(piece->content), IN_ATTRIBUTE);
    out += '"';
}

/// Canonical XML 1.0 §2.2: by the URI of the namespace, then by local name; those of no namespace come first.
bool stands_before(xmlAttr const* a, xmlAttr const* b)
{
    auto const first = uri_of(a->ns);
    auto const second = uri_of(b->ns);
    return first != second ? first < second : view_of(a->name) < view_of(b->name);
}

} // namespace

bool CanonicalWriter::needs(std::string_view prefix, std::string_view uri) const
{
    auto const shown = std::find_if(
        m_shown.rbegin(), m_shown.rend(), [prefix](Shown const& candidate) { return candidate.prefix == prefix; });
    // An element of no namespace has to take back a default one that is shown above it, and nothing else.
    if (shown == m_shown.rend()) return !uri.empty();
    return shown->uri != uri;
}

std::vector<CanonicalWriter::Shown> CanonicalWriter::show(xmlNode const* element)
{
    std::vector<Shown> declared;
    auto const take = [&](std::string_view prefix, std::string_view uri) {
        if (prefix == "xml" && uri == XML_NAMESPACE) return;
        if (!needs(prefix, uri)) return;
        declared.push_back({prefix, uri, m_depth});
        m_shown.push_back(declared.back());
    };
    // exc-c14n §3: those the element and its qualified attributes visibly use.
    take(prefix_of(element->ns), uri_of(element->ns));
    for (auto const* attribute = element->properties; attribute; attribute = attribute->next)
        if (attribute->ns) take(prefix_of(attribute->ns), uri_of(attribute->ns));
    std::sort(declared.begin(), declared.end(), [](Shown const& a, Shown const& b) { return a.prefix < b.prefix; });
    return declared;
}

void CanonicalWriter::open(xmlNode const* element, std::string_view without)
{
    ++m_depth;
    m_out += '<';
    append_name(m_out, element->ns, element->name);
    for (auto const& declared : show(element)) {
        m_out += " xmlns";
        if (!declared.prefix.empty()) {
            m_out += ':';
            m_out += declared.prefix;
        }
        m_out += "=\"";
        append_escaped(m_out, declared.uri, IN_ATTRIBUTE);
        m_out += '"';
    }
    m_attributes.clear();
    for (auto const* attribute = element->properties; attribute; attribute = attribute->next)
        if (attribute->ns || without.empty() || view_of(attribute->name) != without) m_attributes.push_back(attribute);
    std::sort(m_attributes.begin(), m_attributes.end(), stands_before);
    for (auto const* attribute : m_attributes)
        append_attribute(m_out, attribute);
    m_out += '>';
}

void CanonicalWriter::close(xmlNode const* element)
{
    while (!m_shown.empty() && m_shown.back().depth == m_depth)
        m_shown.pop_back();
    --m_depth;
    m_out += "</";
    append_name(m_out, element->ns, element->name);
    m_out += '>';
}

void CanonicalWriter::enter(xmlNode const* element)
{
    ++m_depth;
    show(element);
}

void CanonicalWriter::write(xmlNode const* node, std::string_view without)
{
    switch (node->type) {
    case XML_ELEMENT_NODE:
        open(node, without);
        for (auto const* child = node->children; child; child = child->next)
            write(child);
        close(node);
        return;
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE:
        append_escaped(m_out, view_of(node->content), IN_TEXT);
        return;
    case XML_PI_NODE:
        m_out += "<?";
        m_out += view_of(node->name);
        if (auto const content = view_of(node->content); !content.empty()) {
            m_out += ' ';
            append_escaped(m_out, content, IN_INSTRUCTION);
        }
        m_out += "?>";
        return;
    // Nothing else can stand in a tree without a DTD.
    default:
        return;
    }
}

} // namespace xindang::xml
