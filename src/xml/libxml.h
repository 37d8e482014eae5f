#pragma once

#include <base/outcome.h>
#include <xml/document.h>

#include <filesystem>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::xml {

/// Frees what a C library gave: CPointer<xmlFreeDoc, xmlDoc>.
template <auto free_function> struct Freer {
    template <class T> void operator()(T* pointer) const { free_function(pointer); }
};
template <class T, auto free_function> using CPointer = std::unique_ptr<T, Freer<free_function>>;

/// xmlFree is a variable, not a function.
struct XmlFreer {
    void operator()(void* pointer) const { xmlFree(pointer); }
};
using XmlText = std::unique_ptr<xmlChar, XmlFreer>;

struct Document::Tree {
    Tree(xmlDoc* tree, std::string label);
    CPointer<xmlDoc, xmlFreeDoc> doc;
    std::string name;
};

/// Starts libxml2, libxslt and xmlsec, once, and takes the entity loader: from then on no text of any kind pulls in
/// another one, except where a ReadableFolder stands.
void initialise();

/// For libraries that would print.
void say_nothing(void* context, char const* format, ...);

/// While it lives, this thread may read files that lie directly in the folder: includes of schemas and stylesheets.
class ReadableFolder {
public:
    explicit ReadableFolder(std::filesystem::path const& folder);
    ReadableFolder(ReadableFolder const&) = delete;
    ReadableFolder& operator=(ReadableFolder const&) = delete;
    ~ReadableFolder();
};

/// One message of the library.
struct Complaint {
    std::string file;
    std::size_t line = 0;
    std::string text;
};

/// While it lives, the library's messages of this thread land here instead of on stderr; at most 100 are kept.
class Complaints {
public:
    Complaints();
    Complaints(Complaints const&) = delete;
    Complaints& operator=(Complaints const&) = delete;
    ~Complaints();
    std::vector<Complaint> const& all() const { return m_all; }
    /// The first as BadInput at "file:line".
    Refusal refusal(std::string const& otherwise, std::string const& name) const;

    /// A xmlStructuredErrorFunc whose context is a Complaints.
    static void take(void* complaints, xmlError* error);

private:
    void add(xmlError const& error);
    std::vector<Complaint> m_all;
    xmlStructuredErrorFunc m_old_function;
    void* m_old_context;
};

inline std::string_view view_of(xmlChar const* text)
{
    return text ? std::string_view{reinterpret_cast<char const*>(text)} : std::string_view{};
}
inline xmlChar const* xml_of(char const* text)
{
    return reinterpret_cast<xmlChar const*>(text);
}
/// The element under a cursor. libxml2 asks for pointers to what it will not change.
inline xmlNode* element_of(Node const& node)
{
    return const_cast<xmlNode*>(static_cast<xmlNode const*>(node.element()));
}

/// Options for every parser here: no network, no entities, adjacent texts as one, lines over 65,535 counted.
constexpr int PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES;

inline std::string place_of(std::string const& name, std::size_t line)
{
    return line == 0 ? name : name + ":" + std::to_string(line);
}

} // namespace xindang::xml
