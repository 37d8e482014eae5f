#include <cli/batch_rows.h>

#include <base/files.h>
#include <table/csv_reader.h>
#include <text/transcode.h>

#include <algorithm>
#include <map>

namespace xindang::cli {

static constexpr std::size_t LARGEST_FACTS = std::size_t{4} << 20;
static constexpr std::size_t LARGEST_TABLE = std::size_t{256} << 20;

Outcome<std::unique_ptr<usecase::BatchRows>> FolderRows::open(std::filesystem::path const& folder)
{
    std::vector<std::filesystem::path> files;
    for (auto const& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".xml") files.push_back(file.path());
    if (files.empty()) return Refusal{Fault::NotFound, "there is no facts file (.xml) in it", folder.string()};
    std::sort(files.begin(), files.end());
    return std::unique_ptr<usecase::BatchRows>(new FolderRows(std::move(files)));
}

void FolderRows::for_each(Take const& take) const
{
    for (auto const& file : m_files)
        take(file.filename().string(), read_file(file, LARGEST_FACTS));
}

Outcome<std::unique_ptr<usecase::BatchRows>> TableRows::open(
    std::filesystem::path const& table, std::filesystem::path const& pattern_file)
{
    auto octets = read_file(table, LARGEST_TABLE);
    if (!octets) return octets.refusal();
    auto decoded = text::decode_text(*octets);
    if (!decoded) return Refusal{decoded.refusal().fault, decoded.refusal().reason, table.filename().string()};
    auto pattern_text = read_file(pattern_file, LARGEST_FACTS);
    if (!pattern_text) return pattern_text.refusal();
    auto pattern = usecase::FactsPattern::parse(std::move(*pattern_text));
    if (!pattern) return pattern.refusal();
    std::size_t count = 0;
    for (table::CsvReader reader{decoded->utf8}; reader.next();)
        ++count;
    if (count < 2)
        return Refusal{Fault::BadInput, "a table has a row of column names and others", table.filename().string()};
    return std::unique_ptr<usecase::BatchRows>(
        new TableRows(table.filename().string(), std::move(decoded->utf8), std::move(*pattern), count - 1));
}

void TableRows::for_each(Take const& take) const
{
    table::CsvReader reader{m_text};
    std::vector<std::string> names;
    for (auto const cell : reader.next()->cells)
        names.emplace_back(cell);
    while (auto const* const row = reader.next()) {
        auto const place = m_name + ":" + std::to_string(row->number);
        if (row->problem) {
            take(place, Refusal{Fault::BadInput, *row->problem, place});
            continue;
        }
        std::map<std::string, std::string> columns;
        for (std::size_t i = 0; i < names.size(); ++i)
            columns[names[i]] = i < row->cells.size() ? std::string(row->cells[i]) : std::string();
        take(place, m_pattern.with(columns));
    }
}

} // namespace xindang::cli
