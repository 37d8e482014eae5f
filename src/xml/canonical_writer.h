#pragma once

#include <base/bytes.h>

#include <libxml/tree.h>
#include <string_view>
#include <vector>

namespace xindang::xml {

/// Private furniture of this room: exc-c14n (W3C Recommendation of 18 July 2002) without InclusiveNamespaces and
/// without comments, written piece by piece, so that a document need never be in memory as a whole. What a reader of
/// signed octets relies on must be written down twice: tests compare this with libxml2's own, over trees made at
/// random.
class CanonicalWriter {
public:
    /// Appends to `out`, which must outlive the writer.
    explicit CanonicalWriter(Bytes& out) : m_out(out) {}

    /// The start tag; namespaces shown from here on hold until close(). `without` is an attribute of no namespace that
    /// is left out.
    void open(xmlNode const* element, std::string_view without = {});
    void close(xmlNode const* element);
    /// An element with all that is in it, a text or an instruction; comments give nothing.
    void write(xmlNode const* node, std::string_view without = {});
    /// Takes over the namespaces an element shows, as if its start tag had been written.
    void enter(xmlNode const* element);

private:
    struct Shown {
        std::string_view prefix;
        std::string_view uri;
        std::size_t depth;
    };
    /// What this element has to declare, by prefix; they count as shown from now on.
    std::vector<Shown> show(xmlNode const* element);
    bool needs(std::string_view prefix, std::string_view uri) const;

    Bytes& m_out;
    std::vector<Shown> m_shown;
    std::vector<xmlAttr const*> m_attributes; ///< of the element being opened
    std::size_t m_depth = 0;
};

} // namespace xindang::xml
