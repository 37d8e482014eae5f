#include <grading/scheme.h>

#include <grading/scheme_check.h>
#include <grading/scheme_xml.h>
#include <xml/document.h>

#include <tuple>

namespace xindang::grading {

namespace {

struct Loaded {
    Definition definition;
    Findings findings;
};

Loaded read_and_check(BytesView text, std::string const& file, xml::Schema const& schema)
{
    auto const document = xml::Document::parse(text, xml::Limits::own_file(), file);
    if (!document) {
        Findings findings;
        findings.add(Severity::Error, "xml", document.refusal().where, document.refusal().reason);
        return {{}, std::move(findings)};
    }
    // What is not even shaped like a scheme is told by the schema alone: later checks would repeat it.
    auto shape = schema.validate(*document);
    if (shape.has_errors()) return {{}, std::move(shape)};
    auto read = read_scheme(*document);
    if (!read.findings.has_errors()) read.findings.append(check_definition(read.definition, file));
    return {std::move(read.definition), std::move(read.findings)};
}

} // namespace

Outcome<Scheme> Scheme::load(BytesView xml, std::string const& file, xml::Schema const& schema)
{
    auto loaded = read_and_check(xml, file, schema);
    if (loaded.findings.has_errors()) return loaded.findings.first_error(Fault::BadInput);
    return Scheme{std::move(loaded.definition)};
}

Findings Scheme::lint(BytesView xml, std::string const& file, xml::Schema const& schema)
{
    return read_and_check(xml, file, schema).findings;
}

Outcome<Scheme> Scheme::of(Definition definition)
{
    auto const findings = check_definition(definition, "definition");
    if (findings.has_errors()) return findings.first_error(Fault::BadInput);
    return Scheme{std::move(definition)};
}

bool Scheme::in_force_on(model::CivilDate day) const
{
    auto const& [from, until] = std::tie(m_definition->effective_from, m_definition->effective_until);
    return (!from || *from <= day) && (!until || day <= *until);
}

Scheme Scheme::until(model::CivilDate last_day) const
{
    auto ending = *m_definition;
    ending.effective_until = last_day;
    return Scheme{std::move(ending)};
}

} // namespace xindang::grading
