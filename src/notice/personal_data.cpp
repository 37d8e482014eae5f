#include <notice/personal_data.h>

#include <crypto/hash.h>
#include <model/credit_code.h>
#include <model/person_id.h>
#include <model/words.h>
#include <notice/described_person.h>
#include <notice/folded_text.h>

#include <algorithm>
#include <array>
#include <optional>

namespace xindang::notice {

static constexpr std::array<model::Word<PersonalKind>, 9> KINDS{{
    {PersonalKind::Id, "id", "身份证件号码"},
    {PersonalKind::Address, "address", "住址"},
    {PersonalKind::Phone, "phone", "电话"},
    {PersonalKind::Bank, "bank", "银行账号"},
    {PersonalKind::ThirdParty, "third-party", "第三人"},
    {PersonalKind::Informant, "informant", "举报人"},
    {PersonalKind::Email, "email", "电子邮箱"},
    {PersonalKind::Plate, "plate", "机动车号牌"},
    {PersonalKind::Minor, "minor", "未成年人"},
}};

std::string_view word_of(PersonalKind kind)
{
    return model::row_of(KINDS, kind).word;
}

std::string_view chinese_of(PersonalKind kind)
{
    return model::row_of(KINDS, kind).chinese;
}

Outcome<PersonalKind> parse_personal_kind(std::string_view word)
{
    return model::parse_word(KINDS, word, "personal");
}

std::string fingerprint(PersonalKind kind, std::string_view value)
{
    auto const word = std::string(word_of(kind));
    return word + "-" + crypto::sha256(word + ":" + folded_key(value)).hex().substr(0, 8);
}

namespace {

/// A stretch of the folded text that holds exactly `count` digits (the last may be x), and where it ends.
struct Run {
    std::string digits;
    std::size_t end;
};

class Search {
public:
    explicit Search(FoldedText const& text) : m_text(text) {}

    std::vector<Sighting> all() const
    {
        std::vector<Sighting> found;
        for (std::size_t at = 0; at < m_text.characters.size();) {
            auto const sighting = at_place(at);
            if (!sighting) {
                ++at;
                continue;
            }
            found.push_back(*sighting);
            auto const end = sighting->offset + sighting->length;
            while (at < m_text.characters.size() && m_text.offsets[at] < end)
                ++at;
        }
        return found;
    }

private:
    char32_t character(std::size_t at) const { return at < m_text.characters.size() ? m_text.characters[at] : U' '; }
    bool word_character(std::size_t at) const
    {
        auto const c = character(at);
        return is_digit(c) || (c >= U'a' && c <= U'z');
    }

    /// The figure a character is or passes for: O and Q for 0, l, I and | for 1.
    char figure(std::size_t at) const
    {
        auto const c = character(at);
        if (is_digit(c)) return static_cast<char>(c);
        if (c == U'o' || c == U'q') return '0';
        return c == U'l' || c == U'i' || c == U'|' ? '1' : '\0';
    }

    /// `count` figures from `at`, each perhaps after a few separators, not followed directly by another. What only
    /// looks like a figure counts when at least three real ones stand beside it.
    std::optional<Run> run_of(std::size_t at, std::size_t count) const
    {
        constexpr int SEPARATORS = 3;
        constexpr std::size_t REAL = 3;
        Run run;
        std::size_t real = 0;
        auto position = at;
        while (run.digits.size() < count) {
            auto const last = run.digits.size() + 1 == count;
            auto const x = last && count == 18 && (character(position) == U'x' || character(position) == U'×');
            auto const digit = x ? 'X' : figure(position);
            if (digit == '\0') return std::nullopt;
            real += is_digit(character(position)) ? 1U : 0U;
            run.digits.push_back(digit);
            ++position;
            if (run.digits.size() == count) break;
            for (int skipped = 0; skipped < SEPARATORS && is_separator(character(position)); ++skipped)
                ++position;
        }
        if (real < REAL || figure(position) != '\0') return std::nullopt;
        run.end = position;
        return run;
    }

    Sighting sighting(PersonalKind kind, std::size_t from, std::size_t end, std::string value) const
    {
        return {kind, m_text.offsets[from], m_text.offsets[end] - m_text.offsets[from], std::move(value)};
    }

    std::optional<Sighting> at_place(std::size_t at) const
    {
        auto const starts_word = at == 0 || !word_character(at - 1);
        if (figure(at) != '\0' && !(at > 0 && figure(at - 1) != '\0')) {
            if (inside_credit_code(at)) return std::nullopt;
            if (auto const id = id_at(at)) return id;
            if (auto const card = card_at(at)) return card;
            if (auto const phone = phone_at(at)) return phone;
        }
        return starts_word ? email_at(at) : std::nullopt;
    }

