#include <xml/canonical.h>

#include <xml/canonical_writer.h>
#include <xml/libxml.h>

#include <stdexcept>

namespace xindang::xml {

namespace {

Bytes alone(Node const& element, std::string_view without)
{
    if (!element) throw std::logic_error("an empty cursor has no canonical form");
    Bytes out;
    CanonicalWriter(out).write(element_of(element), without);
    return out;
}

void enter_ancestors(CanonicalWriter& writer, xmlNode const* element)
{
    if (!element || element->type != XML_ELEMENT_NODE) return;
    enter_ancestors(writer, element->parent);
    writer.enter(element);
}

} // namespace

Bytes exclusive_canonical(Node const& element)
{
    return alone(element, {});
}

Bytes exclusive_canonical_without(Node const& element, std::string_view attribute)
{
    return alone(element, attribute);
}

Bytes exclusive_canonical_inside(Node const& element)
{
    if (!element) throw std::logic_error("an empty cursor has no canonical form");
    Bytes out;
    CanonicalWriter writer(out);
    enter_ancestors(writer, element_of(element)->parent);
    writer.write(element_of(element));
    return out;
}

} // namespace xindang::xml
