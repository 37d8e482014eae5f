#include <base/utf8.h>

#include <cstdint>
#include <cstring>

namespace xindang::utf8 {

namespace {

struct Step {
    char32_t code_point;
    std::size_t octets; // 0 when the octets at this place are malformed
};

Step step_at(std::string_view text, std::size_t at)
{
    auto const octet = [&](std::size_t i) {
        return static_cast<unsigned char>(text[at + i]);
    };
    auto const left = text.size() - at;
    auto const tail = [&](std::size_t i) {
        return i < left && (octet(i) & 0xC0) == 0x80;
    };
    auto const first = octet(0);
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first <= 0xDF && tail(1)) return {char32_t(first & 0x1F) << 6 | (octet(1) & 0x3F), 2};
    if (first >= 0xE0 && first <= 0xEF && tail(1) && tail(2)) {
        char32_t const value = char32_t(first & 0x0F) << 12 | char32_t(octet(1) & 0x3F) << 6 | (octet(2) & 0x3F);
        if (value >= 0x800 && !(value >= 0xD800 && value <= 0xDFFF)) return {value, 3};
    }
    if (first >= 0xF0 && first <= 0xF4 && tail(1) && tail(2) && tail(3)) {
        char32_t const value = char32_t(first & 0x07) << 18 | char32_t(octet(1) & 0x3F) << 12 |
                               char32_t(octet(2) & 0x3F) << 6 | (octet(3) & 0x3F);
        if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
    }
    return {0xFFFD, 0};
}

} // namespace

bool is_valid(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        // Eight octets of ASCII at once: most of what we read is.
        std::uint64_t eight = 0;
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        auto const step = step_at(text, at);
        if (step.octets == 0) return false;
        at += step.octets;
    }
    return true;
}

std::u32string decode(std::string_view text)
{
    std::u32string code_points;
    code_points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const step = step_at(text, at);
        code_points += step.code_point;
        at += step.octets == 0 ? 1 : step.octets;
    }
    return code_points;
}

std::string encode(char32_t c)
{
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    if (c < 0x10000)
        return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
            static_cast<char>(0x80 | (c & 0x3F))};
    return {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
        static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
}

std::string encode(std::u32string_view code_points)
{
    std::string text;
    text.reserve(code_points.size() * 3);
    for (auto const c : code_points)
        text += encode(c);
    return text;
}

std::size_t length(std::string_view text)
{
    std::size_t count = 0;
    for (char const raw : text)
        count += (static_cast<unsigned char>(raw) & 0xC0) != 0x80;
    return count;
}

std::string_view head(std::string_view text, std::size_t limit)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        if (count++ == limit) return text.substr(0, at);
    }
    return text;
}

} // namespace xindang::utf8
