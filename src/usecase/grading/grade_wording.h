#pragma once

#include <base/outcome.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace xindang::usecase {

/// A place in a statute that documents of a kind rest on.
struct GradeBasis {
    std::string statute;
    std::string article;
};

/// What the office itself says in documents about grades: conf/grade-documents.xml.
class GradeWording {
public:
    /// BadInput at "file:line" for a file that does not obey its schema.
    static Outcome<GradeWording> load(std::filesystem::path const& file, std::filesystem::path const& schema);

    std::vector<GradeBasis> basis_of(std::string const& kind) const;
    /// The wording with the values put in for their names in braces.
    std::string text(std::string const& name, std::vector<std::pair<std::string, std::string>> const& values) const;

private:
    GradeWording() = default;
    std::multimap<std::string, GradeBasis> m_basis;
    std::map<std::string, std::string> m_texts;
};

} // namespace xindang::usecase
