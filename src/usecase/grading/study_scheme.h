#pragma once

#include <archive/archive.h>
#include <grading/audit.h>
#include <grading/describe.h>
#include <usecase/actor.h>

#include <filesystem>

namespace xindang::usecase {

/// The scheme in a file (any name that ends in .xml), the version of HOME/conf/schemes that is in force on the day
/// ("general"), or a certain version ("general@2"), in force or not: studying a scheme decides nothing. Needs a duty of
/// the house. BadInput at "file:line" for a wrong file; NotFound at "scheme" for an unknown name.
Outcome<grading::Scheme> open_scheme(
    Actor const& actor, std::string const& name, std::filesystem::path const& home, model::CivilDate day);

struct SchemeAudit {
    grading::Scheme scheme;
    model::CivilDate cut_off;
    std::uint64_t ledger_position;
    grading::Audit audit;
};

/// Grades every enterprise as of a day without writing anything, and tells what the scheme does to them. Needs the duty
/// credit-administrator, approver or auditor. A version that is not in force on the day is tried all the same. Refuses
/// an archive without enterprises as NotFound at "enterprise".
Outcome<SchemeAudit> audit_scheme(
    Actor const& actor, grading::Scheme const& scheme, model::CivilDate cut_off, archive::Archive const& archive);

} // namespace xindang::usecase
