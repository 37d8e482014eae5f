#pragma once

#include <base/outcome.h>
#include <law/bans.h>
#include <law/citation.h>
#include <model/subject.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// For whom a list is written, and so how much of a person it shows.
enum class ListForm {
    Public,       ///< 公示: numbers masked
    Partner,      ///< 协同部门: numbers masked, and hashed with a key of each partner
    Confidential, ///< 内部: numbers in clear, outside what the web server shows
};
std::string_view word_of(ListForm form); ///< "confidential"
Outcome<ListForm> parse_list_form(std::string_view word);

/// Which decisions of the archive make entries of a list.
struct ListFeed {
    enum class Carries { Ban, Listing } carries; ///< what the decision did: model::Ban or model::Listing
    std::set<BanKind> bans;                      ///< of which kinds the ban's article is, when it carries one
    std::string document = {};                   ///< kind of document that always carries it; empty: no kind is said to
};

/// One way an entry leaves, as the list's law words and codes it.
struct ListRemovalRule {
    enum class On {
        TermEnded, ///< the day after the entry's last
        Revoked,   ///< its decision was revoked
        Decision,  ///< another decision takes it off
        Erased,    ///< the person was erased from the archive
    } on;
    std::string ground;   ///< as the revocation or the decision codes it; empty: any other
    std::string document; ///< kind of the document that takes it off, for Decision; empty: any
    std::string reason;   ///< RemovalReason of xsd/jdl-1.0.xsd: "credit-repaired"
    enum class Effect { ExNunc, ExTunc } effect;
    std::string deadline; ///< code in deadlines.xml by which partners must have it; empty: none
    std::string words;    ///< needed for the reason "other"
};

/// 名单: on what law it stands, what feeds it, who may see it, and how entries leave it.
struct DisciplineList {
    std::string code; ///< "INDUSTRY-BAN"
    std::string name; ///< 药品行业禁入人员名单
    std::string category;
    std::string entry_prefix; ///< of its entries' ids: "BAN"
    std::set<model::SubjectKind> subjects;
    std::set<ListForm> forms; ///< those it may be published in
    std::vector<Citation> bases;
    std::vector<ListFeed> feeds;
    std::string publication_deadline; ///< code in deadlines.xml, from the day of the decision
    std::string term_deadline;        ///< how long a listing lasts that states no term: code in deadlines.xml
    enum class PublicNames { Whole, FamilyName } public_names; ///< of persons in the public form
    std::vector<ListRemovalRule> removals;
    model::Period period;
    Certainty certainty;
    std::set<ListForm> birth_years = {}; ///< forms that tell namesakes apart by the year of birth of persons

    /// The first rule for this event: one that names the ground before one that names none. Null when there is none:
    /// then the event does not end an entry of this list.
    ListRemovalRule const* removal(
        ListRemovalRule::On on, std::string_view ground = {}, std::string_view document = {}) const;
};

/// The lists an authority can keep. Refuses (NotFound, place "list") codes it does not have.
class Lists {
public:
    explicit Lists(std::vector<DisciplineList> lists) : m_lists(std::move(lists)) {}

    std::vector<DisciplineList> const& all() const { return m_lists; }
    Outcome<DisciplineList> find(std::string_view code) const;

private:
    std::vector<DisciplineList> m_lists;
};

} // namespace xindang::law
