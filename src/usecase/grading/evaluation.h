#pragma once

#include <archive/view.h>
#include <usecase/grading/grade_decision.h>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// Where one enterprise stands in a yearly evaluation. The steps go down this list; 陈述申辩 may be skipped.
enum class Stage {
    Draft,    ///< 拟评: computed, told to nobody
    Noticed,  ///< 已告知: served, the objection period runs or has run
    Objected, ///< 已提异议: awaits the review
    Settled,  ///< 已复核: upheld or changed
    Decided,  ///< 已决定: signed off by the approver
    InForce,  ///< 已公布: the grade counts
};
std::string_view word_of(Stage stage);    ///< "noticed"
std::string_view chinese_of(Stage stage); ///< "已告知"

/// A grade as it was computed for an evaluation: what it was, from what, and the digest of its explanation.
struct ComputedGrade {
    grading::Mark mark;
    std::uint64_t ledger_position;
    /// Entries above the evaluation's own position that are left out: of what came later only corrections count.
    std::vector<model::EntryNumber> without;
    model::Sha256 explanation;
};

/// What the enterprise said within its time (陈述、申辩、异议).
struct GradeObjection {
    model::EntryNumber entry;
    model::CivilDate received_on;
    std::string grounds;
    std::string late_reason; ///< why it was taken although it was late
    model::CivilDate answer_by;
};

struct GradeReview {
    model::EntryNumber entry;
    std::string reviewer;
    bool changed; ///< otherwise the draft was upheld
    std::string reason;
};

/// One enterprise in an evaluation.
struct EvaluatedEnterprise {
    model::SubjectId enterprise;
    Stage stage;
    ComputedGrade draft;
    std::optional<ComputedGrade> reviewed; ///< when the review changed it
    std::optional<model::CivilDate> served_on;
    std::optional<model::CivilDate> last_day; ///< of the objection period
    bool provisional_last_day = false;        ///< the holidays of a year in it were not announced yet
    std::string notice_document;              ///< 发文字号 of the grade notice, where one was issued
    std::optional<GradeObjection> objection;
    std::optional<GradeReview> review;
    std::optional<model::EntryNumber> decided_by;
    std::optional<model::EntryNumber> in_force_by;

    ComputedGrade const& grade() const { return reviewed ? *reviewed : draft; }
    /// The ledger position up to which corrections are weighed in that grade.
    std::uint64_t weighed_upto() const;
};

/// Which enterprises are evaluated. Empty parts ask for nothing.
struct EvaluationScope {
    std::string region; ///< a GB/T 2260 code or the beginning of one: "3501"
    std::string type;   ///< a kind of enterprise as the archive has it: "药品批发企业"

    bool holds(model::Subject const& enterprise) const;
};

/// A yearly evaluation (年度评价) as its ledger entries tell it.
struct Evaluation {
    enum class State {
        Opened,    ///< 已启动: the drafts are being computed
        Drafted,   ///< 已拟评: every enterprise of the scope has a draft
        Published, ///< 已公布: closed
    };

    std::string id; ///< "2026"
    State state = State::Opened;
    std::string scheme;
    std::string scheme_version;
    model::CivilDate cut_off;
    std::uint64_t ledger_position; ///< what was known when it was opened; drafts rest on nothing later
    EvaluationScope scope;
    model::CivilDate opened_on;
    std::string opened_by;
    std::map<std::string, std::size_t> drafted_by; ///< who computed how many drafts
    std::map<model::SubjectId, EvaluatedEnterprise> enterprises;
    std::uint64_t read_upto = 0; ///< the last ledger entry taken in

    /// How many enterprises stand at each stage, by number of the stage.
    std::array<std::size_t, 6> by_stage() const;
    /// A B C D of the grades as they stand.
    std::array<std::size_t, 4> by_grade() const;
};
std::string_view word_of(Evaluation::State state);    ///< "drafted"
std::string_view chinese_of(Evaluation::State state); ///< "已拟评"

/// NotFound at "evaluation" for an unknown id, Corrupt at "evaluation" for entries that this program cannot have made.
Outcome<Evaluation> read_evaluation(archive::View const& view, std::string const& id);
/// Takes in what a newer view holds beyond what was read.
Outcome<Done> catch_up(Evaluation& evaluation, archive::View const& view);
/// All, by id.
Outcome<std::vector<Evaluation>> read_evaluations(archive::View const& view);

/// The enterprise of an evaluation; NotFound at "enterprise" for one outside it.
Outcome<EvaluatedEnterprise> enterprise_in(Evaluation const& evaluation, model::SubjectId enterprise);

/// The names of steps in the bodies of ledger entries. They may be added to, never changed.
namespace step {
constexpr char const* OPENED = "opened";
constexpr char const* DRAFT = "draft";
constexpr char const* DRAFTED = "drafted";
constexpr char const* NOTICED = "noticed";
constexpr char const* OBJECTED = "objected";
constexpr char const* REVIEWED = "reviewed";
constexpr char const* DECIDED = "decided";
constexpr char const* PUBLISHED = "published";
constexpr char const* DAILY = "daily";
} // namespace step

/// What the daily regrade calls itself where an evaluation has its id: this and the id of the scheme.
constexpr char const* DAILY_PREFIX = "daily-";

/// The body of a step of an evaluation, with what every step says.
model::Fields step_of(std::string const& evaluation, std::string const& step);
/// Adds a computed grade to a body.
void set_grade(model::Fields& body, ComputedGrade const& grade);

} // namespace xindang::usecase
