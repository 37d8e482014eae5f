#include <law/catalogue.h>

#include <law/loaders.h>

#include <utility>

namespace xindang::law {

namespace {

/// Opens, reads and closes one file of conf/law.
template <class Load>
auto load_file(std::filesystem::path const& conf, std::filesystem::path const& schemas, std::string const& name,
    Load const& load) -> Outcome<decltype(load(std::declval<LawFile&>()))>
{
    auto file = LawFile::open(conf, schemas, name);
    if (!file) return file.refusal();
    auto value = load(*file);
    if (auto const done = file->finish(); !done) return done.refusal();
    return value;
}

} // namespace

Catalogue::Catalogue(Statutes statutes, BanCatalogue bans, PublicationRules publication, Procedures procedures,
    Deadlines deadlines, Calendars calendars, Remedies remedies, Measures measures, Agencies agencies,
    Numbering numbering, Posts posts, Lists lists)
    : m_statutes(std::move(statutes)),
      m_bans(std::move(bans)),
      m_publication(std::move(publication)),
      m_procedures(std::move(procedures)),
      m_deadlines(std::move(deadlines)),
      m_calendars(std::move(calendars)),
      m_remedies(std::move(remedies)),
      m_measures(std::move(measures)),
      m_agencies(std::move(agencies)),
      m_numbering(std::move(numbering)),
      m_posts(std::move(posts)),
      m_lists(std::move(lists))
{}

Outcome<Catalogue> Catalogue::load(std::filesystem::path const& conf, std::filesystem::path const& schemas)
{
    auto statutes = load_file(conf, schemas, "statutes", load_statutes);
    if (!statutes) return statutes.refusal();
    auto const& known = *statutes;
    auto bans = load_file(conf, schemas, "bans", [&known](LawFile& file) { return load_bans(file, known); });
    if (!bans) return bans.refusal();
    auto publication =
        load_file(conf, schemas, "publication", [&known](LawFile& file) { return load_publication(file, known); });
    if (!publication) return publication.refusal();
    auto const& published = *publication;
    auto procedures = load_file(conf, schemas, "procedures",
        [&known, &published](LawFile& file) { return load_procedures(file, known, published); });
    if (!procedures) return procedures.refusal();
    auto deadlines =
        load_file(conf, schemas, "deadlines", [&known](LawFile& file) { return load_deadlines(file, known); });
    if (!deadlines) return deadlines.refusal();
    auto calendars = load_file(conf, schemas, "calendars", load_calendars);
    if (!calendars) return calendars.refusal();
    auto remedies =
        load_file(conf, schemas, "remedies", [&known](LawFile& file) { return load_remedies(file, known); });
    if (!remedies) return remedies.refusal();
    auto agencies = load_file(conf, schemas, "agencies", load_agencies);
    if (!agencies) return agencies.refusal();
    auto const& offices = *agencies;
    auto measures = load_file(
        conf, schemas, "measures", [&known, &offices](LawFile& file) { return load_measures(file, known, offices); });
    if (!measures) return measures.refusal();
    auto numbering = load_file(conf, schemas, "numbering", load_numbering);
    if (!numbering) return numbering.refusal();
    auto posts = load_file(conf, schemas, "posts", load_posts);
    if (!posts) return posts.refusal();
    auto const& terms = *deadlines;
    auto lists =
        load_file(conf, schemas, "lists", [&known, &terms](LawFile& file) { return load_lists(file, known, terms); });
    if (!lists) return lists.refusal();
    return Catalogue{*statutes, *std::move(bans), *std::move(publication), *std::move(procedures),
        *std::move(deadlines), *std::move(calendars), *std::move(remedies), *std::move(measures), *std::move(agencies),
        *std::move(numbering), *std::move(posts), *std::move(lists)};
}

Calendar Catalogue::calendar() const
{
    return m_calendars.of_province(m_agencies.own().region.substr(0, 2));
}

} // namespace xindang::law
