#include <document/tags.h>

#include <document/structure.h>

#include <optional>

namespace xindang::document {

namespace {

std::string type_of(Element const& element)
{
    switch (element.role) {
    case Role::Document:
        return "Document";
    case Role::Section:
        return "Sect";
    case Role::Heading:
        return "H" + std::to_string(element.level);
    case Role::Paragraph:
        return "P";
    case Role::List:
        return "L";
    case Role::ListItem:
        return "LI";
    case Role::Table:
        return "Table";
    case Role::TableHead:
        return "THead";
    case Role::TableBody:
        return "TBody";
    case Role::Row:
        return "TR";
    case Role::HeaderCell:
        return "TH";
    case Role::DataCell:
        return "TD";
    case Role::Seal:
    case Role::Figure:
        return "Figure";
    }
    return "";
}

pdf::Element element_of(Element const& element, std::size_t parent)
{
    pdf::Element result{type_of(element), parent, element.words};
    if (element.role == Role::HeaderCell) result.scope = element.scope == Scope::Row ? "Row" : "Column";
    result.columns = element.columns;
    return result;
}

} // namespace

pdf::Tag Tags::of(Place const& place) const
{
    if (place.block != 0) return {of_block.at(place.block - 1)};
    switch (place.part) {
    case Part::PageNumber:
        return {0, pdf::Artifact::PageNumber};
    case Part::RepeatedHead:
        return {0, pdf::Artifact::RepeatedHead};
    default:
        return {};
    }
}

Tags tags_of(Layout const& layout)
{
    auto const structure = structure_of(layout);
    Tags tags{{}, {}, 0};
    std::vector<std::size_t> positions, contents;
    for (auto const& element : structure.elements) {
        positions.push_back(tags.structure.size());
        contents.push_back(tags.structure.size());
        auto const parent = positions[element.parent];
        tags.structure.push_back(element_of(element, parent));
        for (auto const header : element.headers)
            tags.structure.back().headers.push_back(positions[header]);
        // ISO 32000-1 14.8.4.3.3: the text of a list's item is its body.
        if (element.role == Role::ListItem) {
            contents.back() = tags.structure.size();
            tags.structure.push_back({"LBody", positions.back()});
        }
        // Whoever hears of the seal hears next that it carries a signature.
        if (element.role == Role::Seal) {
            tags.signature = tags.structure.size();
            tags.structure.push_back({"Form", parent, "电子签名"});
        }
    }
    if (tags.signature == 0) {
        tags.signature = tags.structure.size();
        tags.structure.push_back({"Form", 0, "电子签名"});
    }
    for (auto const element : structure.of_block)
        tags.of_block.push_back(contents[element]);
    return tags;
}

} // namespace xindang::document
