#include <supervision/rules_reader.h>

#include <base/utf8.h>
#include <supervision/reading.h>
#include <xml/word_list.h>

#include <algorithm>

namespace xindang::supervision {

namespace {

std::set<std::string> set_of(std::vector<std::string> const& words)
{
    return {words.begin(), words.end()};
}

template <class T> std::set<std::string> ids_of(std::vector<T> const& all)
{
    std::set<std::string> ids;
    for (auto const& one : all)
        ids.insert(one.id);
    return ids;
}

} // namespace

Outcome<Rules> RulesReader::read()
{
    auto const root = m_document.root();
    m_rules.m_version = root.attribute("version");
    m_rules.m_from = optional_day(root, "effective-from");
    m_rules.m_until = optional_day(root, "effective-until");
    if (m_rules.m_until && *m_rules.m_until < *m_rules.m_from) fault(root, "the rules end before they begin");
    std::set<std::string> seen;
    for (auto const node : root.children("article")) {
        see_once(node, seen, "article " + node.attribute("number"));
        m_rules.m_articles.push_back({number_in(node, "number"), node.trimmed_text()});
    }
    read_vocabulary(root.child("vocabulary"));
    for (auto const node : root.children("group")) {
        see_once(node, seen, node.attribute("id"));
        m_rules.m_groups.push_back(read_group(node));
    }
    std::set<std::string> reasons;
    for (auto const node : root.children("key-reason")) {
        see_once(node, reasons, node.attribute("id"));
        m_rules.m_key_reasons.push_back(read_key_reason(node));
    }
    if (m_faults.has_errors()) return m_faults.first_error(Fault::BadInput);
    return std::move(m_rules);
}

void RulesReader::fault(xml::Node node, std::string text)
{
    m_faults.add(Severity::Error, "supervision-rules", node.place(), std::move(text));
}

void RulesReader::see_once(xml::Node node, std::set<std::string>& seen, std::string const& id)
{
    if (!seen.insert(id).second) fault(node, id + " is there twice");
}

void RulesReader::check_words(xml::Node node, std::vector<std::string> const& words, std::set<std::string> const& known)
{
    for (auto const& word : words)
        if (!known.contains(word)) fault(node, "nothing declares the word " + word);
}

void RulesReader::read_vocabulary(xml::Node node)
{
    m_traits = set_of(xml::split_words(node.child("traits").text()));
    for (auto const attribute : node.children("attribute")) {
        auto const name = attribute.attribute("name");
        if (!m_attribute_words.emplace(name, set_of(xml::split_words(attribute.text()))).second)
            fault(attribute, name + " is there twice");
        m_rules.m_attributes.push_back(name);
    }
    m_rules.m_uncounted = xml::split_words(node.child("uncounted-results").text());
    for (auto const derived : node.children("derived-trait")) {
        check_words(derived, {derived.attribute("trait")}, m_traits);
        m_rules.m_derived.push_back({derived.attribute("trait"), utf8::decode(derived.attribute("pattern"))});
    }
}

Group RulesReader::read_group(xml::Node node)
{
    // The schema allows no other words.
    auto const field = model::parse_field(node.attribute("field"));
    Group group{node.attribute("id"), node.attribute("name"), *field, xml::split_words(node.attribute("types")), {}, {},
        {}, {}};
    for (auto const risk : node.children("risk"))
        group.risks.push_back({risk.attribute("id"), risk.attribute("name"), number_in(risk, "from")});
    for (auto const level : node.children("level"))
        group.levels.push_back(read_level(level));
    check_levels(node, group);
    for (auto const factor : node.children("factor"))
        group.factors.push_back(read_factor(factor, group));
    check_reachable(node, group);
    read_matrix(node.child("matrix"), group);
    return group;
}

Factor RulesReader::read_factor(xml::Node node, Group const& group)
{
    Factor factor{node.attribute("id"), node.attribute("name"), number_in(node, "points"), std::nullopt,
        read_condition(node), read_basis(node)};
    see_once(node, m_factor_ids, factor.id);
    if (node.has_attribute("at-least")) {
        factor.at_least = place_of(group.risks, node.attribute("at-least"));
        if (!factor.at_least) fault(node, "the group has no risk level " + node.attribute("at-least"));
    }
    if (factor.points == 0 && !factor.at_least) fault(node, "a factor without points or level changes nothing");
    return factor;
}

FactorCondition RulesReader::read_condition(xml::Node node)
{
    FactorCondition condition{xml::split_words(node.attribute("traits")), std::nullopt,
        xml::split_words(node.attribute("types")), optional_number(node, "products-from"),
        optional_number(node, "younger-than-months"), optional_number(node, "recalls-from"),
        number_in(node, "recall-months")};
    check_words(node, condition.traits, m_traits);
    if (node.has_attribute("attribute") != node.has_attribute("has")) fault(node, "attribute and has come together");
    if (node.has_attribute("recalls-from") != node.has_attribute("recall-months"))
        fault(node, "recalls-from and recall-months come together");
    if (auto const name = node.attribute("attribute"); !name.empty()) {
        condition.attribute = {name, xml::split_words(node.attribute("has"))};
        auto const known = m_attribute_words.find(name);
        if (known == m_attribute_words.end())
            fault(node, "nothing declares the attribute " + name);
        else
            check_words(node, condition.attribute->words, known->second);
    }
    if (condition.traits.empty() && !condition.attribute && condition.types.empty() && !condition.products_from &&
        !condition.younger_than_months && !condition.recalls_from)
        fault(node, "a factor that asks for nothing holds for everybody");
    return condition;
}

SupervisionLevel RulesReader::read_level(xml::Node node)
{
    SupervisionLevel level{node.attribute("id"), node.attribute("name"), {}, {}, read_basis(node)};
    for (auto const duty : node.children("inspection"))
        level.duties.push_back(read_duty(duty));
    for (auto const measure : node.children("measure"))
        level.measures.push_back(measure.trimmed_text());
    return level;
}

InspectionDuty RulesReader::read_duty(xml::Node node)
{
    InspectionDuty const duty{node.attribute("kind"), number_in(node, "times"), number_in(node, "years"),
        number_in(node, "person-days"), number_in(node, "alternate-years"), node.attribute("alternate-kind"),
        number_in(node, "alternate-person-days"), number_in(node, "yearly-share")};
    if (duty.years > 1 && duty.times > 1) fault(node, "an inspection every several years is one inspection");
    auto const alternates =
        (duty.alternate_years > 0) + !duty.alternate_kind.empty() + (duty.alternate_person_days > 0);
    if (alternates != 0 && alternates != 3)
        fault(node, "alternate-years, alternate-kind and alternate-person-days come together");
    if (alternates == 3 && (duty.years > 1 || duty.alternate_years < 2))
        fault(node, "only a yearly inspection alternates, every two years or less often");
    if (duty.yearly_share > 0 && duty.years == 1)
        fault(node, "a yearly inspection is one of all firms, not of a share");
    return duty;
}

void RulesReader::check_levels(xml::Node node, Group const& group)
{
    std::set<std::string> seen;
    for (auto const& risk : group.risks)
        see_once(node, seen, risk.id);
    seen.clear();
    for (auto const& level : group.levels)
        see_once(node, seen, level.id);
    for (std::size_t at = 1; at < group.risks.size(); ++at)
        if (group.risks[at - 1].from <= group.risks[at].from)
            fault(node, "risk levels stand with the highest first: " + group.risks[at].id + " does not");
    if (group.risks.back().from != 0) fault(node, "the lowest risk level begins at 0 points");
}

void RulesReader::check_reachable(xml::Node node, Group const& group)
{
    int most = 0;
    for (auto const& factor : group.factors)
        most += factor.points;
    for (std::size_t at = 0; at < group.risks.size(); ++at) {
        auto const decided = std::any_of(group.factors.begin(), group.factors.end(),
            [&](Factor const& factor) { return factor.at_least == std::optional(at); });
        if (group.risks[at].from > most && !decided)
            fault(node, "no firm can reach the risk level " + group.risks[at].id);
    }
}

void RulesReader::read_matrix(xml::Node node, Group& group)
{
    static constexpr std::array<std::string_view, GRADE_COLUMNS> COLUMNS{"A", "B", "C", "D", "ungraded"};
    std::map<std::size_t, std::array<std::size_t, GRADE_COLUMNS>> rows;
    for (auto const row : node.children("row")) {
        auto const risk = place_of(group.risks, row.attribute("risk"));
        if (!risk) {
            fault(row, "the group has no risk level " + row.attribute("risk"));
            continue;
        }
        std::array<std::size_t, GRADE_COLUMNS> levels{};
        for (std::size_t column = 0; column < GRADE_COLUMNS; ++column) {
            auto const level = place_of(group.levels, row.attribute(COLUMNS[column]));
            if (!level) fault(row, "the group has no supervision level " + row.attribute(COLUMNS[column]));
            levels[column] = level.value_or(0);
        }
        if (!rows.emplace(*risk, levels).second) fault(row, row.attribute("risk") + " is there twice");
    }
    for (std::size_t risk = 0; risk < group.risks.size(); ++risk) {
        if (!rows.contains(risk)) fault(node, "the matrix has no row for the risk level " + group.risks[risk].id);
        group.matrix.push_back(rows[risk]);
    }
    check_matrix(node, group);
}

/// Levels stand with the highest first, so a lower place is a higher level.
void RulesReader::check_matrix(xml::Node node, Group const& group)
{
    std::set<std::size_t> used;
    for (std::size_t risk = 0; risk < group.matrix.size(); ++risk) {
        auto const& row = group.matrix[risk];
        used.insert(row.begin(), row.end());
        for (std::size_t grade = 1; grade < 4; ++grade)
            if (row[grade - 1] < row[grade])
                fault(node, "at risk level " + group.risks[risk].id + " a worse grade gives a lower supervision level");
        for (std::size_t grade = 0; risk > 0 && grade < GRADE_COLUMNS; ++grade)
            if (row[grade] < group.matrix[risk - 1][grade])
                fault(node, "the lower risk level " + group.risks[risk].id + " gives a higher supervision level");
    }
    for (std::size_t level = 0; level < group.levels.size(); ++level)
        if (!used.contains(level)) fault(node, "nothing leads to the supervision level " + group.levels[level].id);
}

KeyReason RulesReader::read_key_reason(xml::Node node)
{
    KeyReason reason{node.attribute("id"), node.attribute("text"), node.attribute("group"),
        xml::split_words(node.attribute("levels")), xml::split_words(node.attribute("risks")), {},
        xml::split_words(node.attribute("factors")), read_basis(node)};
    for (auto const& word : xml::split_words(node.attribute("grades"))) {
        auto const grade = model::parse_grade(word);
        if (grade)
            reason.grades.push_back(*grade);
        else
            fault(node, grade.refusal().reason);
    }
    std::set<std::string> levels;
    std::set<std::string> risks;
    for (auto const& group : m_rules.m_groups) {
        if (!reason.group.empty() && reason.group != group.id) continue;
        levels.merge(ids_of(group.levels));
        risks.merge(ids_of(group.risks));
    }
    if (!reason.group.empty() && !m_rules.find(reason.group)) fault(node, "there is no group " + reason.group);
    check_words(node, reason.levels, levels);
    check_words(node, reason.risks, risks);
    check_words(node, reason.factors, m_factor_ids);
    if (reason.levels.empty() && reason.risks.empty() && reason.grades.empty() && reason.factors.empty())
        fault(node, "a reason that asks for nothing lists everybody");
    return reason;
}

std::vector<Basis> RulesReader::read_basis(xml::Node node)
{
    std::vector<Basis> all;
    for (auto const basis : node.children("basis"))
        all.push_back(read_citation(basis));
    return all;
}

Basis RulesReader::read_citation(xml::Node node)
{
    if (node.has_attribute("house")) {
        auto const number = number_in(node, "house");
        if (node.has_attribute("statute") || node.has_attribute("article"))
            fault(node, "a basis is a statute or an article of this file, not both");
        auto const known = std::any_of(m_rules.m_articles.begin(), m_rules.m_articles.end(),
            [&](HouseArticle const& article) { return article.number == number; });
        if (!known) fault(node, "this file has no article " + std::to_string(number));
        auto const article = law::Article::of(static_cast<unsigned>(number));
        return {"本规则" + (article ? article->chinese() : std::string()), law::Certainty::Verified};
    }
    auto const certainty = law::parse_certainty(node.attribute("certainty"));
    if (!certainty) fault(node, "a statute needs a certainty");
    law::Citation citation{node.attribute("statute"), std::nullopt};
    if (!m_statutes.find(citation.statute)) {
        fault(node, "statutes.xml has no statute " + citation.statute);
        return {};
    }
    if (node.has_attribute("article")) {
        auto const article = law::Article::parse(node.attribute("article"));
        if (article)
            citation.article = *article;
        else
            fault(node, article.refusal().reason);
    }
    return {m_statutes.chinese(citation), certainty ? *certainty : law::Certainty::Memory};
}

} // namespace xindang::supervision
