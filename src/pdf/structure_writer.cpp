#include <pdf/structure_writer.h>

#include <optional>
#include <set>
#include <stdexcept>

namespace xindang::pdf {

namespace {

// What an element's /K will list, and the page most of it is on.
struct Kids {
    std::string entries;
    std::optional<std::size_t> page;
};

std::string box_text(Box const& box, Length height)
{
    return number(box.x) + " " + number(height - box.y - box.height) + " " + number(box.x + box.width) + " " +
           number(height - box.y);
}

// A byte string; as long as any other, so that the order of positions is that of the names.
std::string id_of(std::size_t position)
{
    auto const number = std::to_string(position);
    return "(e" + std::string(number.size() < 6 ? 6 - number.size() : 0, '0') + number + ")";
}

std::string attributes(Element const& element, Length height)
{
    std::string table, layout;
    if (!element.scope.empty()) table += " /Scope /" + element.scope;
    if (element.columns > 1) table += " /ColSpan " + std::to_string(element.columns);
    if (!element.headers.empty()) {
        table += " /Headers [";
        for (auto const header : element.headers)
            table += id_of(header);
        table += "]";
    }
    // ISO 32000-1 14.8.5.4: a figure is a block with a box.
    if (element.box) layout = " /Placement /Block /BBox [" + box_text(*element.box, height) + "]";
    if (!table.empty()) return " /A <</O /Table" + table + ">>";
    if (!layout.empty()) return " /A <</O /Layout" + layout + ">>";
    return "";
}

} // namespace

ObjectId write_structure(ObjectWriter& writer, std::vector<Element> const& structure,
    std::vector<TaggedPage> const& pages, std::vector<TaggedAnnotation> const& annotations)
{
    if (structure.empty()) throw std::logic_error("a document has a logical structure");
    auto const root = writer.reserve();
    std::vector<ObjectId> ids;
    std::vector<Kids> kids(structure.size());
    for (std::size_t i = 0; i < structure.size(); ++i) {
        ids.push_back(writer.reserve());
        if (i == 0) continue;
        if (structure[i].parent >= i) throw std::logic_error("an element stands behind its parent");
        kids[structure[i].parent].entries += " " + ids[i].reference();
    }

    std::string parents;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        parents += " " + std::to_string(p) + " [";
        for (std::size_t mark = 0; mark < pages[p].elements.size(); ++mark) {
            auto const element = pages[p].elements[mark];
            auto& list = kids.at(element);
            if (!list.page) list.page = p;
            list.entries += list.page == p ? " " + std::to_string(mark)
                                           : " <</Type /MCR /Pg " + pages[p].id.reference() + " /MCID " +
                                                 std::to_string(mark) + ">>";
            parents += (mark ? " " : "") + ids[element].reference();
        }
        parents += "]";
    }
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        auto const& annotation = annotations[i];
        auto& list = kids.at(annotation.element);
        if (!list.page) list.page = annotation.page;
        list.entries += " <</Type /OBJR /Pg " + pages.at(annotation.page).id.reference() + " /Obj " +
                        annotation.id.reference() + ">>";
        parents += " " + std::to_string(pages.size() + i) + " " + ids[annotation.element].reference();
    }

    std::set<std::size_t> named;
    for (auto const& element : structure)
        named.insert(element.headers.begin(), element.headers.end());
    std::string names;
    for (auto const position : named)
        names += id_of(position) + " " + ids.at(position).reference() + " ";

    for (std::size_t i = 0; i < structure.size(); ++i) {
        auto const& element = structure[i];
        auto body =
            "<</Type /StructElem /S /" + element.type + " /P " + (i == 0 ? root : ids[element.parent]).reference();
        if (kids[i].page) body += " /Pg " + pages[*kids[i].page].id.reference();
        if (!element.alternative.empty()) body += " /Alt " + text_string(element.alternative);
        if (named.contains(i)) body += " /ID " + id_of(i);
        body += attributes(element, kids[i].page ? pages[*kids[i].page].height : 0);
        if (!kids[i].entries.empty()) body += " /K [" + kids[i].entries.substr(1) + "]";
        writer.write(ids[i], body + ">>");
    }
    auto const parent_tree = writer.write("<</Nums [" + parents.substr(parents.empty() ? 0 : 1) + "]>>");
    writer.write(root, "<</Type /StructTreeRoot /K [" + ids[0].reference() + "] /ParentTree " +
                           parent_tree.reference() + " /ParentTreeNextKey " +
                           std::to_string(pages.size() + annotations.size()) +
                           (names.empty() ? "" : " /IDTree <</Names [" + names + "]>>") + ">>");
    return root;
}

} // namespace xindang::pdf
