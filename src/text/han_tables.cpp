#include <text/han_tables.h>

#include <text/icu_text.h>

#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <mutex>

namespace xindang::text {

namespace {

struct Pair {
    char32_t from;
    char32_t to;
};

constexpr Pair RADICALS[] = {
#include <text/radicals.inc>
};

/// A table of Han characters filled a page of 256 at a time, on first use: ICU's rules are slow to load (160 ms for
/// readings), a program that never asks never pays.
template <class Value> class PagedTable {
public:
    explicit PagedTable(char const* transliterator_id) : m_id(transliterator_id) {}

    template <class Convert> Value const& at(char32_t code_point, Convert const& convert)
    {
        auto const page = static_cast<std::size_t>(code_point >> 8);
        std::call_once(m_filled[page], [&] { fill(page, convert); });
        return (*m_pages[page])[code_point & 0xFF];
    }

    static bool covers(char32_t code_point) { return code_point < (PAGES << 8); }

private:
    static constexpr std::size_t PAGES = 0x400; // planes 0 … 3

    template <class Convert> void fill(std::size_t page, Convert const& convert)
    {
        // Different pages may be filled by different threads; a transliterator serves one at a time.
        std::lock_guard const lock(m_mutex);
        if (!m_transliterator) {
            auto status = U_ZERO_ERROR;
            m_transliterator.reset(icu::Transliterator::createInstance(m_id, UTRANS_FORWARD, status));
            require_icu(status, "to load a transliterator");
        }
        auto values = std::make_unique<std::array<Value, 256>>();
        for (std::size_t i = 0; i < 256; ++i) {
            auto const code_point = static_cast<UChar32>(page << 8 | i);
            auto text = icu::UnicodeString(code_point);
            m_transliterator->transliterate(text);
            (*values)[i] = convert(static_cast<char32_t>(code_point), text);
        }
        m_pages[page] = std::move(values);
    }

    char const* m_id;
    std::mutex m_mutex;
    std::unique_ptr<icu::Transliterator> m_transliterator;
    std::array<std::once_flag, PAGES> m_filled;
    std::array<std::unique_ptr<std::array<Value, 256>>, PAGES> m_pages;
};

} // namespace

char32_t simplified(char32_t code_point)
{
    static PagedTable<char32_t> table("Hant-Hans");
    if (code_point < 0x3400 || !table.covers(code_point)) return code_point;
    return table.at(code_point, [](char32_t original, icu::UnicodeString const& text) {
        return text.countChar32() == 1 ? static_cast<char32_t>(text.char32At(0)) : original;
    });
}

std::string const& syllable_of(char32_t code_point)
{
    static PagedTable<std::string> table("Han-Latin; Latin-ASCII; Lower");
    static std::string const none;
    if (code_point < 0x3007 || !table.covers(code_point)) return none;
    return table.at(code_point, [](char32_t, icu::UnicodeString const& text) {
        auto syllable = to_utf8(text);
        auto const is_letter = [](char c) {
            return c >= 'a' && c <= 'z';
        };
        return std::all_of(syllable.begin(), syllable.end(), is_letter) ? syllable : std::string();
    });
}

char32_t without_radical(char32_t code_point)
{
    if (code_point < 0x2E80 || code_point > 0x2EFF) return code_point;
    auto const* const found = std::lower_bound(std::begin(RADICALS), std::end(RADICALS), code_point,
        [](Pair const& row, char32_t wanted) { return row.from < wanted; });
    return found != std::end(RADICALS) && found->from == code_point ? found->to : code_point;
}

} // namespace xindang::text
