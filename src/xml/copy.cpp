#include <xml/copy.h>

namespace xindang::xml {

void copy(Builder& builder, Node node, std::string_view outer, std::set<std::string> const& without)
{
    builder.open(node.name());
    if (node.ns() != outer) builder.declare("", node.ns());
    for (auto const& name : node.attribute_names())
        if (!without.contains(name)) builder.attribute(name, node.attribute(name));
    for (auto const& content : node.contents())
        if (content.element)
            copy(builder, content.element, node.ns(), without);
        else
            builder.text(content.text);
    builder.close();
}

} // namespace xindang::xml
