#include <law/bans.h>

#include <law/ban_words.h>
#include <text/numerals.h>

namespace xindang::law {

namespace {

Refusal refused(std::string reason, std::string where)
{
    return {Fault::BadInput, std::move(reason), std::move(where)};
}

std::string years_in_words(int years)
{
    return text::han_number(static_cast<unsigned>(years)) + "年";
}

/// What the article says about the term, as the end of a sentence.
std::string rule_in_words(BanArticle const& article)
{
    switch (article.form) {
    case TermForm::Fixed:
        return "exactly " + years_in_words(article.most_years);
    case TermForm::YearsToLife:
        return years_in_words(article.least_years) + "直至终身, " + years_in_words(article.least_years) + " at least";
    case TermForm::SpanToLife:
        return years_in_words(article.most_years) + "内直至终身";
    case TermForm::Life:
        return "a ban for life (终身)";
    case TermForm::Range:
        return years_in_words(article.least_years) + "至" + years_in_words(article.most_years);
    }
    return {};
}

bool term_allowed(BanArticle const& article, std::optional<int> years)
{
    switch (article.form) {
    case TermForm::Fixed:
        return years && *years == article.most_years;
    case TermForm::YearsToLife:
        return !years || *years >= article.least_years;
    case TermForm::SpanToLife:
        return !years || *years >= 1;
    case TermForm::Life:
        return !years;
    case TermForm::Range:
        return years && *years >= article.least_years && *years <= article.most_years;
    }
    return false;
}

bool hits(BanKind kind, model::SubjectKind subject)
{
    switch (kind) {
    case BanKind::PersonActivity:
    case BanKind::CourtBan:
    case BanKind::Post:
        return subject == model::SubjectKind::Person;
    case BanKind::UnitActivity:
    case BanKind::UnitApplication:
    case BanKind::Import:
        return subject == model::SubjectKind::Enterprise;
    case BanKind::Application:
        return subject == model::SubjectKind::Person || subject == model::SubjectKind::Enterprise;
    }
    return false;
}

std::optional<Refusal> wrong_authority(BanArticle const& article, std::string const& cited)
{
    if (article.decider == BanDecider::Court)
        return refused(cited + " is applied by a court, not by a regulator", "ban.article");
    if (article.decider == BanDecider::Other)
        return refused(cited + " is applied by another authority than the drug regulator", "ban.article");
    return std::nullopt;
}

std::optional<Refusal> wrong_person(BanRequest const& request, BanArticle const& article, std::string const& cited)
{
    if (!hits(article.kind, request.subject))
        return refused(cited + " (" + std::string(word_of(article.kind)) + ") does not reach a subject of kind " +
                           std::string(word_of(request.subject)),
            "ban.subject");
    bool const asks_role = request.subject == model::SubjectKind::Person && !request.role.empty();
    if (asks_role && !article.roles.empty() && !article.roles.contains(request.role))
        return refused(cited + " hits " + article.who + ", not the role " + request.role, "ban.role");
    return std::nullopt;
}

std::optional<Refusal> wrong_start(BanRequest const& request, BanArticle const& article, std::string const& cited)
{
    if (!request.starts_on)
        return refused(cited + " states no first day: it has to be given, and is printed in the decision", "ban.start");
    if (*request.starts_on < request.decided_on)
        return refused("the ban would begin on " + request.starts_on->text() + ", before the decision of " +
                           request.decided_on.text(),
            "ban.start");
    if (article.start && article.start->rule == BanStart::Rule::Decision && *request.starts_on != request.decided_on)
        return refused(cited + ": " + article.start->words + ", that is " + request.decided_on.text(), "ban.start");
    return std::nullopt;
}

Findings notes_on(BanRequest const& request, BanArticle const& article, std::string const& cited)
{
    Findings notes;
    auto const warn = [&notes, &cited](char const* rule, char const* where, std::string const& text) {
        notes.add(Severity::Warning, rule, where, cited + text);
    };
    if (article.form == TermForm::SpanToLife && request.years && *request.years < article.most_years)
        warn("ban-below-span", "ban.term",
            " says " + rule_in_words(article) + ": fewer years need a reason in the decision");
    if (article.form == TermForm::YearsToLife && request.years && *request.years > article.least_years)
        notes.add(Severity::Note, "ban-discretion", "ban.term",
            cited + " says " + rule_in_words(article) + ": more years need a reason in the decision");
    if (request.subject == model::SubjectKind::Person && request.role.empty() && !article.roles.empty())
        warn("ban-role-unstated", "ban.role", " hits " + article.who + "; the role of this person is not stated");
    if (article.decider == BanDecider::Unnamed)
        warn("ban-decider-unnamed", "ban.article", " names no deciding authority");
    if (article.certainty != Certainty::Verified)
        warn("law-data-unverified", "ban.article", " stands in the catalogue without having been read in the text");
    if (article.detention != Detention::No)
        notes.add(Severity::Note, "ban-detention", "ban.article",
            cited + ": detention is decided by the police; refer the case, do not order it");
    return notes;
}

} // namespace

BanCatalogue::BanCatalogue(std::vector<BanArticle> articles, std::vector<EmployerDuty> duties,
    std::vector<BanRole> roles, std::vector<BanCircumstance> circumstances, Statutes statutes)
    : m_articles(std::move(articles)),
      m_duties(std::move(duties)),
      m_roles(std::move(roles)),
      m_circumstances(std::move(circumstances)),
      m_statutes(std::move(statutes))
{}

std::string BanCatalogue::cited(BanArticle const& article) const
{
    return m_statutes.chinese(article.citation);
}

Outcome<BanArticle> BanCatalogue::find(std::string_view id, model::CivilDate day) const
{
    BanArticle const* known = nullptr;
    for (auto const& article : m_articles) {
        if (article.id != id) continue;
        if (article.period.contains(day)) return article;
        known = &article;
    }
    if (!known) return Refusal{Fault::NotFound, "no ban has the id " + std::string(id), "ban.article"};
    return refused(cited(*known) + " (" + known->id + ") was not in force on " + day.text(), "ban.article");
}

std::vector<BanArticle> BanCatalogue::at(Citation const& citation, model::CivilDate day) const
{
    std::vector<BanArticle> found;
    for (auto const& article : m_articles) {
        if (article.citation.statute != citation.statute || !article.period.contains(day)) continue;
        if (!citation.article || !article.citation.article) continue;
        auto const& asked = *citation.article;
        if (asked.number() != article.citation.article->number() ||
            asked.branch() != article.citation.article->branch())
            continue;
        bool const within = article.first_paragraph <= asked.paragraph() && asked.paragraph() <= article.last_paragraph;
        if (asked.paragraph() == 0 || article.first_paragraph == 0 || within) found.push_back(article);
    }
    return found;
}

bool BanCatalogue::meets(std::set<std::string> const& circumstances, SeverityCondition condition) const
{
    if (condition == SeverityCondition::None) return true;
    for (auto const& circumstance : m_circumstances)
        if (circumstances.contains(circumstance.code) && circumstance.fulfils.contains(condition)) return true;
    return false;
}

std::optional<Refusal> BanCatalogue::wrong_circumstances(BanRequest const& request, BanArticle const& article) const
{
    for (auto const& code : request.circumstances) {
        bool known = false;
        for (auto const& circumstance : m_circumstances)
            known = known || circumstance.code == code;
        if (!known) return refused("no circumstance is called " + code, "ban.severity");
    }
    if (meets(request.circumstances, article.severity)) return std::nullopt;
    std::string choices;
    for (auto const& circumstance : m_circumstances)
        if (circumstance.fulfils.contains(article.severity))
            choices += (choices.empty() ? "" : "或者") + circumstance.name;
    return refused(cited(article) + " orders a ban only where the case shows " + choices, "ban.severity");
}

Outcome<AllowedBan> BanCatalogue::check(BanRequest const& request) const
{
    auto const article = find(request.article, request.decided_on);
    if (!article) return article.refusal();
    auto const citation = cited(*article);
    if (auto const wrong = wrong_authority(*article, citation)) return *wrong;
    if (auto const wrong = wrong_person(request, *article, citation)) return *wrong;
    if (auto const wrong = wrong_circumstances(request, *article)) return *wrong;
    // The field follows the statute, never wider: the words are the article's own or they are refused.
    if (request.scope != article->scope)
        return refused(citation + " bars from " + article->scope + " and from nothing else, not from " + request.scope,
            "ban.scope");
    if (auto const wrong = wrong_start(request, *article, citation)) return *wrong;
    if (!term_allowed(*article, request.years))
        return refused(citation + " orders " + rule_in_words(*article) + "; " +
                           (request.years ? years_in_words(*request.years) : "life (终身)") + " is not allowed",
            "ban.term");
    if (!request.years)
        return AllowedBan{
            *article, model::Term::life(*request.starts_on), citation, notes_on(request, *article, citation)};
    auto const term = model::Term::of_years(*request.starts_on, *request.years);
    if (!term) return refused(citation + ": " + term.refusal().reason, "ban.term");
    return AllowedBan{*article, *term, citation, notes_on(request, *article, citation)};
}

} // namespace xindang::law
