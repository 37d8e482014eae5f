#pragma once

#include <archive/archive.h>
#include <grading/audit.h>
#include <grading/describe.h>
#include <usecase/actor.h>

#include <filesystem>

namespace xindang::usecase {

/// The scheme in a file (any name that ends in .xml), or the one with that id in HOME/conf/schemes; "general@2" names a
/// version. Needs a duty of the house. BadInput at "file:line" for a wrong file; NotFound at "scheme" for an unknown
/// id; Conflict at "scheme" where several versions are there and none is named.
Outcome<grading::Scheme> open_scheme(
    Actor const& actor, std::string const& file_or_id, std::filesystem::path const& home);

struct SchemeAudit {
    std::string scheme;
    std::string scheme_version;
    model::CivilDate cut_off;
    std::uint64_t ledger_position;
    grading::Audit audit;
};

/// Grades every enterprise as of a day without writing anything, and tells what the scheme does to them. Needs the duty
/// credit-administrator, approver or auditor. Refuses a day on which the scheme is not in force as BadInput at "on",
/// and an archive without enterprises as NotFound at "enterprise".
Outcome<SchemeAudit> audit_scheme(
    Actor const& actor, grading::Scheme const& scheme, model::CivilDate cut_off, archive::Archive const& archive);

} // namespace xindang::usecase
