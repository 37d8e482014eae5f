#pragma once

#include <base/outcome.h>
#include <model/civil_date.h>
#include <model/fields.h>
#include <model/record.h>
#include <model/term.h>

#include <optional>
#include <string>

namespace xindang::model {

/// 禁业: what a ban decision took from whom, as the ledger entry of the issued document carries it. Grading, screening
/// and the discipline lists all read the register of bans from these fields of DocumentIssued, and from nowhere else;
/// the entry's subject is the banned person or unit. Nothing in it tells who that is.
struct Ban {
    std::string article;  ///< id in conf/law/bans.xml: "D118"
    std::string citation; ///< as printed: 《中华人民共和国药品管理法》第一百一十八条第一款
    std::string scope;    ///< what is barred: 药品生产经营活动
    std::string field;    ///< word of model::Field, or empty outside the three
    Term term;
    CivilDate decided_on;
    std::string authority;              ///< id in conf/law/agencies.xml
    std::string offence;                ///< kind of offence, without names
    Gravity gravity = Gravity::Serious; ///< as the office weighed it when it was decided

    /// Adds the fields "ban_article", "ban_citation", "ban_scope", "ban_field", "ban_term", "ban_decided_on",
    /// "ban_authority", "ban_offence", "ban_gravity".
    void write_to(Fields& fields) const;
    /// Nothing when the fields carry no ban ("ban_article" is missing); Corrupt at "ban" when they carry a broken one.
    /// Entries from before "ban_gravity" was written were recorded as serious, and are read so.
    static Outcome<std::optional<Ban>> read_from(Fields const& fields);
};

} // namespace xindang::model
