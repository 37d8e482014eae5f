#include <grading_sql.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <initializer_list>
#include <stdexcept>

namespace xindang::bench {

using namespace grading;

namespace {

/// Lines of comma-separated values of which none needs quotes.
class Csv {
public:
    Csv(std::string const& folder, char const* table) : m_file(std::fopen((folder + "/" + table + ".csv").c_str(), "w"))
    {
        if (!m_file) throw std::runtime_error("cannot write " + folder);
    }
    Csv(Csv const&) = delete;
    Csv& operator=(Csv const&) = delete;
    ~Csv() { std::fclose(m_file); }

    void row(std::initializer_list<std::int64_t> values)
    {
        char line[256];
        auto* end = line;
        for (auto const value : values) {
            end = std::to_chars(end, line + sizeof line, value).ptr;
            *end++ = ',';
        }
        end[-1] = '\n';
        std::fwrite(line, 1, static_cast<std::size_t>(end - line), m_file);
    }
    void row(std::string const& line) { std::fprintf(m_file, "%s\n", line.c_str()); }

private:
    std::FILE* m_file;
};

void write_classes(std::string const& folder, Columns const& columns)
{
    Csv classes(folder, "class");
    Csv articles(folder, "class_article");
    Csv posts(folder, "class_post");
    for (std::size_t at = 0; at < columns.classes.size(); ++at) {
        auto const& one = columns.classes[at];
        auto const name = std::to_string(at) + ",";
        classes.row(name + std::string(model::word_of(one.kind)) + "," + std::string(word_of(one.source)) + "," +
                    std::to_string(static_cast<int>(one.field)) + "," + std::to_string(static_cast<int>(one.gravity)) +
                    "," + columns.results[one.result]);
        for (auto const& article : columns.articles[one.article])
            articles.row(name + article);
        for (auto const& post : columns.posts[one.posts])
            posts.row(name + post);
    }
}

void write_kinds(std::string const& folder, Columns const& columns)
{
    Csv kinds(folder, "enterprise_kind");
    Csv types(folder, "enterprise_type");
    Csv fields(folder, "enterprise_field");
    for (std::size_t at = 0; at < columns.enterprise_kinds.size(); ++at) {
        kinds.row({static_cast<std::int64_t>(at)});
        for (auto const& type : columns.enterprise_kinds[at].types)
            types.row(std::to_string(at) + "," + type);
        for (auto const field : columns.enterprise_kinds[at].fields)
            fields.row({static_cast<std::int64_t>(at), static_cast<std::int64_t>(field)});
    }
}

/// Spans of months need a calendar, and the two databases disagree about ends of months.
void write_again(std::string const& folder, Columns const& columns, Definition const& definition)
{
    Csv again(folder, "again");
    auto const days = std::minmax_element(columns.day.begin(), columns.day.end());
    for (std::size_t slot = 0; slot < definition.indicators.size(); ++slot)
        if (auto const& span = definition.indicators[slot].again)
            for (auto day = *days.first; day <= *days.second; ++day)
                again.row({static_cast<std::int64_t>(slot), day,
                    span->from(model::CivilDate::from_days_since_epoch(day)).days_since_epoch()});
}

} // namespace

void write_tables(std::string const& folder, Columns const& columns, Definition const& definition)
{
    write_classes(folder, columns);
    write_kinds(folder, columns);
    if (columns.record_count() > 0) write_again(folder, columns, definition);
    Csv enterprises(folder, "enterprise");
    Csv records(folder, "record");
    for (std::size_t at = 0; at < columns.enterprises.size(); ++at) {
        auto const number = static_cast<std::int64_t>(at);
        enterprises.row({number, columns.kinds_of_enterprise[at], columns.started_on[at]});
        for (auto record = columns.first[at]; record < columns.first[at + 1]; ++record)
            records.row({number, columns.day[record], columns.record_class[record], columns.amount[record],
                columns.valid_until[record], columns.repaired_on[record], columns.entry[record]});
    }
}

void write_marks(std::string const& folder, std::vector<Mark> const& marks)
{
    Csv expected(folder, "expected");
    for (std::size_t at = 0; at < marks.size(); ++at)
        expected.row(
            {static_cast<std::int64_t>(at), marks[at].score.thousandths(), static_cast<std::int64_t>(marks[at].grade)});
}

} // namespace xindang::bench
