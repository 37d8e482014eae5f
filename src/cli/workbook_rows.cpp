#include <cli/workbook_rows.h>

#include <xml/document.h>

#include <Poco/Exception.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <array>
#include <charconv>
#include <optional>
#include <sstream>

namespace xindang::cli {

namespace {

constexpr std::size_t MOST_OCTETS = std::size_t{64} << 20;
constexpr std::size_t MOST_ROWS = 200'001; // with the headings
constexpr std::size_t MOST_COLUMNS = 256;
constexpr char RELATIONS[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

Refusal refused(Fault fault, std::string reason)
{
    return {fault, std::move(reason), "workbook"};
}

/// One part of the package; what unpacks to more than the limit is refused while it unpacks, not by what its head says.
Outcome<Bytes> part(std::istringstream& file, Poco::Zip::ZipArchive const& archive, std::string const& name)
{
    auto const header = archive.findHeader(name);
    if (header == archive.headerEnd()) return refused(Fault::NotFound, "the workbook has no " + name);
    file.clear();
    Poco::Zip::ZipInputStream stream(file, header->second);
    Bytes text;
    std::array<char, 16 * 1024> block;
    while (stream.read(block.data(), block.size()), stream.gcount() > 0) {
        text.append(block.data(), static_cast<std::size_t>(stream.gcount()));
        if (text.size() > MOST_OCTETS) return refused(Fault::TooLarge, name + " is too large");
    }
    return text;
}

Outcome<xml::Document> document(std::istringstream& file, Poco::Zip::ZipArchive const& archive, std::string const& name)
{
    auto const text = part(file, archive, name);
    if (!text) return text.refusal();
    auto parsed = xml::Document::parse(*text, xml::Limits::own_file(), name);
    if (!parsed) return refused(parsed.refusal().fault, parsed.refusal().where + ": " + parsed.refusal().reason);
    return parsed;
}

/// A rich text is pieces; readings for pronouncing (rPh) are no part of it.
std::string text_in(xml::Node item)
{
    std::string text = item.child("t").text();
    for (auto const& run : item.children("r"))
        text += run.child("t").text();
    return text;
}

/// "BC12" is column 54, from 0.
std::optional<std::size_t> column_of(std::string const& reference)
{
    std::size_t column = 0;
    for (auto const c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        if (column > MOST_COLUMNS) return std::nullopt;
    }
    return column == 0 ? std::nullopt : std::optional(column - 1);
}

std::size_t number_of(std::string const& text, std::size_t fallback)
{
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : fallback;
}

std::string cell_text(xml::Node cell, std::vector<std::string> const& shared)
{
    auto const type = cell.attribute("t");
    if (type == "inlineStr") return text_in(cell.child("is"));
    auto const value = cell.child("v").text();
    if (type != "s") return value;
    auto const index = number_of(value, shared.size());
    return index < shared.size() ? shared[index] : std::string();
}

Outcome<std::string> first_sheet(std::istringstream& file, Poco::Zip::ZipArchive const& archive)
{
    auto const workbook = document(file, archive, "xl/workbook.xml");
    if (!workbook) return workbook.refusal();
    auto const relations = document(file, archive, "xl/_rels/workbook.xml.rels");
    if (!relations) return relations.refusal();
    auto const id = workbook->root().child("sheets").child("sheet").attribute(RELATIONS, "id");
    for (auto const& relation : relations->root().children("Relationship")) {
        if (relation.attribute("Id") != id) continue;
        auto const target = relation.attribute("Target");
        return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    return refused(Fault::BadInput, "the workbook has no sheet");
}

Outcome<std::vector<std::vector<std::string>>> rows_of(xml::Node data, std::vector<std::string> const& shared)
{
    std::vector<std::vector<std::string>> rows;
    for (auto const& row : data.children("row")) {
        auto const number = number_of(row.attribute("r"), rows.size() + 1);
        if (number > MOST_ROWS) return refused(Fault::TooLarge, "at most 200,000 rows");
        if (number <= rows.size()) return refused(Fault::BadInput, "rows are out of order");
        rows.resize(number);
        auto& cells = rows.back();
        for (auto const& cell : row.children("c")) {
            auto const reference = cell.attribute("r");
            auto const column = reference.empty() ? std::optional(cells.size()) : column_of(reference);
            if (!column || *column >= MOST_COLUMNS) return refused(Fault::TooLarge, "at most 256 columns");
            if (cells.size() <= *column) cells.resize(*column + 1);
            cells[*column] = cell_text(cell, shared);
        }
    }
    return rows;
}

} // namespace

bool looks_like_workbook(BytesView octets)
{
    return octets.starts_with("PK\x03\x04");
}

Outcome<std::vector<std::vector<std::string>>> workbook_rows(BytesView octets)
{
    try {
        std::istringstream file{std::string(octets)};
        Poco::Zip::ZipArchive const archive(file);
        auto const name = first_sheet(file, archive);
        if (!name) return name.refusal();
        std::vector<std::string> shared;
        if (archive.findHeader("xl/sharedStrings.xml") != archive.headerEnd()) {
            auto const strings = document(file, archive, "xl/sharedStrings.xml");
            if (!strings) return strings.refusal();
            for (auto const& item : strings->root().children("si"))
                shared.push_back(text_in(item));
        }
        auto const sheet = document(file, archive, *name);
        if (!sheet) return sheet.refusal();
        return rows_of(sheet->root().child("sheetData"), shared);
    } catch (Poco::Exception const& error) {
        return refused(Fault::BadInput, "this is no workbook: " + error.displayText());
    }
}

} // namespace xindang::cli
