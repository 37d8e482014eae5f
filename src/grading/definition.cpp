#include <grading/definition.h>

#include <model/words.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace xindang::grading {

namespace {

constexpr std::array<model::Word<Source>, SOURCE_COUNT> SOURCES{{
    {Source::Own, "own", "本企业"},
    {Source::Product, "product", "品种"},
    {Source::Person, "person", "任职人员"},
    {Source::Business, "business", "业务"},
    {Source::Controlled, "controlled", "所控制企业"},
}};

constexpr std::array<model::Word<Function>, 9> FUNCTIONS{{
    {Function::Count, "count", "次数"},
    {Function::Sum, "sum", "金额合计"},
    {Function::Worst, "worst", "最重一次"},
    {Function::Latest, "latest", "最近一次"},
    {Function::Exists, "exists", "有无"},
    {Function::None, "none", "应有而无"},
    {Function::DaysSince, "days-since", "距今天数"},
    {Function::RepeatedWithin, "repeated-within", "期内再次"},
    {Function::Ratio, "ratio", "比例"},
}};

} // namespace

std::string_view word_of(Source source)
{
    return model::row_of(SOURCES, source).word;
}
std::string_view chinese_of(Source source)
{
    return model::row_of(SOURCES, source).chinese;
}
Outcome<Source> parse_source(std::string_view word)
{
    return model::parse_word(SOURCES, word, "source");
}

std::string_view word_of(Function function)
{
    return model::row_of(FUNCTIONS, function).word;
}
std::string_view chinese_of(Function function)
{
    return model::row_of(FUNCTIONS, function).chinese;
}
Outcome<Function> parse_function(std::string_view word)
{
    return model::parse_word(FUNCTIONS, word, "function");
}

Outcome<Span> Span::parse(std::string_view text)
{
    auto const refused =
        Refusal{Fault::BadInput, "not a length of time such as 36m, 3y or 30d: " + std::string(text), "span"};
    int number = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end + 1 != text.data() + text.size()) return refused;
    // A hundred years: no term of law is longer, and dates stay within what CivilDate can hold.
    if (number <= 0 || number > 36500) return refused;
    switch (*end) {
    case 'd':
        return Span{0, number};
    case 'm':
        return number <= 1200 ? Outcome<Span>(Span{number, 0}) : refused;
    case 'y':
        return number <= 100 ? Outcome<Span>(Span{12 * number, 0}) : refused;
    }
    return refused;
}

std::string Span::chinese() const
{
    if (days) return std::to_string(days) + "日";
    return months % 12 ? std::to_string(months) + "个月" : std::to_string(months / 12) + "年";
}

bool Indicator::yields(std::string_view to) const
{
    return std::any_of(yields_to.begin(), yields_to.end(), [&](std::string const& pattern) {
        if (pattern.empty() || pattern.back() != '*') return to == pattern;
        return to != id && to.substr(0, pattern.size() - 1) == std::string_view(pattern).substr(0, pattern.size() - 1);
    });
}

} // namespace xindang::grading
