#include <model/number_pattern.h>

#include <cstddef>

namespace xindang::model {

namespace {

constexpr std::u32string_view PROVINCES = U"京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新贵滇蜀秦陇兵";

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool in_class(char32_t symbol, char32_t c)
{
    switch (symbol) {
    case U'd':
        return is_digit(c);
    case U'a':
        return is_digit(c) || (c >= U'A' && c <= U'Z');
    case U'h':
        return c >= 0x4E00 && c <= 0x9FFF;
    case U'p':
        return PROVINCES.find(c) != PROVINCES.npos;
    default:
        return symbol == c;
    }
}

/// One atom with its repetition, and the pattern behind it.
struct Atom {
    std::u32string_view members; ///< what stands between [ ], or the one character
    bool literal = false;        ///< written with a backslash
    std::size_t least = 1;
    std::size_t most = 1;
    std::u32string_view rest;
};

Atom first_atom(std::u32string_view pattern)
{
    Atom atom;
    if (pattern[0] == U'[') {
        auto const end = pattern.find(U']');
        atom.members = pattern.substr(1, end - 1);
        atom.rest = pattern.substr(end + 1);
    } else {
        atom.literal = pattern[0] == U'\\';
        atom.members = pattern.substr(atom.literal ? 1 : 0, 1);
        atom.rest = pattern.substr(atom.literal ? 2 : 1);
    }
    if (atom.rest.starts_with(U'?')) {
        atom.least = 0;
        atom.rest.remove_prefix(1);
    } else if (atom.rest.starts_with(U'{')) {
        std::size_t value = 0;
        bool has_comma = false;
        for (atom.rest.remove_prefix(1); atom.rest[0] != U'}'; atom.rest.remove_prefix(1)) {
            if (is_digit(atom.rest[0])) {
                value = value * 10 + (atom.rest[0] - U'0');
                continue;
            }
            has_comma = true;
            atom.least = value;
            value = 0;
        }
        atom.most = value;
        if (!has_comma) atom.least = value;
        atom.rest.remove_prefix(1);
    }
    return atom;
}

bool takes(Atom const& atom, char32_t c)
{
    if (atom.literal) return atom.members[0] == c;
    for (char32_t const symbol : atom.members)
        if (in_class(symbol, c)) return true;
    return false;
}

bool is_year(std::u32string_view text)
{
    return text.size() >= 4 && (text.starts_with(U"19") || text.starts_with(U"20")) && is_digit(text[2]) &&
           is_digit(text[3]);
}

} // namespace

bool matches(std::u32string_view pattern, std::u32string_view text)
{
    if (pattern.empty()) return text.empty();
    if (pattern[0] == U'y') return is_year(text) && matches(pattern.substr(1), text.substr(4));
    auto const atom = first_atom(pattern);
    std::size_t taken = 0;
    while (taken < atom.most && taken < text.size() && takes(atom, text[taken]))
        ++taken;
    for (;; --taken) {
        if (taken < atom.least) return false;
        if (matches(atom.rest, text.substr(taken))) return true;
        if (taken == 0) return false;
    }
}

} // namespace xindang::model
