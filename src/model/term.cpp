#include <model/term.h>

#include <base/utf8.h>
#include <model/words.h>

namespace xindang::model {

namespace {

constexpr std::array<Word<Term::Kind>, 3> KINDS{{
    {Term::Kind::Fixed, "fixed", "固定期限"},
    {Term::Kind::Life, "life", "终身"},
    {Term::Kind::UntilCondition, "until-condition", "至条件成就"},
}};

constexpr std::size_t LONGEST_CONDITION = 400;

Refusal refused(std::string reason)
{
    return {Fault::BadInput, std::move(reason), "term"};
}

} // namespace

std::string_view word_of(Term::Kind kind)
{
    return row_of(KINDS, kind).word;
}

Outcome<Term> Term::fixed(CivilDate from, CivilDate to)
{
    if (to < from) return refused("the term ends on " + to.text() + ", before it begins on " + from.text());
    return Term{Kind::Fixed, from, to, {}};
}

Outcome<Term> Term::of_years(CivilDate from, int years)
{
    if (years < 1 || years > 99) return refused("a term of years has 1 to 99 years");
    if (from.year() + years > 2199) return refused("the term ends after the year 2199");
    return Term{Kind::Fixed, from, from.plus_years(years), {}};
}

Term Term::life(CivilDate from)
{
    return Term{Kind::Life, from, std::nullopt, {}};
}

Outcome<Term> Term::until_condition(CivilDate from, std::string_view condition)
{
    if (condition.find_first_not_of(" \t\r\n") == std::string_view::npos || condition.size() > LONGEST_CONDITION ||
        !utf8::is_valid(condition))
        return refused("a term until a condition names the condition");
    return Term{Kind::UntilCondition, from, std::nullopt, std::string(condition)};
}

Outcome<Term> Term::parse(std::string_view text)
{
    auto const space = text.find(' ');
    if (space == std::string_view::npos || text.size() < space + 11)
        return refused("not a term (fixed, life or until-condition, then its days)");
    auto const kind = parse_word(KINDS, text.substr(0, space), "term");
    if (!kind) return kind.refusal();
    auto const from = CivilDate::parse(text.substr(space + 1, 10));
    if (!from) return refused("not a day to begin a term: " + std::string(text.substr(space + 1, 10)));
    auto rest = text.substr(space + 11);
    if (rest.empty() && *kind == Kind::Life) return life(*from);
    if (!rest.starts_with(' ') || *kind == Kind::Life) return refused("unexpected words after the term");
    rest.remove_prefix(1);
    if (*kind == Kind::UntilCondition) return until_condition(*from, rest);
    auto const to = CivilDate::parse(rest);
    if (!to) return refused("not a day to end a term: " + std::string(rest));
    return fixed(*from, *to);
}

std::optional<int> Term::whole_years() const
{
    if (m_kind != Kind::Fixed) return std::nullopt;
    int const years = m_to->year() - m_from.year();
    if (years < 1 || m_from.plus_years(years) != *m_to) return std::nullopt;
    return years;
}

std::string Term::text() const
{
    auto const begin = std::string(word_of(m_kind)) + " " + m_from.text();
    switch (m_kind) {
    case Kind::Fixed:
        return begin + " " + m_to->text();
    case Kind::Life:
        return begin;
    case Kind::UntilCondition:
        return begin + " " + m_condition;
    }
    return begin;
}

std::string Term::chinese() const
{
    auto const begin = "自" + m_from.chinese() + "起";
    switch (m_kind) {
    case Kind::Fixed:
        return begin + "至" + m_to->chinese() + "止";
    case Kind::Life:
        return begin + "终身";
    case Kind::UntilCondition:
        return begin + "至" + m_condition + "止";
    }
    return begin;
}

} // namespace xindang::model
