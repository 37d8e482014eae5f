#include <document/enclosed.h>

#include <xml/builder.h>
#include <xml/copy.h>

namespace xindang::document {

namespace {

constexpr char TEMPLATE_NAMESPACE[] = "urn:xindang:template:1";

bool is_place(xml::Node node)
{
    return node.is(TEMPLATE_NAMESPACE, "enclosed");
}

Outcome<xml::Document> text_at(xml::Node place, xml::Node facts, TextOf const& text_of)
{
    auto const fact = facts.child(place.attribute("fact"));
    auto const enclosed = fact.first_child();
    if (!enclosed || enclosed.next_sibling())
        return Refusal{Fault::BadInput, "this fact must hold the facts of one document and nothing else",
            facts.path() + "/" + place.attribute("fact")};
    xml::Builder builder{xml::Builder::Layout::Compact};
    xml::copy(builder, enclosed);
    auto const text = text_of(enclosed.name(), builder.finish());
    if (!text) return text.refusal();
    return xml::Document::parse(*text, xml::Limits::own_file(), "gongwen.xml");
}

} // namespace

bool encloses(xml::Document const& gongwen)
{
    for (auto const node : gongwen.root().children())
        if (is_place(node)) return true;
    return false;
}

Outcome<Bytes> with_enclosed(xml::Document const& gongwen, xml::Document const& facts, TextOf const& text_of)
{
    auto const root = gongwen.root();
    xml::Builder builder{xml::Builder::Layout::Compact};
    builder.open(root.name()).declare("", root.ns());
    for (auto const& name : root.attribute_names())
        builder.attribute(name, root.attribute(name));
    for (auto const node : root.children()) {
        if (!is_place(node)) {
            xml::copy(builder, node, root.ns());
            continue;
        }
        auto const text = text_at(node, facts.root(), text_of);
        if (!text) return text.refusal();
        for (auto const section : text->root().children())
            xml::copy(builder, section, root.ns(), {"seal"});
    }
    builder.close();
    return builder.finish();
}

} // namespace xindang::document
