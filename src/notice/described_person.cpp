#include <notice/described_person.h>

#include <base/utf8.h>

#include <algorithm>
#include <array>
#include <optional>

namespace xindang::notice {

namespace {

constexpr std::size_t LONGEST_ADDRESS = 40;

/// Longer words first: the first that fits is taken.
constexpr std::array<std::u32string_view, 12> HOME_WORDS{U"户籍所在地", U"户籍地", U"户口所在地", U"家庭地址",
    U"家庭住址", U"住址", U"家住", U"现住", U"居住在", U"居住于", U"租住", U"住在"};
constexpr std::array<std::u32string_view, 12> MINOR_WORDS{
    U"未成年人", U"未成年", U"男童", U"女童", U"幼童", U"幼女", U"其子", U"其女", U"之子", U"之女", U"儿子", U"女儿"};

/// 公安部 2020 年全国姓名报告: the hundred commonest family names cover 86 in a hundred people.
constexpr std::u32string_view FAMILY_NAMES =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    U"陆范汪廖石"
    U"金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常赖";
/// What follows a name and is none of it.
constexpr std::u32string_view AFTER_A_NAME = U"，。；：、（）()\n 的因在于被与和向及即系是为经服用使到住使由将已未曾等";

// GA 36-2018: a province's short name, a letter of the office, five or six characters of the serial.
constexpr std::u32string_view PLATE_PROVINCES = U"京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

class Search {
public:
    explicit Search(FoldedText const& text) : m_text(text) {}

    std::vector<Sighting> all() const
    {
        std::vector<Sighting> found;
        for (std::size_t at = 0; at < m_text.characters.size();) {
            auto const span = plate_at(at);
            auto const one = span ? span : home_at(at);
            auto const sighting = one ? one : minor_at(at);
            if (sighting) found.push_back(sighting->first);
            at = sighting ? sighting->second : at + 1;
        }
        return found;
    }

private:
    /// What was seen, and the first character behind it.
    using Seen = std::optional<std::pair<Sighting, std::size_t>>;

    char32_t character(std::size_t at) const { return at < m_text.characters.size() ? m_text.characters[at] : U'\n'; }
    static bool is_han(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }
    static bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }
    static bool among(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

    Seen seen(PersonalKind kind, std::size_t from, std::size_t end) const
    {
        auto const value = utf8::encode(std::u32string_view(m_text.characters).substr(from, end - from));
        return std::pair{Sighting{kind, m_text.offsets[from], m_text.offsets[end] - m_text.offsets[from], value}, end};
    }

    template <std::size_t N>
    std::size_t past_word(std::size_t at, std::array<std::u32string_view, N> const& words) const
    {
        for (auto const word : words)
            if (std::u32string_view(m_text.characters).substr(at, word.size()) == word) return at + word.size();
        return at;
    }

    std::size_t past_separators(std::size_t at) const
    {
        while (
            at < m_text.characters.size() && (is_separator(character(at)) || among(character(at), U"：:，,为是在于")))
            ++at;
        return at;
    }

    Seen plate_at(std::size_t at) const
    {
        if (!among(character(at), PLATE_PROVINCES)) return std::nullopt;
        auto next = at + 1;
        while (is_separator(character(next)))
            ++next;
        if (!is_letter(character(next))) return std::nullopt;
        std::size_t serial = 0, digits = 0;
        auto end = ++next;
        for (; serial < 7; ++next) {
            auto const c = character(next);
            if (is_separator(c) && serial == 0) continue;
            if (!is_digit(c) && !is_letter(c)) break;
            digits += is_digit(c) ? 1U : 0U;
            ++serial;
            end = next + 1;
        }
        if (serial < 5 || serial > 6 || digits < 2) return std::nullopt;
        return seen(PersonalKind::Plate, at, end);
    }

    /// Where an address that begins here ends: behind the last number of house, building or room, or village and group.
    std::size_t address_end(std::size_t from) const
    {
        auto end = from;
        for (auto at = from; at < m_text.characters.size() && at < from + LONGEST_ADDRESS; ++at) {
            auto const c = character(at);
            if (!is_han(c) && !is_digit(c) && !is_letter(c) && !is_separator(c)) break;
            auto const numbered = at > from && (is_digit(character(at - 1)) || is_letter(character(at - 1)));
            if ((numbered && among(c, U"号栋幢室楼组弄座层户")) || (at > from + 2 && among(c, U"村屯寨")) ||
                (is_digit(c) && end > from && at < end + 4))
                end = at + 1;
        }
        return end;
    }

    Seen home_at(std::size_t at) const
    {
        if (auto const word = past_word(at, HOME_WORDS); word > at) {
            auto const from = past_separators(word);
            if (auto const end = address_end(from); end > from) return seen(PersonalKind::Address, from, end);
        }
        return flat_at(at);
    }

    /// 3栋502, 12幢2单元301室: who is told to live in a flat is told of without any word for it.
    Seen flat_at(std::size_t at) const
    {
        if (!is_digit(character(at)) || (at > 0 && is_digit(character(at - 1)))) return std::nullopt;
        auto next = at;
        while (is_digit(character(next)) && next < at + 4)
            ++next;
        auto const unit = past_word(next, std::array<std::u32string_view, 4>{U"栋", U"幢", U"单元", U"号楼"});
        if (unit == next) return std::nullopt;
        auto const end = address_end(at);
        std::size_t digits = 0;
        for (auto i = unit; i < end; ++i)
            digits = is_digit(character(i)) ? digits + 1 : digits;
        return digits >= 3 ? seen(PersonalKind::Address, at, end) : std::nullopt;
    }

    Seen minor_at(std::size_t at) const
    {
        auto const word = past_word(at, MINOR_WORDS);
        if (word == at) return std::nullopt;
        auto from = past_separators(word);
        while (among(character(from), U"（("))
            ++from;
        if (!among(character(from), FAMILY_NAMES)) return std::nullopt;
        auto end = from + 1;
        while (end < from + 3 && (is_han(character(end)) || is_digit(character(end))) &&
               !among(character(end), AFTER_A_NAME))
            ++end;
        // 王某 and 某甲 tell nobody's name.
        if (end < from + 2 || character(from + 1) == U'某') return std::nullopt;
        return seen(PersonalKind::Minor, from, end);
    }

    FoldedText const& m_text;
};

} // namespace

std::vector<Sighting> find_described_persons(FoldedText const& text)
{
    return Search(text).all();
}

} // namespace xindang::notice
