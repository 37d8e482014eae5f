#include <usecase/grading/evaluation.h>

#include <model/words.h>

#include <algorithm>
#include <charconv>

namespace xindang::usecase {

namespace {

using model::CivilDate;

constexpr std::array<model::Word<Stage>, 6> STAGES{{
    {Stage::Draft, "draft", "拟评"},
    {Stage::Noticed, "noticed", "已告知"},
    {Stage::Objected, "objected", "已提异议"},
    {Stage::Settled, "settled", "已复核"},
    {Stage::Decided, "decided", "已决定"},
    {Stage::InForce, "in-force", "已公布"},
}};

constexpr std::array<model::Word<Evaluation::State>, 3> STATES{{
    {Evaluation::State::Opened, "opened", "已启动"},
    {Evaluation::State::Drafted, "drafted", "已拟评"},
    {Evaluation::State::Published, "published", "已公布"},
}};

Refusal unreadable(model::Entry const& entry)
{
    return {Fault::Corrupt, "step " + std::to_string(entry.number.value()) + " of an evaluation cannot be read",
        "evaluation"};
}

std::optional<std::uint64_t> number_in(std::string_view text)
{
    std::uint64_t number = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<CivilDate> day_in(model::Entry const& entry, std::string_view name)
{
    auto const day = CivilDate::parse(entry.body.get(name));
    return day ? std::optional(*day) : std::nullopt;
}

std::optional<ComputedGrade> grade_in(model::Fields const& body)
{
    auto const score = model::Score::parse(body.get("score"));
    auto const grade = model::parse_grade(body.get("grade"));
    auto const position = number_in(body.get("ledger_position"));
    auto const digest = model::Sha256::parse(body.get("explanation"));
    auto const without = entries_in(body.get("without"));
    if (!score || !grade || !position || !digest || !without) return std::nullopt;
    return ComputedGrade{{*score, *grade}, *position, *without, *digest};
}

std::optional<Evaluation> opened_by(model::Entry const& entry)
{
    auto const& body = entry.body;
    auto const cut_off = day_in(entry, "cut_off");
    auto const position = number_in(body.get("ledger_position"));
    if (body.get("step") != step::OPENED || !cut_off || !position) return std::nullopt;
    return Evaluation{body.get("evaluation"), Evaluation::State::Opened, body.get("scheme"), body.get("scheme_version"),
        *cut_off, *position, {body.get("region"), body.get("type")}, entry.occurred_on, entry.actor, {}, {},
        entry.number.value()};
}

/// Folds the steps of one evaluation, one after another.
class Folding {
public:
    Folding(Evaluation& evaluation, model::Entry const& entry)
        : m_evaluation(evaluation), m_entry(entry), m_step(entry.body.get("step"))
    {}

    bool take()
    {
        m_evaluation.read_upto = m_entry.number.value();
        if (m_entry.kind == model::EntryKind::GradeDecided) return in_force();
        if (m_step == step::DRAFT) return draft();
        if (m_step == step::DRAFTED) return state(Evaluation::State::Drafted);
        if (m_step == step::PUBLISHED) return state(Evaluation::State::Published);
        if (m_step == step::NOTICED) return noticed();
        if (m_step == step::OBJECTED) return objected();
        if (m_step == step::REVIEWED) return reviewed();
        if (m_step == step::DECIDED) return decided();
        return false;
    }

private:
    bool state(Evaluation::State state)
    {
        m_evaluation.state = state;
        return true;
    }

    EvaluatedEnterprise* one()
    {
        if (!m_entry.subject) return nullptr;
        auto const found = m_evaluation.enterprises.find(*m_entry.subject);
        return found == m_evaluation.enterprises.end() ? nullptr : &found->second;
    }

    bool draft()
    {
        auto const grade = grade_in(m_entry.body);
        if (!grade || !m_entry.subject) return false;
        ++m_evaluation.drafted_by[m_entry.actor];
        m_evaluation.enterprises.insert_or_assign(*m_entry.subject,
            EvaluatedEnterprise{*m_entry.subject, Stage::Draft, *grade, {}, {}, {}, false, {}, {}, {}, {}, {}});
        return true;
    }

    bool noticed()
    {
        auto* const enterprise = one();
        auto const last_day = day_in(m_entry, "last_day");
        if (!enterprise || !last_day) return false;
        enterprise->stage = Stage::Noticed;
        enterprise->served_on = m_entry.occurred_on;
        enterprise->last_day = last_day;
        enterprise->provisional_last_day = m_entry.body.has("provisional");
        enterprise->notice_document = m_entry.body.get("document");
        return true;
    }

    bool objected()
    {
        auto* const enterprise = one();
        auto const answer_by = day_in(m_entry, "answer_by");
        if (!enterprise || !answer_by) return false;
        enterprise->stage = Stage::Objected;
        enterprise->objection = GradeObjection{m_entry.number, m_entry.occurred_on, m_entry.body.get("grounds"),
            m_entry.body.get("late_reason"), *answer_by};
        return true;
    }

    bool reviewed()
    {
        auto* const enterprise = one();
        auto const changed = m_entry.body.get("outcome") == "changed";
        auto const grade = grade_in(m_entry.body);
        if (!enterprise || (changed && !grade)) return false;
        enterprise->stage = Stage::Settled;
        enterprise->review = GradeReview{m_entry.number, m_entry.actor, changed, m_entry.body.get("reason")};
        if (changed) enterprise->reviewed = grade;
        return true;
    }

    bool decided()
    {
        auto* const enterprise = one();
        if (!enterprise) return false;
        enterprise->stage = Stage::Decided;
        enterprise->decided_by = m_entry.number;
        return true;
    }

    bool in_force()
    {
        auto* const enterprise = one();
        if (!enterprise) return false;
        enterprise->stage = Stage::InForce;
        enterprise->in_force_by = m_entry.number;
        return true;
    }

    Evaluation& m_evaluation;
    model::Entry const& m_entry;
    std::string const& m_step;
};

} // namespace

std::string_view word_of(Stage stage)
{
    return row_of(STAGES, stage).word;
}
std::string_view chinese_of(Stage stage)
{
    return row_of(STAGES, stage).chinese;
}
std::string_view word_of(Evaluation::State state)
{
    return row_of(STATES, state).word;
}
std::string_view chinese_of(Evaluation::State state)
{
    return row_of(STATES, state).chinese;
}

std::uint64_t EvaluatedEnterprise::weighed_upto() const
{
    return review ? std::max(review->entry.value(), grade().ledger_position) : grade().ledger_position;
}

bool EvaluationScope::holds(model::Subject const& enterprise) const
{
    if (!enterprise.attributes.get("region").starts_with(region)) return false;
    return type.empty() || enterprise.attributes.get("enterprise_type").find(type) != std::string::npos;
}

std::array<std::size_t, 6> Evaluation::by_stage() const
{
    std::array<std::size_t, 6> count{};
    for (auto const& [id, enterprise] : enterprises)
        ++count[static_cast<std::size_t>(enterprise.stage)];
    return count;
}

std::array<std::size_t, 4> Evaluation::by_grade() const
{
    std::array<std::size_t, 4> count{};
    for (auto const& [id, enterprise] : enterprises)
        ++count[static_cast<std::size_t>(enterprise.grade().mark.grade)];
    return count;
}

Outcome<Done> catch_up(Evaluation& evaluation, archive::View const& view)
{
    std::optional<Refusal> refusal;
    view.for_each_entry_of_evaluation(evaluation.id, evaluation.read_upto, [&](model::Entry const& entry) {
        if (!refusal && !Folding(evaluation, entry).take()) refusal = unreadable(entry);
    });
    if (refusal) return *refusal;
    return Done{};
}

Outcome<Evaluation> read_evaluation(archive::View const& view, std::string const& id)
{
    std::optional<Evaluation> evaluation;
    std::optional<Refusal> refusal;
    view.for_each_entry_of_evaluation(id, 0, [&](model::Entry const& entry) {
        if (refusal) return;
        if (!evaluation)
            evaluation = opened_by(entry);
        else if (!Folding(*evaluation, entry).take())
            refusal = unreadable(entry);
        if (!evaluation) refusal = unreadable(entry);
    });
    if (refusal) return *refusal;
    if (!evaluation) return Refusal{Fault::NotFound, "there is no evaluation " + id, "evaluation"};
    return std::move(*evaluation);
}

Outcome<std::vector<Evaluation>> read_evaluations(archive::View const& view)
{
    std::vector<Evaluation> evaluations;
    for (auto const& id : view.evaluations()) {
        if (id.starts_with(DAILY_PREFIX)) continue;
        auto evaluation = read_evaluation(view, id);
        if (!evaluation) return evaluation.refusal();
        evaluations.push_back(std::move(evaluation).value());
    }
    return evaluations;
}

Outcome<EvaluatedEnterprise> enterprise_in(Evaluation const& evaluation, model::SubjectId enterprise)
{
    auto const found = evaluation.enterprises.find(enterprise);
    if (found == evaluation.enterprises.end())
        return Refusal{
            Fault::NotFound, enterprise.text() + " has no draft in the evaluation " + evaluation.id, "enterprise"};
    return found->second;
}

model::Fields step_of(std::string const& evaluation, std::string const& step)
{
    return {{"evaluation", evaluation}, {"step", step}};
}

void set_grade(model::Fields& body, ComputedGrade const& grade)
{
    body.set("score", grade.mark.score.text());
    body.set("grade", model::word_of(grade.mark.grade));
    body.set("ledger_position", std::to_string(grade.ledger_position));
    body.set("without", text_of(grade.without));
    body.set("explanation", grade.explanation.hex());
}

} // namespace xindang::usecase
