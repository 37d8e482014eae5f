#pragma once

#include <base/findings.h>
#include <base/outcome.h>
#include <xml/document.h>

#include <filesystem>
#include <memory>

namespace xindang::xml {

/// A compiled XML Schema. Compiled from a file of ours; includes and imports come from the same folder and from nowhere
/// else, a schemaLocation inside a document is never followed. Cheap to copy; may be used from several threads.
class Schema {
public:
    /// Refuses a file that is missing (NotFound) or is no schema (BadInput at "file:line").
    static Outcome<Schema> load(std::filesystem::path const& file);

    /// Everything that is wrong with the document: rule "schema", place "file:line", at most 100 findings.
    Findings validate(Document const& document) const;
    /// Done, or the first finding as BadInput.
    Outcome<Done> check(Document const& document) const;

    struct Compiled; ///< private furniture of this room
    std::shared_ptr<Compiled> const& compiled() const { return m_compiled; }

private:
    explicit Schema(std::shared_ptr<Compiled> compiled) : m_compiled(std::move(compiled)) {}
    std::shared_ptr<Compiled> m_compiled;
};

} // namespace xindang::xml
