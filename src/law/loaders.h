#pragma once

#include <law/agencies.h>
#include <law/bans.h>
#include <law/calendar.h>
#include <law/deadlines.h>
#include <law/law_file.h>
#include <law/lists.h>
#include <law/measures.h>
#include <law/numbering.h>
#include <law/posts.h>
#include <law/procedures.h>
#include <law/publication.h>
#include <law/remedy.h>
#include <law/statutes.h>

namespace xindang::law {

// How each file of conf/law becomes what the rest of the program asks. What is wrong goes to file.fault().
Statutes load_statutes(LawFile& file);
BanCatalogue load_bans(LawFile& file, Statutes const& statutes);
Procedures load_procedures(LawFile& file, Statutes const& statutes, PublicationRules const& publication);
PublicationRules load_publication(LawFile& file, Statutes const& statutes);
Deadlines load_deadlines(LawFile& file, Statutes const& statutes);
Calendars load_calendars(LawFile& file);
Remedies load_remedies(LawFile& file, Statutes const& statutes);
Agencies load_agencies(LawFile& file);
Measures load_measures(LawFile& file, Statutes const& statutes, Agencies const& agencies);
Numbering load_numbering(LawFile& file);
Posts load_posts(LawFile& file);
Lists load_lists(LawFile& file, Statutes const& statutes, Deadlines const& deadlines);

} // namespace xindang::law
