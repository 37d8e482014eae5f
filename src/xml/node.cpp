#include <xml/node.h>

#include <xml/libxml.h>

#include <cstring>

namespace xindang::xml {

namespace {

xmlNode* element_from(xmlNode* node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

/// Whether a text of the library is this one; most are not from their first character on.
bool is_text(xmlChar const* text, std::string_view expected)
{
    auto const* const characters = reinterpret_cast<char const*>(text);
    if (!characters) return expected.empty();
    return std::strncmp(characters, expected.data(), expected.size()) == 0 && characters[expected.size()] == '\0';
}

std::string value_of(xmlAttr const* attribute)
{
    if (!attribute) return {};
    auto const* const only = attribute->children;
    if (only && !only->next && only->type == XML_TEXT_NODE) return std::string(view_of(only->content));
    XmlText const text(xmlNodeListGetString(attribute->doc, attribute->children, 1));
    return std::string(view_of(text.get()));
}

xmlAttr* find_attribute(Node const& node, std::string_view ns, std::string_view name)
{
    if (!node) return nullptr;
    for (auto* attribute = element_of(node)->properties; attribute; attribute = attribute->next)
        if (is_text(attribute->name, name) && is_text(attribute->ns ? attribute->ns->href : nullptr, ns))
            return attribute;
    return nullptr;
}

void append_text(xmlNode const* node, std::string& to)
{
    for (auto const* child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) to += view_of(child->content);
        if (child->type == XML_ELEMENT_NODE) append_text(child, to);
    }
}

} // namespace

std::string Node::name() const
{
    return m_element ? std::string(view_of(element_of(*this)->name)) : std::string();
}

std::string Node::ns() const
{
    auto const* ns = m_element ? element_of(*this)->ns : nullptr;
    return ns ? std::string(view_of(ns->href)) : std::string();
}

bool Node::is(std::string_view ns, std::string_view name) const
{
    if (!m_element) return false;
    auto const* own = element_of(*this)->ns;
    return is_text(element_of(*this)->name, name) && is_text(own ? own->href : nullptr, ns);
}

std::string Node::attribute(std::string_view name) const
{
    return value_of(find_attribute(*this, "", name));
}

std::string Node::attribute(std::string_view ns, std::string_view name) const
{
    return value_of(find_attribute(*this, ns, name));
}

bool Node::has_attribute(std::string_view name) const
{
    return find_attribute(*this, "", name) != nullptr;
}

bool Node::has_foreign_attributes() const
{
    if (!m_element) return false;
    for (auto const* attribute = element_of(*this)->properties; attribute; attribute = attribute->next)
        if (attribute->ns) return true;
    return false;
}

std::vector<std::string> Node::attribute_names() const
{
    std::vector<std::string> names;
    if (!m_element) return names;
    for (auto const* attribute = element_of(*this)->properties; attribute; attribute = attribute->next)
        if (!attribute->ns) names.emplace_back(view_of(attribute->name));
    return names;
}

std::string Node::text() const
{
    std::string text;
    if (m_element) append_text(element_of(*this), text);
    return text;
}

std::string Node::trimmed_text() const
{
    auto all = text();
    auto const first = all.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    auto const last = all.find_last_not_of(" \t\r\n");
    if (first == 0 && last + 1 == all.size()) return all;
    return all.substr(first, last - first + 1);
}

Node Node::child(std::string_view name) const
{
    for (auto const node : children())
        if (is_text(element_of(node)->name, name)) return node;
    return {};
}

Node Node::child(std::string_view ns, std::string_view name) const
{
    for (auto const node : children())
        if (node.is(ns, name)) return node;
    return {};
}

Node Node::first_child() const
{
    return m_element ? Node{element_from(element_of(*this)->children)} : Node{};
}

Node Node::next_sibling() const
{
    return m_element ? Node{element_from(element_of(*this)->next)} : Node{};
}

Node Node::parent() const
{
    auto const* parent = m_element ? element_of(*this)->parent : nullptr;
    return parent && parent->type == XML_ELEMENT_NODE ? Node{parent} : Node{};
}

std::vector<Node> Node::children(std::string_view name) const
{
    std::vector<Node> nodes;
    for (auto const node : children())
        if (is_text(element_of(node)->name, name)) nodes.push_back(node);
    return nodes;
}

std::vector<Content> Node::contents() const
{
    std::vector<Content> contents;
    if (!m_element) return contents;
    for (auto const* child = element_of(*this)->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) contents.push_back({Node{child}, {}});
        if (child->type != XML_TEXT_NODE && child->type != XML_CDATA_SECTION_NODE) continue;
        // Texts on both sides of a comment are one text.
        if (contents.empty() || contents.back().element) contents.push_back({});
        contents.back().text += view_of(child->content);
    }
    return contents;
}

std::size_t Node::line() const
{
    if (!m_element) return 0;
    auto const line = xmlGetLineNo(element_of(*this));
    return line > 0 ? static_cast<std::size_t>(line) : 0;
}

std::string Node::place() const
{
    if (!m_element) return {};
    auto const* doc = element_of(*this)->doc;
    return place_of(doc ? std::string(view_of(doc->URL)) : std::string(), line());
}

std::string Node::path() const
{
    std::string path;
    for (auto node = *this; node; node = node.parent()) {
        std::size_t before = 0;
        std::size_t all = 0;
        auto const name = node.name();
        if (auto const parent = node.parent())
            for (auto const sibling : parent.children()) {
                if (sibling.name() == name) ++all;
                if (sibling == node) before = all;
            }
        path = "/" + name + (all > 1 ? "[" + std::to_string(before) + "]" : "") + path;
    }
    return path;
}

} // namespace xindang::xml
