#include <usecase/grading/grade_decision.h>

#include <charconv>

namespace xindang::usecase {

model::Fields GradeDecision::fields(
    grading::Explanation const& explanation, std::uint64_t ledger_position, model::Sha256 const& digest)
{
    return {{"scheme", explanation.scheme_id}, {"scheme_version", explanation.scheme_version},
        {"cut_off", explanation.cut_off.text()}, {"ledger_position", std::to_string(ledger_position)},
        {"score", explanation.score.text()}, {"grade", std::string(model::word_of(explanation.grade))},
        {"explanation", digest.hex()}};
}

Outcome<GradeDecision> GradeDecision::read(model::Entry const& entry)
{
    auto const& body = entry.body;
    auto const cut_off = model::CivilDate::parse(body.get("cut_off"));
    auto const score = model::Score::parse(body.get("score"));
    auto const grade = model::parse_grade(body.get("grade"));
    auto const digest = model::Sha256::parse(body.get("explanation"));
    auto const& text = body.get("ledger_position");
    std::uint64_t position = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), position);
    auto const without = entries_in(body.get("without"));
    if (!without || !cut_off || !score || !grade || !digest || fault != std::errc{} || end != text.data() + text.size())
        return Refusal{
            Fault::Corrupt, "grade decision " + std::to_string(entry.number.value()) + " cannot be read", "grade"};
    return GradeDecision{entry.number, entry.recorded_at, body.get("scheme"), body.get("scheme_version"), *cut_off,
        position, *score, *grade, *digest, body.get("evaluation"), *without};
}

std::string text_of(std::vector<model::EntryNumber> const& entries)
{
    std::string text;
    for (auto const entry : entries)
        text += (text.empty() ? "" : " ") + std::to_string(entry.value());
    return text;
}

std::optional<std::vector<model::EntryNumber>> entries_in(std::string_view text)
{
    std::vector<model::EntryNumber> entries;
    for (auto const* at = text.data(); at != text.data() + text.size();) {
        std::uint64_t number = 0;
        auto const [end, fault] = std::from_chars(at, text.data() + text.size(), number);
        if (fault != std::errc{} || (end != text.data() + text.size() && *end != ' ')) return std::nullopt;
        entries.emplace_back(number);
        at = end == text.data() + text.size() ? end : end + 1;
    }
    return entries;
}

Outcome<std::vector<GradeDecision>> decisions_of(archive::View const& view, model::SubjectId enterprise)
{
    std::vector<GradeDecision> decisions;
    for (auto const& entry : view.grades_of(enterprise)) {
        auto decision = GradeDecision::read(entry);
        if (!decision) return decision.refusal();
        decisions.push_back(std::move(decision).value());
    }
    return decisions;
}

grading::ExplanationHead head_of(model::Subject const& enterprise, std::uint64_t ledger_position)
{
    return {enterprise.current_name(), enterprise.identifier(model::IdentifierScheme::CreditCode).value_or(""),
        ledger_position};
}

std::map<model::SubjectId, std::string> names_of(archive::View const& view, grading::Columns const& columns)
{
    std::map<model::SubjectId, std::string> names;
    for (auto const id : columns.subjects)
        if (auto const subject = view.subject(id)) names.emplace(id, subject->current_name());
    return names;
}

} // namespace xindang::usecase
