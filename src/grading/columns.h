#pragma once

#include <grading/definition.h>
#include <model/record.h>
#include <model/subject.h>

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::grading {

constexpr std::int32_t NO_DAY = std::numeric_limits<std::int32_t>::max();

/// What a scheme may ask of an enterprise itself.
struct EnterpriseFacts {
    model::SubjectId id;
    std::vector<std::string> types; ///< as the archive has them
    std::vector<model::Field> fields;
    std::optional<model::CivilDate> started_on;
};

/// How a record came to the enterprise.
struct Via {
    Source source = Source::Own;
    model::SubjectId subject;       ///< whose record it is
    std::vector<std::string> posts; ///< Person: the posts held, in any order
};

/// What records have in common that a condition may ask for apart from day, validity and amount. An archive has few
/// different ones, so a scheme is compared with each of these once and not with each record.
struct RecordClass {
    model::RecordKind kind;
    Source source;
    model::Field field;
    model::Gravity gravity;
    std::uint32_t result;  ///< into Columns::results
    std::uint32_t article; ///< into Columns::articles
    std::uint32_t posts;   ///< into Columns::posts
    auto operator<=>(RecordClass const&) const = default;
};

/// Records grouped by enterprise in flat arrays, 32 octets a record: pure data, no I/O.
/// The records of enterprise e are first[e] … first[e + 1] - 1, ordered by day, then by entry.
struct Columns {
    // Of each enterprise.
    std::vector<model::SubjectId> enterprises;
    std::vector<std::uint32_t> kinds_of_enterprise; ///< into enterprise_kinds
    std::vector<std::int32_t> started_on;           ///< days since 1970; NO_DAY when unknown
    std::vector<std::size_t> first;                 ///< one more than enterprises

    // Of each record.
    std::vector<std::int32_t> day;
    std::vector<std::uint32_t> record_class; ///< into classes
    std::vector<std::int64_t> amount;        ///< fen
    std::vector<std::int32_t> valid_until;   ///< NO_DAY when open
    std::vector<std::int32_t> repaired_on;   ///< NO_DAY when not repaired
    std::vector<std::uint32_t> entry;        ///< ledger entry number
    std::vector<std::uint32_t> via;          ///< into subjects

    // Dictionaries.
    struct EnterpriseKind {
        std::vector<std::string> types;
        std::vector<model::Field> fields;
        bool operator<(EnterpriseKind const& other) const
        {
            return types != other.types ? types < other.types : fields < other.fields;
        }
    };
    std::vector<EnterpriseKind> enterprise_kinds;
    std::vector<RecordClass> classes;
    std::vector<std::string> results;
    std::vector<std::vector<std::string>> articles; ///< the articles one record cites, in normal form
    std::vector<std::vector<std::string>> posts;
    std::vector<model::SubjectId> subjects;

    std::size_t record_count() const { return day.size(); }
};

/// The articles that a text cites, in the form conditions compare: without 《》, 中华人民共和国 and spaces, numerals of
/// articles in Chinese, separated at 、；;，,: "《中华人民共和国药品管理法》第118条第一款" is
/// "药品管理法第一百一十八条第一款".
std::vector<std::string> articles_cited(std::string_view text);

/// Fills columns from enterprises and records in any order.
class ColumnsBuilder {
public:
    /// Gives the number of the enterprise, counted from 0.
    std::size_t add_enterprise(EnterpriseFacts const& facts);
    /// A record that reaches the enterprise of that number. One that comes in by two ways is kept once, by the way that
    /// Source names first.
    void add_record(std::size_t enterprise, model::Record const& record, Via const& via,
        std::optional<model::CivilDate> repaired_on);
    Columns finish() &&;

private:
    struct Row {
        std::uint32_t enterprise;
        std::int32_t day;
        std::uint32_t record_class;
        std::int64_t amount;
        std::int32_t valid_until;
        std::int32_t repaired_on;
        std::uint32_t entry;
        std::uint32_t via;
    };

    Columns m_columns;
    std::vector<Row> m_rows;
    std::map<Columns::EnterpriseKind, std::uint32_t> m_enterprise_kinds;
    std::map<RecordClass, std::uint32_t> m_classes;
    std::map<std::string, std::uint32_t, std::less<>> m_results;
    std::map<std::string, std::uint32_t, std::less<>> m_article_texts;
    std::map<std::vector<std::string>, std::uint32_t> m_posts;
    std::map<model::SubjectId, std::uint32_t> m_subjects;
};

} // namespace xindang::grading
