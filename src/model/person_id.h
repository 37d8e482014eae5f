#pragma once

#include <base/outcome.h>
#include <model/civil_date.h>

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace xindang::model {

enum class Sex { Female, Male };

/// 公民身份号码 (GB 11643-1999): 18 characters with a birth date that exists and the right check digit. Refuses
/// everything else, 15-digit numbers of before 1999 included, with the place "person_id"; a refusal never repeats the
/// number.
class PersonId {
public:
    /// Normalises (full-width, case, white space) and checks. The county is never judged: codes are retired. Residence
    /// permits of Hongkong, Macao and Taiwan (81 82 83) and of foreigners (9…) follow the same rule.
    static Outcome<PersonId> parse(std::string_view text);
    /// The 18-digit number of who had this 15-digit one before 1999: the century is 19 and the check digit is computed
    /// (GB 11643-1999 for numbers of GB 11643-1989). For finding somebody only; BadInput at "person_id" otherwise.
    static Outcome<PersonId> of_fifteen(std::string_view text);

    /// The whole number: personal data, for encrypted bodies and confidential documents only.
    std::string const& text() const { return m_text; }
    /// Nothing for the years before 1900, which CivilDate does not hold; such numbers are no less valid.
    std::optional<CivilDate> birth_date() const;
    /// 1800 to 2099.
    int birth_year() const;
    Sex sex() const { return (m_text[16] - '0') % 2 == 1 ? Sex::Male : Sex::Female; }

    /// What a mask leaves legible. No statute fixes it for banned persons: the configuration chooses.
    enum class Keep { Nothing, LastFour, FirstSix, FirstSixAndLastFour };
    /// "110105********002X" for FirstSixAndLastFour; one asterisk for each hidden character.
    std::string masked(Keep keep) const;

    auto operator<=>(PersonId const&) const = default;

private:
    explicit PersonId(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

} // namespace xindang::model
