#include <xml/document.h>

#include <base/files.h>
#include <xml/libxml.h>

#include <algorithm>
#include <limits>
#include <new>

namespace xindang::xml {

namespace {

/// Hands the text over in pieces.
int read_piece(void* rest, char* to, int size) noexcept
{
    auto& text = *static_cast<BytesView*>(rest);
    auto const piece = std::min(text.size(), static_cast<std::size_t>(size));
    text.copy(to, piece);
    text.remove_prefix(piece);
    return static_cast<int>(piece);
}

} // namespace

Outcome<Document> Document::parse(BytesView text, Limits const& limits, std::string const& name)
{
    initialise();
    if (auto const done = prescan(text, limits, name); !done) return done.refusal();
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return Refusal{Fault::TooLarge, "more than 2 GiB", name};
    CPointer<xmlParserCtxt, xmlFreeParserCtxt> const context(xmlNewParserCtxt());
    if (!context) throw std::bad_alloc();
    // NB: in pieces, because libxml2 looks over a text in one block up to 10 MB only, unless XML_PARSE_HUGE takes all
    // its other limits away too. The messages come through the context, not the thread: a schema being loaded above us
    // keeps its own.
    auto rest = text;
    CPointer<xmlDoc, xmlFreeDoc> doc(xmlCtxtReadIO(context.get(), read_piece, nullptr, &rest, name.c_str(), "UTF-8",
        PARSE_OPTIONS | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    // Namespaces in XML 1.0 §7: what has a prefix nobody declared is read differently by every program.
    if (!doc || !context->nsWellFormed) {
        auto const* error = xmlCtxtGetLastError(context.get());
        std::string reason = error && error->message ? error->message : "not well-formed";
        while (!reason.empty() && reason.back() == '\n')
            reason.pop_back();
        auto const line = error && error->line > 0 ? static_cast<std::size_t>(error->line) : 0;
        return Refusal{Fault::BadInput, "not well-formed XML: " + reason, place_of(name, line)};
    }
    return Document{std::make_shared<Tree>(doc.release(), name)};
}

Outcome<Document> Document::load(std::filesystem::path const& path, Limits const& limits)
{
    auto const text = read_file(path, limits.bytes);
    if (!text) return text.refusal();
    return parse(*text, limits, path.filename().string());
}

Node Document::root() const
{
    return Node{xmlDocGetRootElement(m_tree->doc.get())};
}

std::string const& Document::name() const
{
    return m_tree->name;
}

Bytes Document::serialised() const
{
    xmlChar* text = nullptr;
    int size = 0;
    xmlDocDumpFormatMemoryEnc(m_tree->doc.get(), &text, &size, "UTF-8", 0);
    if (!text) throw std::bad_alloc();
    XmlText const owner(text);
    return Bytes(reinterpret_cast<char const*>(text), static_cast<std::size_t>(size));
}

} // namespace xindang::xml
