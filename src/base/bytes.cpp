#include <base/bytes.h>

#include <array>
#include <cstdint>

namespace xindang {

static constexpr std::string_view HEX = "0123456789abcdef";
static constexpr std::string_view BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static std::array<std::int8_t, 256> base64_values()
{
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < BASE64.size(); ++i)
        values[static_cast<unsigned char>(BASE64[i])] = static_cast<std::int8_t>(i);
    return values;
}

std::string to_hex(BytesView bytes)
{
    std::string text;
    text.reserve(bytes.size() * 2);
    for (char const raw : bytes) {
        auto const octet = static_cast<unsigned char>(raw);
        text += HEX[octet >> 4];
        text += HEX[octet & 15];
    }
    return text;
}

std::optional<Bytes> from_hex(std::string_view text)
{
    if (text.size() % 2 != 0) return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        auto const high = hex_value(text[i]);
        auto const low = hex_value(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string to_base64(BytesView bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        auto const left = bytes.size() - i;
        std::uint32_t group = static_cast<unsigned char>(bytes[i]) * 65536u;
        if (left > 1) group += static_cast<unsigned char>(bytes[i + 1]) * 256u;
        if (left > 2) group += static_cast<unsigned char>(bytes[i + 2]);
        text += BASE64[group >> 18];
        text += BASE64[(group >> 12) & 63];
        text += left > 1 ? BASE64[(group >> 6) & 63] : '=';
        text += left > 2 ? BASE64[group & 63] : '=';
    }
    return text;
}

std::optional<Bytes> from_base64(std::string_view text)
{
    static auto const VALUES = base64_values();
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t group = 0;
    int digits = 0;
    int padding = 0;
    for (char const raw : text) {
        auto const c = static_cast<unsigned char>(raw);
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
        if (c == '=') {
            ++padding;
        } else if (padding > 0 || VALUES[c] < 0) {
            return std::nullopt;
        } else {
            group = (group << 6) | static_cast<std::uint32_t>(VALUES[c]);
        }
        if (c == '=') group <<= 6;
        if (++digits < 4) continue;
        if (padding > 2) return std::nullopt;
        bytes += static_cast<char>(group >> 16 & 255);
        if (padding < 2) bytes += static_cast<char>(group >> 8 & 255);
        if (padding < 1) bytes += static_cast<char>(group & 255);
        group = 0;
        digits = 0;
    }
    if (digits != 0) return std::nullopt;
    return bytes;
}

} // namespace xindang
