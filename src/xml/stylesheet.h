#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <xml/document.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace xindang::xml {

/// An XSLT 1.0 stylesheet. It sees its input, its parameters and nothing else: no network, no file is read or written
/// while it runs (document() and exsl:document are refused), and the same input gives the same octets. generate-id()
/// does not exist because its answers depend on addresses in memory. exsl:node-set, set:* and str:* are there.
class Stylesheet {
public:
    using Parameters = std::map<std::string, std::string>;

    /// xsl:include and xsl:import come from the same folder only. NotFound, or BadInput at "file:line".
    static Outcome<Stylesheet> load(std::filesystem::path const& file);

    /// The result as a tree. A message with terminate="yes" is a refusal (BadInput) that carries its text; so is any
    /// other failure of the run. Parameters are strings, never expressions.
    Outcome<Document> transform(Document const& input, Parameters const& parameters = {}) const;
    /// The result as octets, as the stylesheet's xsl:output asks.
    Outcome<Bytes> transform_to_bytes(Document const& input, Parameters const& parameters = {}) const;

private:
    struct Compiled;
    explicit Stylesheet(std::shared_ptr<Compiled> compiled) : m_compiled(std::move(compiled)) {}
    std::shared_ptr<Compiled> m_compiled;
};

} // namespace xindang::xml
