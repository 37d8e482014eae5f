#pragma once

#include <archive/view.h>
#include <grading/columns.h>
#include <grading/definition.h>

#include <string>
#include <vector>

namespace xindang::usecase {

/// What a scheme's vocabulary gives a meaning.
struct ResultMeanings {
    explicit ResultMeanings(grading::Definition const& scheme)
        : repair_granted(scheme.repair_granted), ban(scheme.ban_result), closings(scheme.closings)
    {}

    std::string repair_granted; ///< of a repair record: the record of the same subject and number is repaired
    std::string ban;            ///< of a penalty: how a ban of the register of bans appears
    std::vector<grading::Closing> closings; ///< records that another one of the subject ends
};

/// All enterprises with everything a grade may rest on: own records, those of products on days on which the enterprise
/// was their holder, of persons in a post and of controlled enterprises on the cut-off day, of matters that concern
/// it, and the bans of the register. Refuses a broken ban as Corrupt. What the view leaves out stays out; a bound on
/// the ledger position is enough, because facts after the cut-off day are left out here and by the plan.
Outcome<grading::Columns> load_columns(
    archive::View const& view, model::CivilDate cut_off, ResultMeanings const& meanings);

/// A change of what the ledger holds that is only supposed: records of the enterprise that are not there, and entries
/// (records, repairs or ban decisions of anybody) to be taken for absent.
struct Supposition {
    std::vector<model::Record> added;
    std::vector<model::EntryNumber> without;
};

/// The same for one enterprise. NotFound at "subject"; NotFound at "without" for an entry on which nothing rests here.
Outcome<grading::Columns> load_columns_of(archive::View const& view, model::SubjectId enterprise,
    model::CivilDate cut_off, ResultMeanings const& meanings, Supposition const& supposed = {});

} // namespace xindang::usecase
