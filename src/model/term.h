#pragma once

#include <base/outcome.h>
#include <model/civil_date.h>

#include <optional>
#include <string>
#include <string_view>

namespace xindang::model {

/// How long a ban, a measure or a listing holds: from a day to a day (both included), for life, or until a condition is
/// met. There is no day that means "forever". Refuses, with the place "term", an end before the start and a condition
/// without words.
class Term {
public:
    enum class Kind { Fixed, Life, UntilCondition };

    static Outcome<Term> fixed(CivilDate from, CivilDate to);
    /// Whole years from `from`: the last day is the corresponding day (29 February falls back to 28). 1 to 99 years.
    static Outcome<Term> of_years(CivilDate from, int years);
    static Term life(CivilDate from);
    static Outcome<Term> until_condition(CivilDate from, std::string_view condition);
    /// Reads text(): "fixed 2026-01-05 2036-01-05", "life 2026-01-05", "until-condition 2026-01-05 履行完毕".
    static Outcome<Term> parse(std::string_view text);

    Kind kind() const { return m_kind; }
    CivilDate from() const { return m_from; }
    /// Nothing for life and until a condition is met.
    std::optional<CivilDate> last_day() const { return m_to; }
    std::string const& condition() const { return m_condition; }
    bool contains(CivilDate day) const { return m_from <= day && (!m_to || day <= *m_to); }
    /// Whole years when the term is exactly that long.
    std::optional<int> whole_years() const;

    std::string text() const;
    /// 自2026年1月5日起至2036年1月5日止 · 自2026年1月5日起终身 · 自2026年1月5日起至履行完毕止.
    std::string chinese() const;

    bool operator==(Term const&) const = default;

private:
    Term(Kind kind, CivilDate from, std::optional<CivilDate> to, std::string condition)
        : m_kind(kind), m_from(from), m_to(to), m_condition(std::move(condition))
    {}
    Kind m_kind;
    CivilDate m_from;
    std::optional<CivilDate> m_to;
    std::string m_condition;
};

std::string_view word_of(Term::Kind kind); ///< "fixed", "life", "until-condition"

} // namespace xindang::model
