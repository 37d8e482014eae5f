#include <xml/canonical.h>

#include <xml/libxml.h>

#include <libxml/c14n.h>
#include <new>
#include <stdexcept>

namespace xindang::xml {

namespace {

/// exc-c14n renders only the namespaces an element or attribute visibly uses and inherits no xml:* attributes, so an
/// element copied into a document of its own has the same form there; and copying is cheaper than a node-set.
CPointer<xmlDoc, xmlFreeDoc> alone(Node const& element)
{
    if (!element) throw std::logic_error("an empty cursor has no canonical form");
    initialise();
    CPointer<xmlDoc, xmlFreeDoc> doc(xmlNewDoc(xml_of("1.0")));
    if (!doc) throw std::bad_alloc();
    auto* copy = xmlDocCopyNode(element_of(element), doc.get(), 1);
    if (!copy) throw std::bad_alloc();
    xmlDocSetRootElement(doc.get(), copy);
    return doc;
}

Bytes canonical(xmlDoc* doc)
{
    xmlChar* text = nullptr;
    auto const size = xmlC14NDocDumpMemory(doc, nullptr, XML_C14N_EXCLUSIVE_1_0, nullptr, 0, &text);
    XmlText const owner(text);
    if (size < 0 || !text) throw std::runtime_error("canonicalization failed");
    return Bytes(reinterpret_cast<char const*>(text), static_cast<std::size_t>(size));
}

} // namespace

Bytes exclusive_canonical(Node const& element)
{
    return canonical(alone(element).get());
}

Bytes exclusive_canonical_without(Node const& element, std::string_view attribute)
{
    auto const doc = alone(element);
    if (auto* found = xmlHasProp(xmlDocGetRootElement(doc.get()), xml_of(std::string(attribute).c_str())))
        xmlRemoveProp(found);
    return canonical(doc.get());
}

} // namespace xindang::xml
