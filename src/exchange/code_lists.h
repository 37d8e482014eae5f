#pragma once

#include <base/outcome.h>
#include <law/catalogue.h>
#include <xml/schema.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace xindang::exchange {

/// The open code lists that go with a list (jdl-codes-1.0.xsd): measures, statutes, agencies. They are separate files
/// so that a new code needs no new schema; an importer takes an unknown code in and warns.
class CodeLists {
public:
    /// BadInput at "file:line".
    static Outcome<CodeLists> parse(BytesView text, xml::Schema const& schema, std::string const& name);

    std::string const& version() const { return m_version; }
    bool knows(std::string_view list, std::string_view code) const;

private:
    std::string m_version;
    std::set<std::pair<std::string, std::string>, std::less<>> m_codes;
};

/// The file for this law data. Its version is part of its own digest, so that other codes never bear the same version.
Bytes code_lists_document(law::Catalogue const& law);
/// The version code_lists_document() wrote.
std::string code_lists_version(law::Catalogue const& law);

} // namespace xindang::exchange
