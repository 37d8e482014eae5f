#include <foreign/read_file.h>

#include <base/trimmed.h>
#include <foreign/cells.h>
#include <table/csv_reader.h>
#include <text/transcode.h>
#include <xml/document.h>

#include <algorithm>

namespace xindang::foreign {

namespace {

constexpr std::size_t TELL_EVERY = 1'000;

Refusal refused(Fault fault, std::string reason, std::string where = "file")
{
    return {fault, std::move(reason), std::move(where)};
}

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// ASCII alone is the same in all but UTF-16.
bool is_in(std::string const& wanted, text::DecodedText const& decoded)
{
    std::string const found = text::name_of(decoded.encoding);
    if (wanted == "any" || found.starts_with(wanted)) return true;
    return is_ascii(decoded.utf8) && !found.starts_with("utf-16") && wanted != "utf-16";
}

/// Counts rows, tells, and knows when to stop.
class Counter {
public:
    Counter(FileLimits const& limits, Progress& progress, std::size_t total)
        : m_limits(limits), m_progress(progress), m_total(total)
    {}

    Outcome<Done> next()
    {
        if (++m_rows > m_limits.rows)
            return refused(Fault::TooLarge, "the file has more than " + std::to_string(m_limits.rows) + " rows");
        if (m_rows % TELL_EVERY == 0) m_progress.at(m_rows, std::max(m_total, m_rows), "rows read");
        if (m_progress.cancelled()) return refused(Fault::Unavailable, "the import was stopped; nothing was kept");
        return Done{};
    }

private:
    FileLimits const& m_limits;
    Progress& m_progress;
    std::size_t m_total;
    std::size_t m_rows = 0;
};

// ---- comma-separated text ------------------------------------------------------------------------------------------

constexpr std::size_t NO_PLACE = static_cast<std::size_t>(-1);

struct Headings {
    std::vector<std::size_t> places; ///< of each field
    std::vector<std::string> ignored;
    std::size_t count = 0;
};

Outcome<Headings> read_headings(table::Row const* row, Source const& source)
{
    if (!row) return refused(Fault::BadInput, "the file is empty");
    if (row->problem) return refused(Fault::BadInput, "the headings cannot be read: " + *row->problem);
    Headings headings{std::vector<std::size_t>(source.fields.size(), NO_PLACE), {}, row->cells.size()};
    for (std::size_t cell = 0; cell < row->cells.size(); ++cell) {
        auto const heading = folded(row->cells[cell]);
        auto const meant = std::find_if(source.fields.begin(), source.fields.end(), [&](Field const& field) {
            return std::find(field.from.begin(), field.from.end(), heading) != field.from.end();
        });
        if (meant == source.fields.end()) {
            if (!heading.empty()) headings.ignored.emplace_back(trimmed(row->cells[cell]));
            continue;
        }
        auto& place = headings.places[static_cast<std::size_t>(meant - source.fields.begin())];
        if (place != NO_PLACE) return refused(Fault::BadInput, "two headings mean the same", meant->name);
        place = cell;
    }
    for (std::size_t at = 0; at < source.fields.size(); ++at)
        if (source.fields[at].required && headings.places[at] == NO_PLACE)
            return refused(Fault::BadInput, "no heading of the file means \"" + source.fields[at].name + "\"",
                source.fields[at].name);
    return headings;
}

Outcome<ReadFile> read_csv(text::DecodedText const& decoded, Source const& source, EntryReader reader,
    FileLimits const& limits, Progress& progress)
{
    table::CsvReader rows(decoded.utf8);
    auto const headings = read_headings(rows.next(), source);
    if (!headings) return headings.refusal();
    Counter counter(
        limits, progress, static_cast<std::size_t>(std::count(decoded.utf8.begin(), decoded.utf8.end(), '\n')));
    while (auto const* const row = rows.next()) {
        if (auto const on = counter.next(); !on) return on.refusal();
        Cells cells{row->number, "row " + std::to_string(row->number), {}};
        if (row->problem) {
            reader.bad(cells, *row->problem);
            continue;
        }
        if (row->cells.size() > headings->count) {
            reader.bad(cells, "the row has more cells than there are headings");
            continue;
        }
        for (auto const place : headings->places)
            cells.values.emplace_back(place < row->cells.size() ? trimmed(row->cells[place]) : std::string_view());
        reader.read(cells);
    }
    return std::move(reader).finish(text::name_of(decoded.encoding), headings->ignored);
}

// ---- XML -----------------------------------------------------------------------------------------------------------

/// What a way leads to: "Subject/Name", "@id", "Case/@no"; from the root when it begins with a solidus.
std::string value_at(xml::Node const& entry, xml::Node const& root, std::string_view way)
{
    auto node = way.starts_with('/') ? root : entry;
    if (way.starts_with('/')) way.remove_prefix(1);
    while (!way.empty()) {
        auto const end = std::min(way.find('/'), way.size());
        auto const step = way.substr(0, end);
        if (step.starts_with('@')) return node.attribute(step.substr(1));
        node = node.child(step);
        way.remove_prefix(std::min(end + 1, way.size()));
    }
    return node.trimmed_text();
}

std::string first_value(xml::Node const& entry, xml::Node const& root, Field const& field)
{
    for (auto const& way : field.from)
        if (auto value = value_at(entry, root, way); !value.empty()) return std::string(trimmed(value));
    return {};
}

/// The declaration names the encoding the file had; what is parsed is UTF-8.
std::string_view without_declaration(std::string_view text)
{
    if (!text.starts_with("<?xml ")) return text;
    auto const end = text.find("?>");
    return end == std::string_view::npos ? text : text.substr(end + 2);
}

class XmlRows {
public:
    XmlRows(Source const& source, xml::Node root, EntryReader& reader, Counter& counter)
        : m_source(source), m_root(root), m_reader(reader), m_counter(counter)
    {}

