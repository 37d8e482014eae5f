#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::xml {

struct Content;

/// A cursor on one element of a Document: a pointer, cheap to copy, valid while the document lives. It may be empty (no
/// such child); everything asked of an empty cursor is empty, so that paths can be walked without asking at each step.
class Node {
public:
    Node() = default;
    explicit Node(void const* element) : m_element(element) {}
    explicit operator bool() const { return m_element != nullptr; }
    bool operator==(Node const&) const = default;

    /// Local name, without prefix.
    std::string name() const;
    /// Namespace URI; empty for none.
    std::string ns() const;
    bool is(std::string_view ns, std::string_view name) const;

    /// Value of an attribute that is in no namespace; empty when absent.
    std::string attribute(std::string_view name) const;
    /// Value of an attribute that is in a namespace.
    std::string attribute(std::string_view ns, std::string_view name) const;
    bool has_attribute(std::string_view name) const;
    /// Whether there is any attribute that is in a namespace.
    bool has_foreign_attributes() const;
    /// Names of the attributes that are in no namespace, in document order.
    std::vector<std::string> attribute_names() const;

    /// All text within, in document order, white space as written.
    std::string text() const;
    /// The same without white space at either end.
    std::string trimmed_text() const;

    /// The first child element of that local name, in any namespace.
    Node child(std::string_view name) const;
    /// The first child element of that namespace and local name.
    Node child(std::string_view ns, std::string_view name) const;
    Node first_child() const;
    Node next_sibling() const;
    Node parent() const;

    class Iterator;
    class Children;
    /// The child elements, in order: for (auto const child : node.children()).
    Children children() const;
    /// The child elements of one local name.
    std::vector<Node> children(std::string_view name) const;
    /// Mixed content: texts and elements in order; comments and processing instructions are left out.
    std::vector<Content> contents() const;

    /// Line in the text it was parsed from, from 1; 0 when it was not parsed.
    std::size_t line() const;
    /// "file.xml:41": for refusals and findings.
    std::string place() const;
    /// "/list/entry[3]/name": local names, position among siblings of the same name when there are several.
    std::string path() const;

    void const* element() const { return m_element; } ///< private furniture of this room

private:
    void const* m_element = nullptr;
};

/// A piece of mixed content: an element, or else a text.
struct Content {
    Node element;
    std::string text;
};

class Node::Iterator {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Node;
    using difference_type = std::ptrdiff_t;
    using pointer = Node const*;
    using reference = Node const&;

    Iterator() = default;
    explicit Iterator(Node node) : m_node(node) {}
    Node const& operator*() const { return m_node; }
    Node const* operator->() const { return &m_node; }
    Iterator& operator++()
    {
        m_node = m_node.next_sibling();
        return *this;
    }
    Iterator operator++(int)
    {
        auto const old = *this;
        ++*this;
        return old;
    }
    bool operator==(Iterator const&) const = default;

private:
    Node m_node;
};

class Node::Children {
public:
    explicit Children(Node first) : m_first(first) {}
    Iterator begin() const { return Iterator{m_first}; }
    Iterator end() const { return Iterator{}; }

private:
    Node m_first;
};

inline Node::Children Node::children() const
{
    return Children{first_child()};
}

} // namespace xindang::xml
