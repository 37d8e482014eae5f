#pragma once

#include <base/outcome.h>
#include <model/civil_date.h>
#include <model/fields.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::model {

/// 列入名单: what a listing decision did, as the ledger entry of the issued document carries it; the entry's subject is
/// who was listed. How long it lasts is for the list's law to say.
struct Listing {
    CivilDate listed_on;
    std::string ground;                ///< 列入事由, without names
    std::vector<std::string> bases;    ///< each a code of conf/law/statutes.xml, a space and the article: "x 第六条"
    std::vector<std::string> measures; ///< codes of conf/law/measures.xml that the decision names
    std::string penalty;               ///< 文号 of the decision it rests on; may be one of another authority
    std::string authority;             ///< id in conf/law/agencies.xml

    /// Adds the fields "listing_on", "listing_ground", "listing_bases", "listing_measures", "listing_penalty",
    /// "listing_authority".
    void write_to(Fields& fields) const;
    /// Nothing when the fields carry no listing ("listing_on" is missing); Corrupt at "listing" when a broken one.
    static Outcome<std::optional<Listing>> read_from(Fields const& fields);
};

/// 移出: a decision that takes another decision's entry off a list. Whether it does is for the list's law to say.
struct Unlisting {
    std::string decision; ///< 文号 of the decision whose entry leaves
    CivilDate on;         ///< from this day
    std::string ground;   ///< code of lists.xml ("repair"); empty where the decision codes none

    /// Adds the fields "unlists", "unlists_on", "unlists_ground".
    void write_to(Fields& fields) const;
    static Outcome<std::optional<Unlisting>> read_from(Fields const& fields);
};

} // namespace xindang::model
