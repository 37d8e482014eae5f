#include <grading_archive.h>

#include <base/files.h>
#include <support/measure.h>

namespace xindang::bench {

grading::Scheme shipped_scheme()
{
    std::string const home = XD_SOURCE_DIR;
    auto const schema = must(xml::Schema::load(home + "/xsd/grading-scheme.xsd"));
    return must(
        grading::Scheme::load(must(read_file(home + "/conf/schemes/general.xml", 8 << 20)), "general.xml", schema));
}

model::CivilDate cut_off_day()
{
    return must(model::CivilDate::parse("2026-06-30"));
}

InventedArchive::InventedArchive(grading::Definition const& definition) : m_definition(definition)
{
    for (auto const& indicator : definition.indicators)
        for (auto const& article : indicator.condition.articles)
            m_articles.push_back(article + "第一款");
    m_articles.emplace_back("药品管理法第一百二十八条");
}

grading::EnterpriseFacts InventedArchive::enterprise(model::SubjectId id)
{
    auto const& types = m_definition.enterprise_types;
    auto const started = 12'000 + static_cast<int>(m_dice.below(8'000));
    return {id, {types[m_dice.below(types.size())]}, {static_cast<model::Field>(m_dice.below(3))},
        m_dice.below(20) == 0 ? std::nullopt : std::optional(model::CivilDate::from_days_since_epoch(started))};
}

model::Record InventedArchive::record(model::SubjectId subject, model::EntryNumber entry, model::Field field)
{
    auto const& words = m_definition.results[m_dice.below(m_definition.results.size())];
    auto const day = model::CivilDate::from_days_since_epoch(19'500 + static_cast<int>(m_dice.below(1'150)));
    auto const penalty = words.kind == model::RecordKind::Penalty;
    auto const yuan = static_cast<std::int64_t>(m_dice.below(1'000) * m_dice.below(1'000));
    auto const valid = m_dice.below(3);
    return {entry, subject, std::nullopt, words.kind, day, "", "", field, static_cast<model::Gravity>(m_dice.below(5)),
        must(model::Money::from_fen(100 * yuan)), words.words[m_dice.below(words.words.size())],
        penalty ? m_articles[m_dice.below(m_articles.size())] : "", "",
        valid == 0 ? std::nullopt : std::optional(day.plus_days(static_cast<int>(400 * valid))), "", "", "", ""};
}

grading::Columns InventedArchive::make(std::size_t enterprises, std::size_t records_of_each)
{
    grading::ColumnsBuilder builder;
    std::uint64_t entry = 0;
    for (std::size_t number = 0; number < enterprises; ++number) {
        model::SubjectId const id{model::SubjectKind::Enterprise, number + 1};
        auto const facts = enterprise(id);
        builder.add_enterprise(facts);
        for (std::size_t nth = 0; nth < records_of_each; ++nth) {
            auto const made = record(id, model::EntryNumber{++entry}, facts.fields.front());
            auto const through = m_dice.below(12);
            auto const source =
                through < grading::SOURCE_COUNT ? static_cast<grading::Source>(through) : grading::Source::Own;
            std::vector<std::string> posts;
            if (source == grading::Source::Person)
                posts.push_back(m_definition.posts[m_dice.below(m_definition.posts.size())]);
            auto const repaired = m_dice.below(10) == 0
                                      ? std::optional(made.occurred_on.plus_days(static_cast<int>(m_dice.below(400))))
                                      : std::nullopt;
            builder.add_record(number, made, {source, id, posts}, repaired);
        }
    }
    return std::move(builder).finish();
}

} // namespace xindang::bench
