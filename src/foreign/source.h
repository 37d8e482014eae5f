#pragma once

#include <base/outcome.h>
#include <model/record.h>
#include <model/subject.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xindang::foreign {

enum class Format { Csv, Xml, Jdl };
std::string_view word_of(Format format); ///< "csv"

/// What it means when an entry is in a file no more.
enum class Missing { Removed, Kept };

/// What reports show of a value.
enum class Personal { No, Whole, Numbers };

/// Where a value of ours stands in their file.
struct Field {
    std::string name; ///< ours: "listed_on"
    bool required;
    Personal personal;
    std::vector<std::string> from;                          ///< headings, folded, or ways as written
    std::map<std::string, std::string, std::less<>> values; ///< what their words mean, by folded form
};

/// A list another agency keeps, and how we read it: one file of conf/foreign.
struct Source {
    std::string id;
    std::string agency; ///< code of conf/law/agencies.xml
    std::string list;   ///< what they call it
    Format format;
    std::string encoding;          ///< "any", or the one all files must have
    std::vector<std::string> rows; ///< names on the way from the root to an entry, both included
    Missing missing;
    unsigned mass_change; ///< per cent
    std::vector<std::string> identity;
    std::optional<model::SubjectKind> subject; ///< none: each entry says so
    std::string representative_post;
    std::string list_id; ///< of the signed protocol; may be empty
    model::RecordKind record_kind;
    std::string result;
    model::Gravity gravity;
    model::Field field;
    std::vector<Field> fields;
    std::string address = {}; ///< http(s) URL of a list in the signed protocol; empty: whoever imports it says

    Field const* find(std::string_view name) const;
};

/// Every source of a folder.
class Sources {
public:
    /// Reads conf/foreign/*.xml under `home`, against xsd/foreign-source.xsd. BadInput at "file:line" for what the
    /// schema refuses, an id that is not the file's name, an agency not among `agencies`, a source whose fields do not
    /// suffice (no name, no listed_on, an identity of fields it does not have), headings that mean two fields.
    static Outcome<Sources> load(std::filesystem::path const& home, std::set<std::string> const& agencies);

    std::vector<Source> const& all() const { return m_sources; }
    /// NotFound at "source", naming those there are.
    Outcome<Source> find(std::string_view id) const;

private:
    std::vector<Source> m_sources;
};

/// One such text, for tests and tools. `name` is what places are called: "court.xml".
Outcome<Source> read_source(std::string_view text, std::filesystem::path const& schemas,
    std::set<std::string> const& agencies, std::string const& name);

/// How headings and words are compared: width, case, spaces and underscores do not matter.
std::string folded(std::string_view text);

} // namespace xindang::foreign
