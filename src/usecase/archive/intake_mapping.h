#pragma once

#include <base/outcome.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::usecase {

/// What a file to be taken in is a file of.
enum class IntakeKind { Enterprises, Persons, Roles, Products, Records };

std::string_view word_of(IntakeKind kind); ///< "enterprises"
Outcome<IntakeKind> parse_intake_kind(std::string_view word);

/// What becomes of a column.
enum class ColumnUse { Read, Attribute, Ignore };

/// What reports show of a value.
enum class Personal { No, Whole, Numbers };

struct IntakeColumn {
    std::string name; ///< ours: "credit_code"
    ColumnUse use = ColumnUse::Read;
    bool required = false;
    Personal personal = Personal::No;
    std::vector<std::string> headers;                       ///< folded
    std::map<std::string, std::string, std::less<>> values; ///< what words in the file mean, by their folded form
    std::set<std::string, std::less<>> words = {};          ///< the only ones allowed; empty: any
};

/// Which headings mean which column: conf/intake/KIND.xml, checked against xsd/intake-mapping.xsd.
class IntakeMapping {
public:
    /// Refuses with "enterprises.xml:LINE" what the schema refuses, and a heading that means two columns.
    static Outcome<IntakeMapping> load(std::filesystem::path const& home, IntakeKind kind);

    IntakeKind kind() const { return m_kind; }
    std::vector<IntakeColumn> const& columns() const { return m_columns; }
    /// The place in columns() that a heading means.
    std::optional<std::size_t> column_of(std::string_view header) const;

private:
    explicit IntakeMapping(IntakeKind kind) : m_kind(kind) {}
    IntakeKind m_kind;
    std::vector<IntakeColumn> m_columns;
};

/// How headings and words are compared: width, case, spaces and underscores do not matter.
std::string folded_heading(std::string_view text);

} // namespace xindang::usecase
