#include <model/score.h>

namespace xindang::model {

Outcome<Score> Score::parse(std::string_view text)
{
    auto const refused =
        Refusal{Fault::BadInput, "not points with at most three decimals: " + std::string(text), "score"};
    bool const negative = text.starts_with('-');
    auto rest = negative ? text.substr(1) : text;
    std::int64_t value = 0;
    int whole_digits = 0;
    int decimals = -1;
    for (char const c : rest) {
        if (c == '.' && decimals < 0 && whole_digits > 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9') return refused;
        if (decimals >= 0 ? ++decimals > 3 : ++whole_digits > 9) return refused;
        value = value * 10 + (c - '0');
    }
    if (whole_digits == 0 || decimals == 0) return refused;
    for (int i = decimals < 0 ? 0 : decimals; i < 3; ++i)
        value *= 10;
    return Score{negative ? -value : value};
}

std::string Score::text() const
{
    auto const magnitude = m_thousandths < 0 ? -m_thousandths : m_thousandths;
    auto text = std::to_string(1000 + magnitude % 1000).substr(1);
    while (!text.empty() && text.back() == '0')
        text.pop_back();
    return (m_thousandths < 0 ? "-" : "") + std::to_string(magnitude / 1000) + (text.empty() ? "" : "." + text);
}

std::string_view word_of(Grade grade)
{
    switch (grade) {
    case Grade::A:
        return "A";
    case Grade::B:
        return "B";
    case Grade::C:
        return "C";
    case Grade::D:
        return "D";
    }
    return "?";
}

Outcome<Grade> parse_grade(std::string_view word)
{
    for (auto const grade : {Grade::A, Grade::B, Grade::C, Grade::D})
        if (word_of(grade) == word) return grade;
    return Refusal{Fault::BadInput, "not a grade (A B C D): " + std::string(word), "grade"};
}

} // namespace xindang::model