    /// All elements the way leads to, from the element its step `at` named.
    Outcome<Done> below(xml::Node const& node, std::size_t at)
    {
        if (at == m_source.rows.size()) return take(node);
        for (auto const child : node.children()) {
            if (child.name() != m_source.rows[at]) continue;
            if (auto const done = below(child, at + 1); !done) return done.refusal();
        }
        return Done{};
    }

private:
    Outcome<Done> take(xml::Node const& entry)
    {
        if (auto const on = m_counter.next(); !on) return on.refusal();
        Cells cells{++m_row, entry.place(), {}};
        for (auto const& field : m_source.fields)
            cells.values.push_back(first_value(entry, m_root, field));
        m_reader.read(cells);
        return Done{};
    }

    Source const& m_source;
    xml::Node m_root;
    EntryReader& m_reader;
    Counter& m_counter;
    std::size_t m_row = 0;
};

Outcome<ReadFile> read_xml(text::DecodedText const& decoded, Source const& source, EntryReader reader,
    FileLimits const& limits, Progress& progress)
{
    auto allowed = xml::Limits::foreign();
    allowed.bytes = std::max(limits.octets, allowed.bytes);
    auto const document = xml::Document::parse(without_declaration(decoded.utf8), allowed, "file");
    if (!document) return document.refusal();
    auto const root = document->root();
    if (root.name() != source.rows.front())
        return refused(
            Fault::BadInput, "the root element is " + root.name() + ", not " + source.rows.front(), root.place());
    if (auto const* const day = source.find("file_date"); day && day->from.front().starts_with('/'))
        reader.dated(first_value(root, root, *day));
    Counter counter(limits, progress, 0);
    XmlRows rows(source, root, reader, counter);
    if (auto const done = rows.below(root, 1); !done) return done.refusal();
    return std::move(reader).finish(text::name_of(decoded.encoding), {});
}

} // namespace

Outcome<ReadFile> read_list_file(
    BytesView file, Source const& source, model::CivilDate today, Progress& progress, FileLimits const& limits)
{
    if (file.size() > limits.octets)
        return refused(Fault::TooLarge, "the file is larger than " + std::to_string(limits.octets >> 20) + " MiB");
    if (source.format == Format::Jdl)
        return refused(Fault::BadInput, "this list comes by the signed protocol, not in files", "source");
    auto const decoded = text::decode_text(file);
    if (!decoded)
        return refused(decoded.refusal().fault, decoded.refusal().reason + " (" + decoded.refusal().where + ")");
    if (!is_in(source.encoding, *decoded))
        return refused(Fault::BadInput, "the file is in " + std::string(text::name_of(decoded->encoding)) +
                                            "; files of this list are in " + source.encoding);
    EntryReader reader(source, today);
    return source.format == Format::Csv ? read_csv(*decoded, source, std::move(reader), limits, progress)
                                        : read_xml(*decoded, source, std::move(reader), limits, progress);
}

} // namespace xindang::foreign
