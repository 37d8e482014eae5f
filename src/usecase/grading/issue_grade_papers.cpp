#include <usecase/grading/issue_grade_papers.h>

#include <usecase/document/grouped_issue.h>
#include <usecase/grading/load_columns.h>

namespace xindang::usecase {

namespace {

constexpr char const* NOTICE = "grade-notice";
constexpr char const* REPLY = "objection-reply";

bool is_due(EvaluatedEnterprise const& enterprise, std::string const& kind)
{
    if (kind == NOTICE) return enterprise.stage == Stage::Draft;
    return enterprise.objection && enterprise.review && Stage::Settled <= enterprise.stage;
}

/// From where on a paper of the kind answers this step of the evaluation.
std::uint64_t since(Evaluation const& evaluation, EvaluatedEnterprise const& enterprise, std::string const& kind)
{
    return kind == NOTICE ? evaluation.ledger_position : enterprise.review->entry.value();
}

Outcome<std::vector<model::SubjectId>> those_due(
    Evaluation const& evaluation, GradePapers const& request, std::string const& kind, archive::View const& view)
{
    if (request.enterprise)
        if (auto const there = enterprise_in(evaluation, *request.enterprise); !there) return there.refusal();
    std::vector<model::SubjectId> due;
    for (auto const& [id, enterprise] : evaluation.enterprises) {
        if (request.enterprise && *request.enterprise != id) continue;
        auto const wanted =
            is_due(enterprise, kind) && !paper_since(view, id, kind, since(evaluation, enterprise, kind));
        if (wanted) due.push_back(id);
        if (!wanted && request.enterprise)
            return Refusal{
                Fault::Conflict, "no " + kind + " is due to " + id.text() + ", or it was issued already", "enterprise"};
    }
    return due;
}

Outcome<Bytes> facts_of(Evaluation const& evaluation, EvaluatedEnterprise const& enterprise, std::string const& kind,
    GradePapers const& request, GradePaperServices const& services)
{
    auto const& archive = services.documents.archive;
    auto const scheme = scheme_of(evaluation, services.schemes);
    if (!scheme) return scheme.refusal();
    auto const& grade = enterprise.grade();
    auto const view = archive.view({std::nullopt, model::EntryNumber{grade.ledger_position}});
    auto const columns = load_columns_of(
        view, enterprise.enterprise, evaluation.cut_off, ResultMeanings(scheme->definition()), {{}, grade.without});
    if (!columns) return columns.refusal();
    auto const now = archive.view();
    auto const subject = now.subject(enterprise.enterprise);
    if (!subject) return subject.refusal();
    GradeFacts facts{model::CivilDate::on(services.documents.clock.now()), head_of(*subject, grade.ledger_position),
        request.contact, services.wording};
    if (facts.head.credit_code.empty())
        return Refusal{Fault::BadInput, subject->id.text() + " has no credit code to address it by", "credit_code"};
    facts.head.names = names_of(now, *columns);
    if (kind == REPLY) return objection_reply_facts(facts, enterprise);
    auto const decisions = decisions_of(now, enterprise.enterprise);
    if (!decisions) return decisions.refusal();
    auto const explanation = grading::explain(grading::Plan(*scheme, *columns, evaluation.cut_off), 0);
    facts.sources = sources_of(view, explanation);
    return grade_notice_facts(
        facts, evaluation, explanation, decisions->empty() ? std::nullopt : std::optional(decisions->back().grade));
}

Outcome<std::vector<IssuedPaper>> issue(Actor const& approver, Actor const& drafter, GradePapers const& request,
    std::string const& kind, GradePaperServices const& services)
{
    if (auto const allowed = assure(approver, {Duty::Approver}); !allowed) return allowed.refusal();
    auto const view = services.documents.archive.view();
    auto const evaluation = read_evaluation(view, request.evaluation);
    if (!evaluation) return evaluation.refusal();
    if (kind == NOTICE)
        if (auto const right = assure_state(*evaluation, Evaluation::State::Drafted); !right) return right.refusal();
    auto const due = those_due(*evaluation, request, kind, view);
    if (!due) return due.refusal();
    std::vector<IssuedPaper> issued;
    GroupedIssue group(approver, drafter, services.documents, [&](std::string const&, DocumentReceipt const& receipt) {
        auto const id = (*due)[issued.size()];
        auto const subject = view.subject(id);
        issued.push_back({id, subject ? subject->current_name() : id.text(), receipt});
    });
    std::optional<Refusal> stopped;
    for (std::size_t at = 0; at < due->size() && !stopped; ++at) {
        services.progress.at(at, due->size(), "documents");
        if (services.progress.cancelled()) {
            stopped = Refusal{Fault::Unavailable, "it was stopped; called again it goes on from there", ""};
            break;
        }
        auto const id = (*due)[at];
        auto const facts = facts_of(*evaluation, evaluation->enterprises.at(id), kind, request, services);
        auto const done = facts ? group.issue(id.text(), {kind, *facts}) : Outcome<Done>(facts.refusal());
        if (!done) stopped = done.refusal();
    }
    // Those before the one that could not be issued are good.
    group.flush();
    if (stopped) return *stopped;
    return issued;
}

} // namespace

std::optional<archive::IssuedDocument> paper_since(
    archive::View const& view, model::SubjectId enterprise, std::string const& kind, std::uint64_t position)
{
    std::optional<archive::IssuedDocument> last;
    for (auto& document : view.documents_of(enterprise))
        if (document.kind == kind && position < document.entry.value() && !document.revoked_by)
            last = std::move(document);
    return last;
}

Outcome<std::vector<IssuedPaper>> issue_grade_notices(
    Actor const& approver, Actor const& drafter, GradePapers const& request, GradePaperServices const& services)
{
    return issue(approver, drafter, request, NOTICE, services);
}

Outcome<std::vector<IssuedPaper>> issue_objection_replies(
    Actor const& approver, Actor const& drafter, GradePapers const& request, GradePaperServices const& services)
{
    return issue(approver, drafter, request, REPLY, services);
}

} // namespace xindang::usecase
