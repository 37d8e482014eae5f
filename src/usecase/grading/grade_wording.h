#pragma once

#include <base/outcome.h>
#include <model/record.h>
#include <xml/builder.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace xindang::usecase {

/// A place in a statute that documents of a kind rest on.
struct GradeBasis {
    std::string statute;
    std::string article;
    std::string paragraph;             ///< may be empty
    std::optional<model::Field> field; ///< only for firms of this field

    /// As the facts of a document name it.
    void write(xml::Builder& builder) const;
};

/// A line of the 基本信息 of a credit report.
struct ReportDetail {
    enum class From { Attribute, Post, Licence } from;
    std::string name; ///< of the attribute or post
    std::string label;
    std::string personal; ///< what redaction calls it; empty: not personal
};

/// What the office itself says in documents about grades: conf/grade-documents.xml.
class GradeWording {
public:
    /// BadInput at "file:line" for a file that does not obey its schema.
    static Outcome<GradeWording> load(std::filesystem::path const& file, std::filesystem::path const& schema);

    std::vector<GradeBasis> basis_of(std::string const& kind) const;
    std::vector<ReportDetail> const& details() const { return m_details; }
    /// The wording with the values put in for their names in braces.
    std::string text(std::string const& name, std::vector<std::pair<std::string, std::string>> const& values) const;

private:
    GradeWording() = default;
    std::multimap<std::string, GradeBasis> m_basis;
    std::map<std::string, std::string> m_texts;
    std::vector<ReportDetail> m_details;
};

} // namespace xindang::usecase
