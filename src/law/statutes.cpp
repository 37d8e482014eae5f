#include <law/statutes.h>

#include <model/words.h>

namespace xindang::law {

namespace {

constexpr std::array<model::Word<StatuteRank>, 4> RANKS{{
    {StatuteRank::Law, "law", "法律"},
    {StatuteRank::Regulation, "regulation", "行政法规"},
    {StatuteRank::Rule, "rule", "部门规章"},
    {StatuteRank::Document, "document", "规范性文件"},
}};

std::string place_in(Citation const& citation)
{
    return citation.article ? citation.article->chinese() : std::string();
}

} // namespace

std::string_view word_of(StatuteRank rank)
{
    return row_of(RANKS, rank).word;
}

Outcome<StatuteRank> parse_statute_rank(std::string_view word)
{
    return parse_word(RANKS, word, "rank");
}

Statute const* Statutes::find(std::string_view code) const
{
    for (auto const& statute : m_statutes)
        if (statute.code == code) return &statute;
    return nullptr;
}

Statute const* Statutes::find_by_name(std::string_view name) const
{
    static constexpr std::string_view OPEN = "《";
    static constexpr std::string_view CLOSE = "》";
    if (name.starts_with(OPEN) && name.ends_with(CLOSE)) {
        name.remove_prefix(OPEN.size());
        name.remove_suffix(CLOSE.size());
    }
    for (auto const& statute : m_statutes)
        if (statute.name == name || statute.short_name == name) return &statute;
    return nullptr;
}

Outcome<StatuteVersion> Statutes::in_force(std::string_view code, model::CivilDate day) const
{
    auto const* statute = find(code);
    if (!statute) return Refusal{Fault::NotFound, "no statute has the code " + std::string(code), "statute"};
    for (auto const& version : statute->versions)
        if (version.period.contains(day)) return version;
    return Refusal{
        Fault::BadInput, "no version of 《" + statute->name + "》 we hold was in force on " + day.text(), "statute"};
}

std::string Statutes::chinese(Citation const& citation) const
{
    auto const* statute = find(citation.statute);
    return "《" + (statute ? statute->name : citation.statute) + "》" + place_in(citation);
}

std::string Statutes::short_chinese(Citation const& citation) const
{
    auto const* statute = find(citation.statute);
    return (statute ? statute->short_name : citation.statute) + place_in(citation);
}

Outcome<Citation> Statutes::parse_citation(std::string_view text) const
{
    // The longest name that begins the text: 药品管理法 also begins 药品管理法实施条例.
    Statute const* found = nullptr;
    std::size_t length = 0;
    for (auto const& statute : m_statutes)
        for (auto const& name : {statute.name, statute.short_name})
            for (auto const& written : {name, "《" + name + "》"})
                if (written.size() > length && text.starts_with(written)) {
                    found = &statute;
                    length = written.size();
                }
    if (!found)
        return Refusal{Fault::BadInput, "names no statute we hold: " + std::string(text.substr(0, 120)), "citation"};
    if (text.size() == length) return Citation{found->code, std::nullopt};
    auto article = Article::parse(text.substr(length));
    if (!article) return article.refusal();
    return Citation{found->code, *article};
}

} // namespace xindang::law