    /// A credit code may be all digits, and has runs of digits inside: the whole word decides.
    bool inside_credit_code(std::size_t at) const
    {
        auto from = at;
        while (from > 0 && word_character(from - 1))
            --from;
        std::string word;
        for (auto i = from; word_character(i) && word.size() < 19; ++i)
            word.push_back(static_cast<char>(character(i)));
        return word.size() == 18 && bool(model::CreditCode::parse(word));
    }

    std::optional<Sighting> id_at(std::size_t at) const
    {
        // A mistyped number still tells who it is: the birth date decides, not the check character.
        if (auto const run = run_of(at, 18); run && run->digits[0] >= '1' && run->digits[0] <= '8' &&
                                             (run->digits.substr(6, 2) == "19" || run->digits.substr(6, 2) == "20") &&
                                             model::CivilDate::parse(run->digits.substr(6, 8)))
            return sighting(PersonalKind::Id, at, run->end, run->digits);
        // Numbers of before 1999 had 15 digits and no check character: the birth date in the 20th century decides.
        if (auto const run = run_of(at, 15); run && run->digits[0] >= '1' && run->digits[0] <= '8' &&
                                             model::CivilDate::parse("19" + run->digits.substr(6, 6)))
            return sighting(PersonalKind::Id, at, run->end, run->digits);
        return std::nullopt;
    }

    /// ISO/IEC 7812-1 annex B: the Luhn check digit; cards have 16 to 19 digits and are printed in groups of four.
    std::optional<Sighting> card_at(std::size_t at) const
    {
        for (std::size_t count = 19; count >= 16; --count) {
            auto const run = run_of(at, count);
            if (run && run->digits[0] >= '3' && run->digits[0] <= '9' && luhn_holds(run->digits) &&
                grouped_by_four(at, *run))
                return sighting(PersonalKind::Bank, at, run->end, run->digits);
        }
        return std::nullopt;
    }

    bool grouped_by_four(std::size_t at, Run const& run) const
    {
        std::size_t digits = 0;
        for (auto i = at; i < run.end; ++i) {
            if (is_separator(character(i)) && digits % 4 != 0) return false;
            if (!is_separator(character(i))) ++digits;
        }
        return true;
    }

    static bool luhn_holds(std::string const& digits)
    {
        int sum = 0;
        bool twice = false;
        for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
            if (*digit < '0' || *digit > '9') return false;
            auto const value = (*digit - '0') * (twice ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    std::optional<Sighting> phone_at(std::size_t at) const
    {
        if (figure(at) == '1') {
            auto const run = run_of(at, 11);
            if (run && run->digits[1] >= '3') return sighting(PersonalKind::Phone, at, run->end, run->digits);
        }
        // Fixed lines: 0, two or three digits of the area, seven or eight of the line (工信部电信网编号计划).
        if (figure(at) == '0' && is_digit(character(at + 1)) && character(at + 1) != U'0')
            for (std::size_t count : {12U, 11U, 10U}) {
                auto const run = run_of(at, count);
                if (run && looks_like_fixed_line(at, run->end))
                    return sighting(PersonalKind::Phone, at, run->end, run->digits);
            }
        return std::nullopt;
    }

    /// At most one separator run, after the area code; "0771 2024 0101 …" is no telephone.
    bool looks_like_fixed_line(std::size_t at, std::size_t end) const
    {
        std::size_t digits = 0;
        for (auto i = at; i < end; ++i) {
            if (is_separator(character(i)) && digits != 3 && digits != 4) return false;
            if (!is_separator(character(i))) ++digits;
        }
        return true;
    }

    bool local_part_character(std::size_t at) const
    {
        auto const c = character(at);
        return word_character(at) || c == U'.' || c == U'_' || c == U'-' || c == U'+';
    }

    std::optional<Sighting> email_at(std::size_t at) const
    {
        auto position = at;
        while (local_part_character(position))
            ++position;
        if (position == at || character(position) != U'@') return std::nullopt;
        auto const domain = ++position;
        auto last_dot = domain;
        while (word_character(position) || character(position) == U'.' || character(position) == U'-') {
            if (character(position) == U'.') last_dot = position;
            ++position;
        }
        if (last_dot == domain || position < last_dot + 3) return std::nullopt;
        std::string value;
        for (auto i = at; i < position; ++i)
            value.push_back(static_cast<char>(character(i)));
        return sighting(PersonalKind::Email, at, position, std::move(value));
    }

    FoldedText const& m_text;
};

} // namespace

std::vector<Sighting> find_personal_data(std::string_view text)
{
    auto const folded = fold(text);
    auto found = Search(folded).all();
    auto const numbers = found;
    for (auto& other : find_described_persons(folded)) {
        auto const overlaps = std::any_of(numbers.begin(), numbers.end(), [&](Sighting const& number) {
            return number.offset < other.offset + other.length && other.offset < number.offset + number.length;
        });
        if (!overlaps) found.push_back(std::move(other));
    }
    std::sort(found.begin(), found.end(), [](Sighting const& a, Sighting const& b) { return a.offset < b.offset; });
    return found;
}

} // namespace xindang::notice
