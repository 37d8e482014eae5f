#pragma once

#include <document/layout_tree.h>

#include <cstddef>
#include <string>
#include <vector>

/// What the parts of a laid-out document are to somebody who hears it instead of seeing it. Knows nothing of PDF: a
/// writer of another format asks the same tree.
namespace xindang::document {

enum class Role {
    Document,
    Section, ///< of a document with several: 正文, 附件
    Heading, ///< `level` 1 is a title
    Paragraph,
    List,
    ListItem,
    Table,
    TableHead,
    TableBody,
    Row,
    HeaderCell,
    DataCell,
    Seal,
    Figure,
};

/// Which cells a header cell is the header of.
enum class Scope { Row, Column };

struct Element {
    Role role;
    std::size_t parent;       ///< position of an earlier element; the first, the document, is its own parent
    std::size_t block = 0;    ///< whose items are its content; 0: other elements are
    int level = 0;            ///< of headings, from 1, without gaps
    Scope scope = Scope::Row; ///< of header cells
    std::size_t columns = 1;  ///< of cells: how many they span
    std::string words = {};   ///< of seals and figures: what stands for the picture
    /// Of data cells: the header cells that say what stands in them, the row's before the columns'.
    std::vector<std::size_t> headers = {};
};

/// Elements in reading order, every one behind its parent.
struct Structure {
    std::vector<Element> elements;
    std::vector<std::size_t> of_block; ///< block n → position of its element, at n - 1
};

/// Builds the tree from a layout's blocks: a paragraph is one element over all its lines and pages, tables have all
/// their rows and cells (empty ones too), headings begin at 1 and never skip a level.
Structure structure_of(Layout const& layout);

} // namespace xindang::document
