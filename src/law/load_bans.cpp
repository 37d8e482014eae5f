#include <base/utf8.h>
#include <law/ban_words.h>
#include <law/loaders.h>
#include <text/numerals.h>

namespace xindang::law {

namespace {

/// A word the schema has let through. Should they ever differ, that is a fault of the file, not a guess.
template <class Parse, class Value>
Value word(LawFile& file, xml::Node node, char const* name, Parse parse, Value fallback)
{
    auto const value = parse(node.attribute(name));
    if (value) return *value;
    file.fault(node, value.refusal().reason);
    return fallback;
}

PersonalFine read_fine(LawFile& file, xml::Node node)
{
    PersonalFine fine;
    if (!node) return fine;
    auto const basis = node.attribute("basis");
    fine.words = node.trimmed_text();
    fine.least_percent = file.number(node, "least-percent");
    fine.most_percent = file.number(node, "most-percent");
    if (basis == "income-during-offence") fine.basis = PersonalFine::Basis::IncomeDuringOffence;
    if (basis == "income-last-year") fine.basis = PersonalFine::Basis::IncomeLastYear;
    if (basis == "words") fine.basis = PersonalFine::Basis::Words;
    if (basis == "amount") {
        fine.basis = PersonalFine::Basis::Amount;
        auto const least = model::Money::parse_yuan(node.attribute("least-yuan"));
        auto const most = model::Money::parse_yuan(node.attribute("most-yuan"));
        if (least) fine.least = *least;
        if (most) fine.most = *most;
        if (!least || !most || *most < *least) file.fault(node, "a fine has least-yuan and most-yuan, in this order");
    }
    bool const of_income = basis.starts_with("income");
    if (of_income && (fine.least_percent < 1 || fine.most_percent < fine.least_percent))
        file.fault(node, "a fine has least-percent and most-percent, in this order");
    if (basis == "words" && fine.words.empty()) file.fault(node, "the words of the fine are missing");
    return fine;
}

struct Years {
    int least = 0;
    int most = 0;
};

Years read_years(LawFile& file, xml::Node term, TermForm form)
{
    auto const years = file.number(term, "years");
    auto const least = file.number(term, "least-years");
    auto const most = file.number(term, "most-years");
    switch (form) {
    case TermForm::Life:
        if (years || least || most) file.fault(term, "a ban for life has no years");
        return {};
    case TermForm::Range:
        if (years || least < 1 || most <= least) file.fault(term, "a range has least-years and most-years");
        return {least, most};
    case TermForm::Fixed:
    case TermForm::YearsToLife:
    case TermForm::SpanToLife:
        if (years < 1 || least || most) file.fault(term, "this form of term has years and nothing else");
        return {years, years};
    }
    return {};
}

/// True when the quote has the numeral with 年 behind it and no further numeral before it: 二十年 does not say 十年.
bool says(std::string const& quote, std::string const& numeral)
{
    static constexpr std::u32string_view NUMERALS = U"0123456789〇零一二三四五六七八九十百";
    for (auto at = quote.find(numeral + "年"); at != std::string::npos; at = quote.find(numeral + "年", at + 1)) {
        auto const before = utf8::decode(std::string_view(quote).substr(0, at));
        if (before.empty() || NUMERALS.find(before.back()) == NUMERALS.npos) return true;
    }
    return false;
}

bool says_years(std::string const& quote, int years)
{
    return says(quote, text::han_number(static_cast<unsigned>(years))) || says(quote, std::to_string(years));
}

/// The quote must say what the data says: that is how a slip in the one shows against the other.
bool quote_agrees(BanArticle const& ban)
{
    bool const says_life = ban.quote.find("终身") != std::string::npos;
    switch (ban.form) {
    case TermForm::Fixed:
        return says_years(ban.quote, ban.most_years) && !says_life;
    case TermForm::YearsToLife:
        return says_years(ban.quote, ban.least_years) && says_life && ban.quote.find("年内") == std::string::npos;
    case TermForm::SpanToLife:
        return says_years(ban.quote, ban.most_years) && says_life && ban.quote.find("年内") != std::string::npos;
    case TermForm::Life:
        return says_life;
    case TermForm::Range: {
        auto const least = text::han_number(static_cast<unsigned>(ban.least_years));
        return ban.quote.find(least) != std::string::npos && says_years(ban.quote, ban.most_years);
    }
    }
    return false;
}

BanArticle read_ban(LawFile& file, xml::Node node, Statutes const& statutes, std::set<std::string> const& roles)
{
    auto const period = file.period(node);
    auto const form = word(file, node.child("term"), "form", parse_term_form, TermForm::Fixed);
    auto const years = read_years(file, node.child("term"), form);
    BanArticle ban{node.attribute("id"), file.citation(node, statutes, period), 0, 0,
        node.child("offence").trimmed_text(), node.child("who").trimmed_text(), {},
        word(file, node, "kind", parse_ban_kind, BanKind::PersonActivity), std::nullopt,
        node.child("scope").trimmed_text(), form, years.least, years.most,
        word(file, node, "severity", parse_severity_condition, SeverityCondition::Serious),
        read_fine(file, node.child("fine")), word(file, node, "detention", parse_detention, Detention::No),
        word(file, node, "decider", parse_ban_decider, BanDecider::Unnamed), std::nullopt,
        node.child("quote").trimmed_text(), node.child("note").trimmed_text(), period, file.certainty(node),
        node.place()};
    for (auto const& role : file.list(node.child("who"), "roles")) {
        if (!roles.contains(role)) file.fault(node, "no role has the code " + role);
        ban.roles.insert(role);
    }
    if (node.child("scope").has_attribute("field"))
        ban.field = word(file, node.child("scope"), "field", model::parse_field, model::Field::Drug);
    if (auto const start = node.child("start"))
        ban.start = BanStart{start.attribute("rule") == "decision" ? BanStart::Rule::Decision : BanStart::Rule::Other,
            start.trimmed_text()};
    auto const paragraphs = node.attribute("paragraph");
    auto const dash = paragraphs.find('-');
    if (!paragraphs.empty()) {
        // The schema allows two digits on either side of the dash and nothing else.
        ban.first_paragraph = text::parse_han_number(paragraphs.substr(0, dash)).value_or(0);
        ban.last_paragraph = dash == std::string::npos
                                 ? ban.first_paragraph
                                 : text::parse_han_number(paragraphs.substr(dash + 1)).value_or(0);
        if (ban.last_paragraph < ban.first_paragraph) file.fault(node, "paragraphs run backwards");
    }
    return ban;
}

void check_quotes(LawFile& file, std::vector<BanArticle> const& bans, std::vector<xml::Node> const& nodes)
{
    for (std::size_t i = 0; i < bans.size(); ++i) {
        auto const reference = nodes[i].attribute("by-reference");
        if (reference.empty()) {
            if (!quote_agrees(bans[i])) file.fault(nodes[i], bans[i].id + ": the quote does not say this term");
            continue;
        }
        bool agrees = false;
        for (auto const& other : bans)
            agrees = agrees || (other.id == reference && other.form == bans[i].form &&
                                   other.most_years == bans[i].most_years && other.scope == bans[i].scope);
        if (!agrees) file.fault(nodes[i], bans[i].id + " does not have the term and scope of " + reference);
    }
}

EmployerDuty read_duty(LawFile& file, xml::Node node, Statutes const& statutes)
{
    auto const period = file.period(node);
    EmployerDuty duty{node.attribute("id"), file.citation(node, statutes, period), std::nullopt,
        node.child("who").trimmed_text(), node.child("consequence").trimmed_text(), period, file.certainty(node)};
    if (node.has_attribute("field")) duty.field = word(file, node, "field", model::parse_field, model::Field::Drug);
    return duty;
}

} // namespace

BanCatalogue load_bans(LawFile& file, Statutes const& statutes)
{
    std::vector<BanRole> roles;
    std::set<std::string> role_codes;
    LawFile::Unique codes{file};
    for (auto const node : file.root().children("role")) {
        codes.see(node, node.attribute("code"));
        roles.push_back({node.attribute("code"), node.attribute("name")});
        role_codes.insert(node.attribute("code"));
    }
    std::vector<BanCircumstance> circumstances;
    for (auto const node : file.root().children("circumstance")) {
        BanCircumstance circumstance{node.attribute("code"), node.attribute("name"), {}};
        for (auto const& condition : file.list(node, "fulfils"))
            if (auto const parsed = parse_severity_condition(condition)) circumstance.fulfils.insert(*parsed);
        circumstances.push_back(std::move(circumstance));
    }
    std::vector<BanArticle> bans;
    LawFile::Dated dated{file};
    auto const nodes = file.root().children("ban");
    for (auto const node : nodes) {
        bans.push_back(read_ban(file, node, statutes, role_codes));
        dated.see(node, bans.back().id, bans.back().period);
    }
    check_quotes(file, bans, nodes);
    std::vector<EmployerDuty> duties;
    for (auto const node : file.root().children("employer-duty")) {
        duties.push_back(read_duty(file, node, statutes));
        dated.see(node, duties.back().id, duties.back().period);
    }
    return BanCatalogue{std::move(bans), std::move(duties), std::move(roles), std::move(circumstances), statutes};
}

} // namespace xindang::law
