#pragma once

#include <archive/archive.h>
#include <base/clock.h>
#include <base/progress.h>
#include <grading/outlook.h>
#include <usecase/actor.h>
#include <usecase/grading/grade_shifts.h>

#include <array>
#include <optional>
#include <vector>

namespace xindang::usecase {

/// A record that does not exist, as somebody supposes it.
struct SupposedRecord {
    model::RecordKind kind = model::RecordKind::Penalty;
    std::optional<model::Field> field;           ///< none: the only one of the enterprise
    std::optional<model::CivilDate> occurred_on; ///< none: the cut-off day
    std::optional<model::CivilDate> valid_until;
    model::Gravity gravity = model::Gravity::None;
    model::Money amount = model::Money::zero();
    std::string result;
    std::string article;
    std::string number; ///< of a repair: the number of the penalty that it lifts

    /// Reads "kind=penalty,gravity=serious,result=罚款,amount=50000,on=2026-03-02"; also field, article, number and
    /// until. No value may hold a comma (、 separates articles). BadInput at "add-record".
    static Outcome<SupposedRecord> parse(std::string_view text);
};

struct WhatIf {
    model::SubjectId enterprise;
    model::CivilDate cut_off; ///< may lie ahead
    std::vector<SupposedRecord> added;
    std::vector<model::EntryNumber> without;
};

struct WhatIfReceipt {
    grading::ExplanationHead head;
    grading::Explanation before;
    grading::Explanation after;
    std::vector<Shift> shifts; ///< indicators that give other points, in the order of the scheme
    std::vector<LimitShift> limits;
};

/// What the grade of one enterprise would be with other records, beside what it is. Changes nothing, writes nothing.
/// Needs a duty of the house. BadInput at "add-record" for a result outside the scheme's vocabulary or a field that is
/// not said; NotFound at "without" for an entry on which this grade cannot rest.
Outcome<WhatIfReceipt> what_if(
    Actor const& actor, WhatIf const& request, grading::Scheme const& scheme, archive::Archive const& archive);

struct MovedEnterprise {
    model::SubjectId enterprise;
    std::string name;
    grading::Mark before;
    grading::Mark after;
};

struct SchemeWhatIfReceipt {
    std::string scheme, scheme_version;     ///< in use
    std::string proposed, proposed_version; ///< asked about
    model::CivilDate cut_off;
    std::size_t enterprises = 0;
    std::array<std::array<std::size_t, 4>, 4> moves{}; ///< [from][to], A B C D
    std::vector<MovedEnterprise> moved;                ///< those whose grade is another
    std::vector<Mover> movers;                         ///< the one with most firms first
};

/// What grading everybody by another scheme would change. Changes nothing, writes nothing. Needs the duty
/// credit-administrator or auditor. Unavailable when cancelled.
Outcome<SchemeWhatIfReceipt> what_if_scheme(Actor const& actor, model::CivilDate cut_off, grading::Scheme const& scheme,
    grading::Scheme const& proposed, archive::Archive const& archive, Progress& progress);

} // namespace xindang::usecase
