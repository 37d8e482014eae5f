#include <screening/name_form.h>

#include <base/utf8.h>
#include <text/search_key.h>
#include <text/syllables.h>

#include <algorithm>
#include <string>
#include <vector>

namespace xindang::screening {

namespace {

bool is_bracket(char32_t c)
{
    return c == U'(' || c == U')' || c == U'[' || c == U']' || c == U'\u3010' || c == U'\u3011';
}

/// Marks that tell nothing of who it is.
bool is_dropped(char32_t c)
{
    return is_bracket(c) || c == U',' || c == U'.' || c == U'-' || c == U'_' || c == U'\'' || c == U'"' || c == U'/' ||
           c == U'&' || c == U'\u3001' || c == U'\u3002' || c == U'\u201C' || c == U'\u201D';
}

/// Takes a firm's name apart, from left to right.
class Cutter {
public:
    Cutter(NameForm& form, Lexicon const& lexicon) : m_form(form), m_lexicon(lexicon) {}

    /// `after_bracket` says of each character whether a bracket stood before it.
    void cut(std::u32string_view key, std::vector<bool> const& after_bracket)
    {
        std::size_t at = 0;
        while (at < key.size()) {
            auto const rest = key.substr(at);
            auto const* word = m_lexicon.longest(rest);
            if (word && !stands_for_itself(*word, rest, after_bracket[at])) word = nullptr;
            auto const length = word ? word->length : std::size_t{1};
            mark(word, length);
            at += length;
        }
        if (!m_has_core) find_core();
    }

private:
    struct Stretch {
        std::size_t from = 0;
        std::size_t to = 0;
    };

    /// A region counts at the start, in brackets, or when it is long enough to be no accident; a trade only after
    /// something it can be the trade of, or when another word follows: 健康元 is no trade.
    bool stands_for_itself(Word const& word, std::u32string_view rest, bool after_bracket) const
    {
        if (word.part == Part::Region) return !m_has_core || after_bracket || word.length > 2;
        if (m_has_core) return true;
        auto const beyond = rest.substr(word.length);
        return beyond.empty() || m_lexicon.longest(beyond);
    }

    void mark(Word const* word, std::size_t length)
    {
        auto const part = word ? word->part : Part::Core;
        auto const from = m_at;
        for (std::size_t i = 0; i < length && m_at < m_form.size; ++i)
            m_form.parts[m_at++] = part;
        if (!word) {
            m_has_core = true;
        } else if (word->part == Part::Region) {
            m_form.region = word->id;
            m_region = {from, m_at};
        } else if (word->part == Part::Industry) {
            m_form.trades |= std::uint64_t{1} << (word->id % 64);
            if (m_trade.to == 0) m_trade = {from, m_at};
        } else {
            m_form.has_form = true;
        }
    }

    /// 安康药业: what looked like a region is what the firm is called; without one, the first trade is.
    void find_core()
    {
        auto const is_region = m_region.to > 0;
        auto const& core = is_region ? m_region : m_trade;
        for (auto i = core.from; i < core.to; ++i)
            m_form.parts[i] = Part::Core;
        if (is_region) m_form.region = NameForm::NONE;
    }

    NameForm& m_form;
    Lexicon const& m_lexicon;
    std::size_t m_at = 0;
    Stretch m_region; ///< the last one
    Stretch m_trade;  ///< the first one
    bool m_has_core = false;
};

} // namespace

NameForm NameForm::of(std::string_view name, Sort sort, Lexicon const& lexicon)
{
    NameForm form;
    std::u32string kept;
    std::vector<bool> after_bracket;
    auto bracket = false;
    for (auto const character : utf8::decode(text::search_key(name))) {
        if (is_dropped(character)) {
            bracket = is_bracket(character);
            continue;
        }
        kept += character;
        after_bracket.push_back(bracket);
        bracket = false;
    }
    auto const syllables = text::syllables(kept, sort == Sort::Person ? text::NameKind::Person : text::NameKind::Firm);
    form.size = static_cast<std::uint8_t>(std::min(kept.size(), MOST));
    for (std::size_t i = 0; i < form.size; ++i) {
        form.characters[i] = kept[i];
        form.traits[i] = lexicon.traits(kept[i], syllables[i]);
        form.parts[i] = Part::Core;
    }
    if (sort == Sort::Enterprise)
        Cutter(form, lexicon).cut(std::u32string_view(kept).substr(0, form.size), after_bracket);
    return form;
}

} // namespace xindang::screening
