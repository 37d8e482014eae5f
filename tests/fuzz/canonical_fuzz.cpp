#include <xml/canonical.h>
#include <xml/document.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <libxml/c14n.h>
#include <libxml/parser.h>

/// Whether a namespace has a character that Canonical XML 1.0 §2.3 escapes. libxml2 writes it as it is; we keep to the
/// text, and such a list is then refused by whoever checks it the other way.
static bool has_namespace_to_escape(xmlNode const* node)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        for (auto const* ns = node->nsDef; ns; ns = ns->next)
            if (ns->href && std::strpbrk(reinterpret_cast<char const*>(ns->href), "&<\"\t\n\r")) return true;
        if (has_namespace_to_escape(node->children)) return true;
    }
    return false;
}

/// Our exclusive canonicalization and that of libxml2, which never met, write the same octets of every document that
/// comes through the door.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    BytesView const text{reinterpret_cast<char const*>(data), size};
    auto const document = xml::Document::parse(text, xml::Limits::foreign(), "x");
    if (!document) return 0;
    auto const ours = xml::exclusive_canonical(document->root());
    auto* const theirs = xmlReadMemory(text.data(), static_cast<int>(text.size()), "x", "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!theirs) return 0; // over a limit of texts in one block
    if (has_namespace_to_escape(xmlDocGetRootElement(theirs))) {
        xmlFreeDoc(theirs);
        return 0;
    }
    xmlChar* canonical = nullptr;
    auto const length = xmlC14NDocDumpMemory(theirs, nullptr, XML_C14N_EXCLUSIVE_1_0, nullptr, 0, &canonical);
    // A namespace that is no absolute URI: libxml2 refuses to write it, and no list can have one.
    auto const same =
        length < 0 || ours == BytesView(reinterpret_cast<char const*>(canonical), static_cast<std::size_t>(length));
    xmlFree(canonical);
    xmlFreeDoc(theirs);
    if (!same) std::abort();
    return 0;
}
