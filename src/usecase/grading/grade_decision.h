#pragma once

#include <archive/view.h>
#include <grading/explanation.h>
#include <model/sha256.h>

#include <optional>

namespace xindang::usecase {

/// What the ledger entry of a grade says.
struct GradeDecision {
    model::EntryNumber entry;
    Instant decided_at;
    std::string scheme;
    std::string scheme_version;
    model::CivilDate cut_off;
    std::uint64_t ledger_position;
    model::Score score;
    model::Grade grade;
    model::Sha256 explanation; ///< digest of the explanation as JSON
    std::string evaluation;    ///< the yearly evaluation that decided it; empty: it was graded by itself
    /// Entries the grade leaves out although the ledger held them: what only came after the evaluation began.
    std::vector<model::EntryNumber> without;

    static model::Fields fields(
        grading::Explanation const& explanation, std::uint64_t ledger_position, model::Sha256 const& digest);
    /// Corrupt at "grade" for an entry that does not say all this.
    static Outcome<GradeDecision> read(model::Entry const& entry);
};

/// "12 15", and read back; empty text is none. Nothing for anything else.
std::string text_of(std::vector<model::EntryNumber> const& entries);
std::optional<std::vector<model::EntryNumber>> entries_in(std::string_view text);

/// The decisions about an enterprise, oldest first.
Outcome<std::vector<GradeDecision>> decisions_of(archive::View const& view, model::SubjectId enterprise);

/// How explanations name an enterprise.
grading::ExplanationHead head_of(model::Subject const& enterprise, std::uint64_t ledger_position);

/// What the subjects are called through whom records came. One that cannot be read any more goes by its number.
std::map<model::SubjectId, std::string> names_of(archive::View const& view, grading::Columns const& columns);

} // namespace xindang::usecase
