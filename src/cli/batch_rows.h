#pragma once

#include <usecase/document/issue_batch.h>
#include <usecase/document/merged_facts.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace xindang::cli {

/// A folder of facts files, each a row, in order of their names.
class FolderRows final : public usecase::BatchRows {
public:
    /// NotFound at the folder when it has no .xml file.
    static Outcome<std::unique_ptr<usecase::BatchRows>> open(std::filesystem::path const& folder);
    std::size_t count() const override { return m_files.size(); }
    void for_each(Take const& take) const override;

private:
    explicit FolderRows(std::vector<std::filesystem::path> files) : m_files(std::move(files)) {}
    std::vector<std::filesystem::path> m_files;
};

/// A table of comma-separated text in any usual encoding, whose rows are filled into a pattern of facts. The first row
/// names the columns.
class TableRows final : public usecase::BatchRows {
public:
    /// Refuses what is no text, no table with a heading and a row, or no pattern; and a pattern that asks for a column
    /// the heading does not have, with each row.
    static Outcome<std::unique_ptr<usecase::BatchRows>> open(
        std::filesystem::path const& table, std::filesystem::path const& pattern);
    std::size_t count() const override { return m_count; }
    void for_each(Take const& take) const override;

private:
    TableRows(std::string name, std::string text, usecase::FactsPattern pattern, std::size_t count)
        : m_name(std::move(name)), m_text(std::move(text)), m_pattern(std::move(pattern)), m_count(count)
    {}
    std::string m_name;
    std::string m_text;
    usecase::FactsPattern m_pattern;
    std::size_t m_count;
};

} // namespace xindang::cli
