#pragma once

#include <document/enclosed.h>
#include <xml/document.h>
#include <xml/stylesheet.h>

#include <support/outcome.h>

#include <filesystem>
#include <string>

namespace xindang::test {

/// The text that facts make by the template of their kind, documents they enclose included, as the press makes it but
/// without fonts.
inline Bytes gongwen_of(std::string const& kind, xml::Document const& facts)
{
    auto const templates = std::filesystem::path(XD_SOURCE_DIR) / "templates/documents";
    auto const sheet = must(xml::Stylesheet::load(templates / (kind + ".xsl")));
    auto const made = must(sheet.transform(facts));
    if (!document::encloses(made)) return made.serialised();
    return must(document::with_enclosed(made, facts, [](std::string const& inner, Bytes const& its) -> Outcome<Bytes> {
        return gongwen_of(inner, must(xml::Document::parse(its, xml::Limits::own_file(), "facts.xml")));
    }));
}

/// The same of the example in tests/fixtures/document.
inline Bytes gongwen_of(std::string const& kind)
{
    auto const file = std::filesystem::path(XD_SOURCE_DIR) / "tests/fixtures/document" / (kind + ".xml");
    return gongwen_of(kind, must(xml::Document::load(file, xml::Limits::own_file())));
}

} // namespace xindang::test
