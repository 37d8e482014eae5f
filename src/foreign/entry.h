#pragma once

#include <base/outcome.h>
#include <model/civil_date.h>
#include <model/fields.h>
#include <model/money.h>
#include <model/sha256.h>
#include <model/subject.h>

#include <optional>
#include <string>
#include <string_view>

namespace xindang::foreign {

/// Whether an entry stands, by the other agency's word.
enum class Standing {
    Listed,
    Removed, ///< from a day on; what was before stays true (ex-nunc)
    Voided,  ///< should never have been there (ex-tunc)
};
std::string_view word_of(Standing standing); ///< "listed"
Outcome<Standing> parse_standing(std::string_view word);

/// One entry of another agency's list, as that agency has it.
struct Entry {
    std::string id;          ///< the agency's own, never another's
    model::SubjectKind type; ///< Enterprise or Person
    std::string name;
    std::string credit_code = {}; ///< in normal form, when it was whole
    std::string person_id = {};   ///< in normal form, when it was whole
    std::string mask = {};        ///< a number with asterisks for what is hidden
    std::string birth_year = {};
    std::string representative = {};
    std::string region = {};
    Standing standing = Standing::Listed;
    model::CivilDate listed_on;
    std::optional<model::CivilDate> valid_until = {};
    std::optional<model::CivilDate> removed_on = {};
    std::string number = {};
    std::string basis = {};
    std::string authority = {};
    std::string summary = {};
    model::Money amount = {};
    std::string place = {}; ///< where in the file: "row 12"; no part of what it says

    /// Everything it says, for keeping.
    model::Fields fields() const;
    /// Corrupt at "entry" for fields that fields() did not make.
    static Outcome<Entry> from(model::Fields const& fields);
    /// Differs when the entry says anything else.
    model::Sha256 digest() const;
    /// Differs when it may be about somebody else: over type, name, numbers, year of birth and representative.
    model::Sha256 identity() const;
};

/// Whether a number fits a mask: as long as it, and alike wherever the mask shows a character.
bool fits_mask(std::string_view number, std::string_view mask);

} // namespace xindang::foreign
