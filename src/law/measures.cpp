#include <law/measures.h>

#include <model/words.h>

namespace xindang::law {

static constexpr std::array<model::Word<Measure::Obligation>, 3> OBLIGATIONS{{
    {Measure::Obligation::Must, "must", "应当"},
    {Measure::Obligation::May, "may", "可以"},
    {Measure::Obligation::Info, "info", "参考"},
}};

std::string_view word_of(Measure::Obligation obligation)
{
    return row_of(OBLIGATIONS, obligation).word;
}

Outcome<Measure> Measures::find(std::string_view code, model::CivilDate day) const
{
    for (auto const& measure : m_measures)
        if (measure.code == code && measure.period.contains(day)) return measure;
    return Refusal{Fault::NotFound, "no measure " + std::string(code) + " is in force on " + day.text(), "measure"};
}

std::vector<Measure> Measures::for_subject(model::SubjectKind subject, model::CivilDate day) const
{
    std::vector<Measure> found;
    for (auto const& measure : m_measures)
        if (measure.subjects.contains(subject) && measure.period.contains(day)) found.push_back(measure);
    return found;
}

} // namespace xindang::law
