#include <grading/columns.h>

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace xindang::grading {

namespace {

template <class Key, class Map, class Values> std::uint32_t number_of(Map& map, Values& values, Key const& key)
{
    auto const found = map.find(key);
    if (found != map.end()) return found->second;
    auto const number = static_cast<std::uint32_t>(values.size());
    map.emplace(key, number);
    values.push_back(typename Values::value_type(key));
    return number;
}

template <class T> std::vector<T> sorted(std::vector<T> values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::int32_t day_number(std::optional<model::CivilDate> const& date)
{
    return date ? date->days_since_epoch() : NO_DAY;
}

} // namespace

std::size_t ColumnsBuilder::add_enterprise(EnterpriseFacts const& facts)
{
    auto const kind = Columns::EnterpriseKind{sorted(facts.types), sorted(facts.fields)};
    m_columns.kinds_of_enterprise.push_back(number_of(m_enterprise_kinds, m_columns.enterprise_kinds, kind));
    m_columns.enterprises.push_back(facts.id);
    m_columns.started_on.push_back(day_number(facts.started_on));
    return m_columns.enterprises.size() - 1;
}

void ColumnsBuilder::add_record(
    std::size_t enterprise, model::Record const& record, Via const& via, std::optional<model::CivilDate> repaired_on)
{
    if (record.entry.value() > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("columns hold entry numbers below 2^32");
    auto const article = m_article_texts.find(record.article);
    auto const article_number =
        article != m_article_texts.end() ? article->second : static_cast<std::uint32_t>(m_columns.articles.size());
    if (article == m_article_texts.end()) {
        m_article_texts.emplace(record.article, article_number);
        m_columns.articles.push_back(articles_cited(record.article));
    }
    auto const record_class = RecordClass{record.kind, via.source, record.field, record.gravity,
        number_of(m_results, m_columns.results, record.result), article_number,
        number_of(m_posts, m_columns.posts, sorted(via.posts))};
    m_rows.push_back({static_cast<std::uint32_t>(enterprise), record.occurred_on.days_since_epoch(),
        number_of(m_classes, m_columns.classes, record_class), record.amount.fen(), day_number(record.valid_until),
        day_number(repaired_on), static_cast<std::uint32_t>(record.entry.value()),
        number_of(m_subjects, m_columns.subjects, via.subject)});
}

Columns ColumnsBuilder::finish() &&
{
    auto const key = [this](Row const& row) {
        return std::tuple(row.enterprise, row.day, row.entry, m_columns.classes[row.record_class].source);
    };
    std::sort(m_rows.begin(), m_rows.end(), [&](Row const& a, Row const& b) { return key(a) < key(b); });
    auto const same = [](Row const& a, Row const& b) {
        return a.enterprise == b.enterprise && a.day == b.day && a.entry == b.entry;
    };
    m_rows.erase(std::unique(m_rows.begin(), m_rows.end(), same), m_rows.end());
    m_columns.first.assign(m_columns.enterprises.size() + 1, 0);
    auto const reserve = [count = m_rows.size()](auto&... columns) {
        (columns.reserve(count), ...);
    };
    reserve(m_columns.day, m_columns.record_class, m_columns.amount, m_columns.valid_until, m_columns.repaired_on,
        m_columns.entry, m_columns.via);
    for (auto const& row : m_rows) {
        ++m_columns.first[row.enterprise + 1];
        m_columns.day.push_back(row.day);
        m_columns.record_class.push_back(row.record_class);
        m_columns.amount.push_back(row.amount);
        m_columns.valid_until.push_back(row.valid_until);
        m_columns.repaired_on.push_back(row.repaired_on);
        m_columns.entry.push_back(row.entry);
        m_columns.via.push_back(row.via);
    }
    for (std::size_t at = 1; at < m_columns.first.size(); ++at)
        m_columns.first[at] += m_columns.first[at - 1];
    return std::move(m_columns);
}

} // namespace xindang::grading
