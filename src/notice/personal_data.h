#pragma once

#include <base/outcome.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::notice {

/// What kind of personal data a marked element of a facts file holds, or a detector believes to have seen.
enum class PersonalKind { Id, Address, Phone, Bank, ThirdParty, Informant, Email, Plate, Minor };

std::string_view word_of(PersonalKind kind);    ///< "third-party": the value of the attribute `personal`
std::string_view chinese_of(PersonalKind kind); ///< "第三人"
Outcome<PersonalKind> parse_personal_kind(std::string_view word);

/// Something in free text that looks like personal data. Offsets are octets of the text that was searched.
struct Sighting {
    PersonalKind kind;
    std::size_t offset;
    std::size_t length;
    std::string value; ///< folded: half-width, without separators
};

/// Finds numbers of identity cards (with a birth date that exists), mobile and fixed-line telephones, bank cards (Luhn)
/// and e-mail addresses, also full-width, in Chinese figures, split by spaces, hyphens or dots, and with letters typed
/// for figures; homes, plates and minors as far as find_described_persons() sees them. Never reports a valid unified
/// social credit code. Sightings do not overlap and stand in order.
std::vector<Sighting> find_personal_data(std::string_view text);

/// Short name of a value, for saying "this one may be published" without repeating it: "phone-3f2a91bc".
std::string fingerprint(PersonalKind kind, std::string_view value);

/// What stands in a published text instead of one value.
struct MaskRule {
    enum class Keep {
        Nothing,    ///< the whole value is replaced
        FirstChars, ///< the first `count` characters stay, each further one becomes `with`
        District,   ///< an address is cut after its county or district; without one, nothing stays
        Numbered,   ///< `with` and a heavenly stem, so that several people can be told apart: 某甲, 某乙 …
    };
    PersonalKind kind;
    Keep keep;
    std::size_t count;
    std::string with;
};

/// A marked value that is public all the same: the fact `fact` with `beside` at its side, unless that begins with
/// `but_for`.
struct ShownFact {
    std::string fact;
    std::string beside;
    std::string but_for; ///< empty: always
};

/// How a value of each kind is masked. The choice is the authority's policy: conf/notice/redaction.xml.
class RedactionPolicy {
public:
    /// Reads a policy and checks it against xsd/redaction-policy.xsd; refuses one that leaves out a kind of personal
    /// data (BadInput at "redaction.xml:<line>").
    static Outcome<RedactionPolicy> load(std::filesystem::path const& policy, std::filesystem::path const& schema);

    /// The text that replaces the value; `ordinal` counts different values of the same kind from 0.
    std::string masked(PersonalKind kind, std::string_view value, std::size_t ordinal) const;
    /// Whether a marked fact of this name is shown; `beside` gives the value of the fact of a name at its side, empty
    /// where there is none.
    bool shows(std::string_view fact, std::function<std::string(std::string const&)> const& beside) const;

private:
    RedactionPolicy(std::vector<MaskRule> rules, std::vector<ShownFact> shown)
        : m_rules(std::move(rules)), m_shown(std::move(shown))
    {}
    std::vector<MaskRule> m_rules;
    std::vector<ShownFact> m_shown;
};

} // namespace xindang::notice
