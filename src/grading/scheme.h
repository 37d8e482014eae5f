#pragma once

#include <base/findings.h>
#include <grading/definition.h>
#include <xml/schema.h>

#include <memory>
#include <string>

namespace xindang::grading {

/// A grading scheme (评价方案) that has passed every check of lint(); nothing else can be evaluated.
/// Refuses, with file and line: unknown words, duplicate ids, overlapping tiers or gaps between them, gaps and overlaps
/// of bands, bands no score can reach, a missing basis, indicators that can never count.
/// Never changes once it is there; copies share what it says, so that passing one on costs nothing.
class Scheme {
public:
    /// `file` is the name shown in places ("a.xml:41"). The schema is the compiled xsd/grading-scheme.xsd.
    static Outcome<Scheme> load(BytesView xml, std::string const& file, xml::Schema const& schema);
    /// Everything wrong with a scheme file, each with its line; no errors means load() takes it.
    static Findings lint(BytesView xml, std::string const& file, xml::Schema const& schema);
    /// The same checks on a definition made by a program.
    static Outcome<Scheme> of(Definition definition);

    std::string const& id() const { return m_definition->id; }
    std::string const& version() const { return m_definition->version; }
    Definition const& definition() const { return *m_definition; }
    /// Whether grades as of that day may be given by this scheme.
    bool in_force_on(model::CivilDate day) const;
    /// The same with that day as the last on which it is in force.
    Scheme until(model::CivilDate last_day) const;

private:
    explicit Scheme(Definition definition) : m_definition(std::make_shared<Definition const>(std::move(definition))) {}
    std::shared_ptr<Definition const> m_definition;
};

} // namespace xindang::grading
