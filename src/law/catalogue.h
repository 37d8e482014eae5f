#pragma once

#include <law/agencies.h>
#include <law/bans.h>
#include <law/calendar.h>
#include <law/deadlines.h>
#include <law/lists.h>
#include <law/measures.h>
#include <law/numbering.h>
#include <law/posts.h>
#include <law/procedures.h>
#include <law/publication.h>
#include <law/remedy.h>
#include <law/statutes.h>

#include <filesystem>

namespace xindang::law {

/// All law data of an installation, read once at start. It promises that every file obeyed its schema, that every
/// citation names a known statute, that dates do not overlap and that every ban quotes its own term; it refuses to load
/// (BadInput, place "bans.xml:41") rather than leave something out.
class Catalogue {
public:
    /// `conf` holds the files (conf/law), `schemas` their law-*.xsd (xsd).
    static Outcome<Catalogue> load(std::filesystem::path const& conf, std::filesystem::path const& schemas);

    Statutes const& statutes() const { return m_statutes; }
    BanCatalogue const& bans() const { return m_bans; }
    PublicationRules const& publication() const { return m_publication; }
    Procedures const& procedures() const { return m_procedures; }
    Deadlines const& deadlines() const { return m_deadlines; }
    Calendars const& calendars() const { return m_calendars; }
    Remedies const& remedies() const { return m_remedies; }
    Measures const& measures() const { return m_measures; }
    Agencies const& agencies() const { return m_agencies; }
    Numbering const& numbering() const { return m_numbering; }
    Posts const& posts() const { return m_posts; }
    Lists const& lists() const { return m_lists; }
    /// The calendar of the own agency's province.
    Calendar calendar() const;

private:
    Catalogue(Statutes statutes, BanCatalogue bans, PublicationRules publication, Procedures procedures,
        Deadlines deadlines, Calendars calendars, Remedies remedies, Measures measures, Agencies agencies,
        Numbering numbering, Posts posts, Lists lists);

    Statutes m_statutes;
    BanCatalogue m_bans;
    PublicationRules m_publication;
    Procedures m_procedures;
    Deadlines m_deadlines;
    Calendars m_calendars;
    Remedies m_remedies;
    Measures m_measures;
    Agencies m_agencies;
    Numbering m_numbering;
    Posts m_posts;
    Lists m_lists;
};

} // namespace xindang::law
