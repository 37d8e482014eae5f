#pragma once

#include <grading/audit.h>

#include <string>

namespace xindang::grading {

/// What an audit was made of.
struct AuditHead {
    Scheme const& scheme;
    model::CivilDate cut_off;
    std::uint64_t ledger_position = 0;
};

/// The audit as a page for the staff, in Chinese, with its plots inside: no script, font, picture or address outside.
/// The same audit always gives the same octets.
std::string to_html(Audit const& audit, AuditHead const& head);

} // namespace xindang::grading
