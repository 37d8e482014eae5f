#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <xml/node.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace xindang::xml {

/// Comments and processing instructions. A foreign signed text must have none: a comment splits a text node in two, and
/// readers disagree about what the text then is.
enum class Remarks { Refuse, Allow };

/// How much of a text we are willing to look at. Checked over the octets, before any parser sees them.
struct Limits {
    std::size_t bytes = std::size_t{64} << 20; ///< whole text
    std::size_t depth = 64;                    ///< elements inside elements
    std::size_t tag = std::size_t{16} << 10;   ///< octets of one tag: 40,000 attributes cost libxml2 twelve seconds
    Remarks remarks = Remarks::Refuse;

    /// For files shipped with the program or written by its operator: comments are welcome.
    static Limits own_file() { return {std::size_t{64} << 20, 64, std::size_t{16} << 10, Remarks::Allow}; }
    /// For what a stranger sent.
    static Limits foreign() { return {std::size_t{64} << 20, 32, std::size_t{16} << 10, Remarks::Refuse}; }
};

/// Looks at the octets only: refuses what is over a limit (TooLarge), has a DOCTYPE, a NUL, a byte order mark, another
/// encoding than well-formed UTF-8, a comment or processing instruction where they are not allowed, or does not begin
/// like XML at all, such as a saved error page (BadInput). `name` is what places are called: "name:line".
Outcome<Done> prescan(BytesView text, Limits const& limits, std::string const& name);

/// A parsed XML text. The one door for XML: prescan() first, then a parser that never touches network or disk and knows
/// no entities but the five of XML itself. Immutable and cheap to copy: copies share the tree, which may be read from
/// several threads.
class Document {
public:
    /// Refuses as prescan() does, and BadInput at "name:line" for what is not well-formed.
    static Outcome<Document> parse(BytesView text, Limits const& limits, std::string const& name);
    /// read_file() and parse(); places are called after the file's own name.
    static Outcome<Document> load(std::filesystem::path const& path, Limits const& limits);

    /// Stays valid while this document or a copy lives; so do all cursors got from it.
    Node root() const;
    /// What places are called.
    std::string const& name() const;

    /// The whole document as text: UTF-8 with declaration.
    Bytes serialised() const;

    struct Tree; ///< private furniture of this room
    explicit Document(std::shared_ptr<Tree> tree) : m_tree(std::move(tree)) {}
    std::shared_ptr<Tree> const& tree() const { return m_tree; }

private:
    std::shared_ptr<Tree> m_tree;
};

} // namespace xindang::xml
