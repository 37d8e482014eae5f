#pragma once

#include <archive/archive.h>
#include <base/bytes.h>
#include <base/findings.h>
#include <base/progress.h>
#include <usecase/actor.h>
#include <usecase/archive/intake_mapping.h>
#include <usecase/grading/grade_enterprises.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// What to do when some rows are bad.
enum class BadRows { KeepNothing, AcceptGood };

struct TakeIn {
    Bytes file;         ///< the octets as they came
    std::string source; ///< who supplied it, where the file does not say so itself
    BadRows bad_rows = BadRows::KeepNothing;
    /// Grades the enterprises that the file touches again, today, in the same transaction: the file and the grades
    /// become durable together. None: grades stay as they are until the daily regrade.
    std::optional<grading::Scheme> regrade_by = {};
};

struct IntakeServices {
    archive::Archive const& archive;
    Clock const& clock;
    std::filesystem::path home; ///< for conf/intake and xsd
    Progress& progress;
};

/// Something about one row. Errors make the row bad; warnings do not.
struct RowProblem {
    Severity severity;
    std::size_t row;    ///< as a spreadsheet counts: the headings are row 1
    std::size_t column; ///< from 1; 0 for the whole row
    std::string header; ///< the heading as the file has it
    std::string value;  ///< masked where it is personal
    std::string reason;
};

struct IntakeReceipt {
    IntakeKind kind;
    std::string encoding; ///< "gb18030"
    std::size_t rows = 0; ///< without the headings and empty lines
    std::size_t added = 0;
    std::size_t amended = 0;   ///< known before, and something changed
    std::size_t unchanged = 0; ///< known before, nothing to do
    std::size_t bad = 0;
    bool kept = false; ///< whether anything was written: nothing is when a row is bad and not AcceptGood
    std::vector<std::string> ignored_headers;
    std::vector<RowProblem> problems; ///< every bad row; of warnings the first thousand
    std::size_t warnings = 0;
    std::optional<GradeReceipt> regraded = {}; ///< when asked for and anything was kept
};

/// Take a file in, each row once: what is known already is left as it is, what has changed becomes an amendment. Needs
/// the duty credit-administrator. All of the file or nothing goes in unless AcceptGood is asked for; in either case the
/// receipt tells of every bad row. Refuses files that are not text (BadInput at "file") or lack a required heading
/// (BadInput at the column's name).
///
/// Enterprises are known by credit code, else by registration number, else by name and region.
Outcome<IntakeReceipt> take_in_enterprises(Actor const&, TakeIn const&, IntakeServices const&);
/// Persons are known by their number.
Outcome<IntakeReceipt> take_in_persons(Actor const&, TakeIn const&, IntakeServices const&);
/// Roles are known by who, what for, post and first day; a last day that appears later ends them.
Outcome<IntakeReceipt> take_in_roles(Actor const&, TakeIn const&, IntakeServices const&);
/// Products are known by approval number; a holder in the row becomes a role.
Outcome<IntakeReceipt> take_in_products(Actor const&, TakeIn const&, IntakeServices const&);
/// Records are known by source and the source's number, or, without one, by everything they say.
Outcome<IntakeReceipt> take_in_records(Actor const&, TakeIn const&, IntakeServices const&);

/// The one of the five that the kind names.
Outcome<IntakeReceipt> take_in(IntakeKind kind, Actor const&, TakeIn const&, IntakeServices const&);

} // namespace xindang::usecase
