#include <screening/judge.h>

#include <text/search_key.h>

#include <algorithm>

namespace xindang::screening {

namespace {

/// Whether two numbers of one length differ in one place, or in two neighbours swapped.
bool is_slip(std::string_view a, std::string_view b)
{
    if (a.size() != b.size() || a == b) return false;
    auto const first = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    if (a.substr(first + 1) == b.substr(first + 1)) return true;
    return first + 1 < a.size() && a[first] == b[first + 1] && a[first + 1] == b[first] &&
           a.substr(first + 2) == b.substr(first + 2);
}

class Scales {
public:
    Scales(Query const& query, ListedSubject const& subject, Rules const& rules)
        : m_query(query), m_subject(subject), m_rules(rules)
    {}

    std::vector<Evidence> weigh()
    {
        birth_year();
        region();
        for (auto const& asked : m_query.numbers)
            number(asked);
        told_apart();
        return std::move(m_evidence);
    }

private:
    void put(Sign sign, int points, std::string_view asked, std::string_view listed)
    {
        m_evidence.push_back({sign, points, std::string(asked), std::string(listed)});
    }
    void put(Sign sign, std::string_view asked, std::string_view listed) { put(sign, m_rules.of(sign), asked, listed); }

    void birth_year()
    {
        if (!m_query.birth_year || !m_subject.birth_year) return;
        put(*m_query.birth_year == *m_subject.birth_year ? Sign::BirthYearSame : Sign::BirthYearOther,
            std::to_string(*m_query.birth_year), std::to_string(*m_subject.birth_year));
    }

    void region()
    {
        if (m_query.region.empty() || m_subject.region.empty()) return;
        put(nested(m_query.region, m_subject.region) ? Sign::RegionSame : Sign::RegionOther, m_query.region,
            m_subject.region);
    }

    /// A number asked for beside those listed of the same scheme: a mask is compared where it can be read, and a hash
    /// made with the same key that is another says that it is another number.
    void number(ListedNumber const& asked)
    {
        bool comparable = false;
        std::string other, slip;
        for (auto const& listed : m_subject.numbers) {
            if (listed.scheme != asked.scheme) continue;
            if (asked.form == "clear" && listed.form == "masked") mask(asked.value, listed.value);
            if (listed.form != asked.form || listed.key_id != asked.key_id || listed.form == "masked") continue;
            if (listed.value == asked.value) return;
            comparable = true;
            other = listed.value;
            if (asked.form == "clear" && is_slip(asked.value, listed.value)) slip = listed.value;
        }
        if (!comparable) return;
        auto const hashed = asked.form == "keyed-hash";
        if (!slip.empty()) {
            put(Sign::NumberSlip, asked.value, slip);
        } else {
            put(Sign::NumberOther, hashed ? asked.key_id : asked.value, hashed ? "" : other);
        }
    }

    void mask(std::string_view number, std::string_view masked)
    {
        if (number.size() != masked.size()) return;
        constexpr int ENOUGH = 12; // digits that can be read for all the points
        int legible = 0;
        for (std::size_t i = 0; i < number.size(); ++i) {
            if (masked[i] == '*') continue;
            if (masked[i] != number[i]) {
                put(Sign::MaskOther, "", masked);
                return;
            }
            ++legible;
        }
        if (legible > 0)
            put(Sign::MaskSame, m_rules.of(Sign::MaskSame) * std::min(legible, ENOUGH) / ENOUGH, "", masked);
    }

    void told_apart()
    {
        if (m_query.name.empty()) return;
        if (m_subject.told_apart.empty()) return;
        auto const key = text::search_key(m_query.name);
        auto const in = [&](std::string const& name) {
            return text::search_key(name).find(key) != std::string::npos;
        };
        // What is part of the listed name as well does not tell them apart.
        for (auto const& name : m_subject.names)
            if (in(name.text)) return;
        for (auto const& other : m_subject.told_apart)
            if (in(other)) put(Sign::ToldApart, m_query.name, other);
    }

    Query const& m_query;
    ListedSubject const& m_subject;
    Rules const& m_rules;
    std::vector<Evidence> m_evidence;
};

/// The names say the same in their own words; how is what is found out here.
Way way_of(std::string_view asked, ListedName const& listed, Likeness const& like)
{
    auto const primary = listed.kind == "primary";
    if (like.whole == 1000) {
        if (listed.kind == "former") return Way::FormerName;
        if (!primary) return Way::OtherName;
        return asked == listed.text ? Way::NameExact : Way::NameFolded;
    }
    if (like.core == 1000 && like.reordered() && like.parts > 960) return Way::WordOrder;
    if (like.core < 1000) return like.core >= 600 ? Way::CharacterSlip : Way::Similar;
    return Way::Similar;
}

bool leaves_out(NameForm const& asked, Likeness const& like, Rules const& rules)
{
    return !asked.has_form && like.form == rules.parts.one_missing && like.core == 1000 && !like.trade_differs;
}

} // namespace

NameJudgement judge_name(std::string_view asked, NameForm const& form, ListedName const& listed, Likeness const& like,
    Sort sort, Rules const& rules)
{
    NameJudgement judged{way_of(asked, listed, like), like.best()};
    if (sort == Sort::Person) {
        judged.score = judged.score * rules.ways.person_name_alone / 1000;
    } else if (judged.way != Way::OtherName && leaves_out(form, like, rules)) {
        judged.way = Way::ShortName;
        judged.score = std::min(judged.score, form.trades == 0 ? rules.ways.short_core : rules.ways.short_name);
    } else if (judged.way == Way::WordOrder) {
        judged.score = std::min(judged.score, rules.ways.word_order);
    }
    if (listed.kind == "former") judged.score = judged.score * rules.ways.former / 1000;
    return judged;
}

std::vector<Evidence> weigh(Query const& query, ListedSubject const& subject, Rules const& rules)
{
    return Scales(query, subject, rules).weigh();
}

void weigh_names(Likeness const& like, std::string_view asked, std::string_view listed, Rules const& rules,
    std::vector<Evidence>& evidence)
{
    auto const put = [&](Sign sign) {
        evidence.push_back({sign, rules.of(sign), std::string(asked), std::string(listed)});
    };
    if (like.region_differs) put(Sign::RegionInNameOther);
    if (like.trade_differs) put(Sign::TradeOther);
    if (like.numeral_differs) put(Sign::NumeralOther);
}

int total_of(int name_score, std::vector<Evidence> const& evidence)
{
    auto total = name_score;
    for (auto const& one : evidence)
        total += one.points;
    return std::clamp(total, 0, 1000);
}

} // namespace xindang::screening
