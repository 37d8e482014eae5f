#include <archive/view.h>

#include <archive/projections.h>
#include <archive/state.h>
#include <text/search_key.h>

#include <algorithm>

namespace xindang::archive {

namespace {

/// Collects hits, each subject once, the first reason to find it winning.
class Hits {
public:
    explicit Hits(std::size_t limit) : m_limit(limit) {}

    void add(std::string_view subject, std::string matched)
    {
        auto const id = model::SubjectId::parse(subject);
        if (!id || full()) return;
        auto const known = [&](Hit const& hit) {
            return hit.subject == *id;
        };
        if (std::none_of(m_all.begin(), m_all.end(), known)) m_all.push_back({*id, std::move(matched)});
    }
    bool full() const { return m_all.size() >= m_limit; }
    std::vector<Hit> take() { return std::move(m_all); }

private:
    std::size_t m_limit;
    std::vector<Hit> m_all;
};

char const* word_of(std::int64_t key_kind)
{
    switch (static_cast<KeyKind>(key_kind)) {
    case KeyKind::Name:
        return "name";
    case KeyKind::FormerName:
        return "former-name";
    case KeyKind::Pinyin:
        return "pinyin";
    case KeyKind::Initials:
        return "initials";
    }
    return "name";
}

/// The key after all keys that begin with `prefix`. U+10FFFF never stands in a search key.
std::string after(std::string const& prefix)
{
    return prefix + "\xF4\x8F\xBF\xBF";
}

std::string upper_case(std::string_view text)
{
    std::string upper(text);
    for (auto& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return upper;
}

void add_rows(Hits& hits, sql::Rows rows)
{
    while (!hits.full() && rows.next())
        hits.add(rows.text(0), word_of(rows.integer(1)));
}

void add_identifiers(View::State& state, std::string const& code, Hits& hits)
{
    for (int scheme = 0; scheme <= static_cast<int>(model::IdentifierScheme::MatterNo); ++scheme) {
        auto rows =
            state.connection.query("SELECT subject FROM identifier WHERE scheme = ? AND value >= ? AND value < ? "
                                   "AND entry <= ? ORDER BY value LIMIT 100",
                {scheme, code, after(code), state.limit});
        while (!hits.full() && rows.next())
            hits.add(rows.text(0), "identifier");
    }
    auto const person = state.vault.blind(code);
    auto rows = state.connection.query("SELECT subject FROM identifier WHERE scheme = ? AND value = ? AND entry <= ?",
        {static_cast<int>(model::IdentifierScheme::PersonId), person, state.limit});
    while (!hits.full() && rows.next())
        hits.add(rows.text(0), "identifier");
}

} // namespace

std::vector<Hit> View::search(std::string_view text, std::size_t limit) const
{
    Hits hits(limit);
    auto& connection = m_state->connection;
    auto const key = text::search_key(text);
    if (key.empty() || limit == 0) return {};
    if (auto const id = model::SubjectId::parse(text); id && subject(*id)) hits.add(text, "identifier");
    add_identifiers(*m_state, upper_case(text), hits);
    // Whole keys first, of persons too, then keys that begin so, then keys that hold it anywhere.
    for (auto const& whole : {key, m_state->vault.blind(key)})
        add_rows(hits,
            connection.query("SELECT subject, how FROM search_key WHERE key = ? AND entry <= ? ORDER BY how, entry",
                {whole, m_state->limit}));
    if (!hits.full())
        add_rows(hits, connection.query("SELECT subject, how FROM search_key WHERE key >= ? AND key < ? AND entry <= ? "
                                        "ORDER BY how, length(key), entry LIMIT 1000",
                           {key, after(key), m_state->limit}));
    if (!hits.full())
        add_rows(hits, connection.query("SELECT subject, how FROM search_key WHERE instr(key, ?) > 0 "
                                        "AND substr(key, 1, 1) <> '#' AND entry <= ? ORDER BY how, entry LIMIT 1000",
                           {key, m_state->limit}));
    return hits.take();
}

} // namespace xindang::archive
