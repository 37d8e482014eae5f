#include <document/structure.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace xindang::document {

namespace {

bool is_cell(Place const& place)
{
    return place.part == Part::TableHeader || place.part == Part::TableCell;
}

bool same_cell(Place const& one, Place const& other)
{
    return one.table == other.table && one.row == other.row && one.column == other.column;
}

std::string words_of_figure(Layout const& layout, std::size_t block)
{
    for (auto const& item : layout.pages.back().items)
        if (auto const* figure = std::get_if<Figure>(&item); figure && figure->place.block == block)
            return figure->words;
    return {};
}

std::string words_of_seal(Layout const& layout, std::size_t block)
{
    for (auto const& page : layout.pages)
        for (auto const& item : page.items)
            if (auto const* seal = std::get_if<SealPlacement>(&item); seal && seal->place.block == block)
                return "印章：" + seal->organ;
    return "印章";
}

class Builder {
public:
    explicit Builder(Layout const& layout) : m_layout(layout), m_blocks(layout.blocks) {}

    Structure build() &&
    {
        m_structure.elements.push_back({Role::Document, 0});
        m_structure.of_block.resize(m_blocks.size());
        auto const several = !m_blocks.empty() && m_blocks.front().section != m_blocks.back().section;
        std::size_t section = 0;
        for (std::size_t at = 0; at < m_blocks.size();) {
            if (several && m_blocks[at].section != section) m_parent = add({Role::Section, 0});
            section = m_blocks[at].section;
            at = is_cell(m_blocks[at])                       ? add_table(at)
                 : m_blocks[at].part == Part::AttachmentNote ? add_list(at)
                                                             : add_single(at);
        }
        return std::move(m_structure);
    }

private:
    std::size_t add(Element element)
    {
        if (element.block != 0) m_structure.of_block[element.block - 1] = m_structure.elements.size();
        m_structure.elements.push_back(std::move(element));
        return m_structure.elements.size() - 1;
    }

    /// The first position from `at` on whose block is unlike the one there.
    template <class Alike> std::size_t run_end(std::size_t at, Alike const& alike) const
    {
        auto const begin = m_blocks.begin() + static_cast<std::ptrdiff_t>(at);
        auto const end =
            std::find_if_not(begin, m_blocks.end(), [&](Place const& other) { return alike(*begin, other); });
        return static_cast<std::size_t>(end - m_blocks.begin());
    }

    std::size_t add_single(std::size_t at)
    {
        auto const& place = m_blocks[at];
        Element element{Role::Paragraph, m_parent, place.block};
        if (place.part == Part::Title || place.part == Part::Heading) {
            element.role = Role::Heading;
            // ISO 14289-1 7.4.2: levels are not skipped on the way down, though 层次 of an office may be.
            element.level = place.part == Part::Title ? 1 : std::min(place.level + 1, m_level + 1);
            m_level = element.level;
        } else if (place.part == Part::Seal) {
            element.role = Role::Seal;
            element.words = words_of_seal(m_layout, place.block);
        } else if (place.part == Part::CheckMark) {
            element.role = Role::Figure;
            element.words = words_of_figure(m_layout, place.block);
        }
        add(std::move(element));
        return at + 1;
    }

    /// 附件说明: a list when there are several.
    std::size_t add_list(std::size_t at)
    {
        auto const end = run_end(at, [](Place const& one, Place const& other) {
            return other.part == one.part && other.section == one.section;
        });
        if (end == at + 1) return add_single(at);
        auto const list = add({Role::List, m_parent});
        for (; at < end; ++at)
            add({Role::ListItem, list, m_blocks[at].block});
        return end;
    }

    std::size_t add_table(std::size_t at)
    {
        auto const end = run_end(
            at, [](Place const& one, Place const& other) { return is_cell(other) && other.table == one.table; });
        auto const table = add({Role::Table, m_parent});
        m_column_headers.clear();
        std::size_t body = 0, head = 0;
        while (at < end) {
            auto const row_end =
                std::min(end, run_end(at, [](Place const& one, Place const& other) { return other.row == one.row; }));
            // Rows of nothing but labels, before any other, are the head.
            auto const labels = std::all_of(m_blocks.begin() + static_cast<std::ptrdiff_t>(at),
                m_blocks.begin() + static_cast<std::ptrdiff_t>(row_end),
                [](Place const& place) { return place.part == Part::TableHeader; });
            auto const in_head = labels && body == 0 && row_end < end;
            auto& part = in_head ? head : body;
            if (part == 0) part = add({in_head ? Role::TableHead : Role::TableBody, table});
            add_row(at, row_end, part, labels ? Scope::Column : Scope::Row);
            at = row_end;
        }
        return end;
    }

    void add_row(std::size_t at, std::size_t end, std::size_t parent, Scope scope)
    {
        auto const row = add({Role::Row, parent});
        std::size_t label = 0; // the last to the left
        while (at < end) {
            auto const& place = m_blocks[at];
            auto const cell_end = std::min(end, run_end(at, same_cell));
            Element cell{place.part == Part::TableHeader ? Role::HeaderCell : Role::DataCell, row};
            cell.scope = scope;
            cell.columns = place.columns;
            bool const header = cell.role == Role::HeaderCell;
            if (!header) cell.headers = headers_of(place, label);
            auto const parent_of_text = add(std::move(cell));
            if (header && scope == Scope::Column)
                for (std::size_t column = 0; column < place.columns; ++column)
                    m_column_headers.emplace(place.column + column, parent_of_text);
            if (header && scope == Scope::Row) label = parent_of_text;
            for (; at < cell_end; ++at)
                add({Role::Paragraph, parent_of_text, m_blocks[at].block});
        }
    }

    std::vector<std::size_t> headers_of(Place const& cell, std::size_t label) const
    {
        std::vector<std::size_t> headers;
        if (label != 0) headers.push_back(label);
        for (auto column = cell.column; column < cell.column + cell.columns; ++column) {
            auto const [from, to] = m_column_headers.equal_range(column);
            for (auto one = from; one != to; ++one)
                if (std::find(headers.begin(), headers.end(), one->second) == headers.end())
                    headers.push_back(one->second);
        }
        return headers;
    }

    Layout const& m_layout;
    std::vector<Place> const& m_blocks;
    Structure m_structure;
    std::multimap<std::size_t, std::size_t> m_column_headers; ///< of the table begun last: column → header cells
    std::size_t m_parent = 0;                                 ///< the document, or the section begun last
    int m_level = 0;
};

} // namespace

Structure structure_of(Layout const& layout)
{
    return Builder(layout).build();
}

} // namespace xindang::document
