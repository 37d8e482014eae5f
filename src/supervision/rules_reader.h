#pragma once

#include <base/findings.h>
#include <supervision/rules.h>
#include <xml/document.h>

#include <map>
#include <set>

namespace xindang::supervision {

/// Reads a document that fits xsd/supervision-rules.xsd and checks what the schema cannot say. Reading goes on after a
/// fault, so that an administrator sees the first in the order of the file and how many more there are.
class RulesReader {
public:
    RulesReader(xml::Document const& document, law::Statutes const& statutes)
        : m_document(document), m_statutes(statutes)
    {}

    Outcome<Rules> read();

private:
    void fault(xml::Node node, std::string text);
    void read_vocabulary(xml::Node node);
    Group read_group(xml::Node node);
    Factor read_factor(xml::Node node, Group const& group);
    FactorCondition read_condition(xml::Node node);
    SupervisionLevel read_level(xml::Node node);
    InspectionDuty read_duty(xml::Node node);
    void read_matrix(xml::Node node, Group& group);
    KeyReason read_key_reason(xml::Node node);
    std::vector<Basis> read_basis(xml::Node node);
    Basis read_citation(xml::Node node);

    void check_levels(xml::Node node, Group const& group);
    void check_reachable(xml::Node node, Group const& group);
    void check_matrix(xml::Node node, Group const& group);
    /// Every word must be one of the known ones.
    void check_words(xml::Node node, std::vector<std::string> const& words, std::set<std::string> const& known);
    void see_once(xml::Node node, std::set<std::string>& seen, std::string const& id);

    xml::Document const& m_document;
    law::Statutes const& m_statutes;
    Findings m_faults;
    Rules m_rules;
    std::set<std::string> m_traits;
    std::map<std::string, std::set<std::string>> m_attribute_words;
    std::set<std::string> m_factor_ids;
};

} // namespace xindang::supervision
