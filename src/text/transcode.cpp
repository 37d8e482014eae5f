#include <text/transcode.h>

#include <base/utf8.h>
#include <text/icu_text.h>

#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace xindang::text {

namespace {

enum class ByteOrder { Little, Big };

/// GB 18030-2022 gave standard code points to 18 characters that the edition of 2005, and so ICU, keeps in the private
/// use area.
char32_t without_private_use(char32_t code_point)
{
    static constexpr std::array<std::pair<char32_t, char32_t>, 18> MOVED{{{0xE78D, 0xFE10}, {0xE78E, 0xFE12},
        {0xE78F, 0xFE11}, {0xE790, 0xFE13}, {0xE791, 0xFE14}, {0xE792, 0xFE15}, {0xE793, 0xFE16}, {0xE794, 0xFE17},
        {0xE795, 0xFE18}, {0xE796, 0xFE19}, {0xE81E, 0x9FB4}, {0xE826, 0x9FB5}, {0xE82B, 0x9FB6}, {0xE82C, 0x9FB7},
        {0xE832, 0x9FB8}, {0xE843, 0x9FB9}, {0xE854, 0x9FBA}, {0xE864, 0x9FBB}}};
    if (code_point < 0xE78D || code_point > 0xE864) return code_point;
    for (auto const& [old, standard] : MOVED)
        if (old == code_point) return standard;
    return code_point;
}

Refusal unreadable(std::size_t offset, char const* why)
{
    return {Fault::BadInput, std::string("this is no text in UTF-8, UTF-16 or GB18030: ") + why,
        "octet " + std::to_string(offset)};
}

/// The offset of the first U+0000 as octet, which no text file holds unless it is UTF-16.
std::optional<std::size_t> first_nul(BytesView octets)
{
    auto const at = octets.find('\0');
    return at == BytesView::npos ? std::nullopt : std::optional(at);
}

Outcome<std::string> decode_utf16(BytesView octets, ByteOrder order, std::size_t skipped)
{
    if (octets.size() % 2 != 0) return unreadable(skipped + octets.size() - 1, "UTF-16 has an even number of octets");
    std::string utf8;
    utf8.reserve(octets.size());
    auto const unit = [&](std::size_t i) {
        auto const first = static_cast<unsigned char>(octets[i]);
        auto const second = static_cast<unsigned char>(octets[i + 1]);
        return static_cast<char32_t>(order == ByteOrder::Little ? second << 8 | first : first << 8 | second);
    };
    for (std::size_t i = 0; i < octets.size(); i += 2) {
        auto code_point = unit(i);
        if (code_point >= 0xD800 && code_point < 0xDC00 && i + 2 < octets.size()) {
            auto const low = unit(i + 2);
            if (low < 0xDC00 || low > 0xDFFF) return unreadable(skipped + i, "half of a surrogate pair stands alone");
            code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        } else if (code_point >= 0xD800 && code_point < 0xE000) {
            return unreadable(skipped + i, "half of a surrogate pair stands alone");
        }
        if (code_point == 0) return unreadable(skipped + i, "it holds U+0000");
        utf8 += utf8::encode(code_point);
    }
    return utf8;
}

/// UTF-16 without a mark shows itself by the zero octets of its line ends, digits and commas, all on one side.
std::optional<ByteOrder> guess_utf16(BytesView octets)
{
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < octets.size(); ++i)
        if (octets[i] == '\0') ++zeros[i % 2];
    if (octets.size() % 2 != 0) return std::nullopt;
    if (zeros[1] > 0 && zeros[0] == 0) return ByteOrder::Little;
    if (zeros[0] > 0 && zeros[1] == 0) return ByteOrder::Big;
    return std::nullopt;
}

Outcome<std::string> decode_gb18030(BytesView octets)
{
    auto status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> const converter(ucnv_open("gb18030", &status), &ucnv_close);
    require_icu(status, "to open the gb18030 converter");
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    require_icu(status, "to set a callback");

    std::string utf8;
    utf8.reserve(octets.size() + octets.size() / 2);
    std::vector<UChar> units(4096);
    std::vector<std::int32_t> offsets(units.size());
    auto const* source = octets.data();
    auto const* const end = source + octets.size();
    char16_t high = 0;
    while (true) {
        auto* target = units.data();
        auto const done = static_cast<std::size_t>(source - octets.data());
        status = U_ZERO_ERROR;
        ucnv_toUnicode(
            converter.get(), &target, units.data() + units.size(), &source, end, offsets.data(), true, &status);
        for (auto const* unit = units.data(); unit != target; ++unit) {
            if (U16_IS_LEAD(*unit)) {
                high = *unit;
                continue;
            }
            auto const code_point =
                U16_IS_TRAIL(*unit) ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, *unit)) : char32_t{*unit};
            // GB 18030 gives no meaning to a lone 0x80 or 0xFF; ICU hands out C1 controls for them.
            if (code_point >= 0x80 && code_point < 0xA0)
                return unreadable(
                    done + static_cast<std::size_t>(offsets[static_cast<std::size_t>(unit - units.data())]),
                    "it holds a C1 control");
            utf8 += utf8::encode(without_private_use(code_point));
        }
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        if (U_FAILURE(status))
            return unreadable(static_cast<std::size_t>(source - octets.data()) - 1, "no encoding explains this octet");
        return utf8;
    }
}

Outcome<DecodedText> with(Outcome<std::string> text, TextEncoding encoding)
{
    if (!text) return text.refusal();
    return DecodedText{std::move(text).value(), encoding};
}

} // namespace

char const* name_of(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "utf-8";
    case TextEncoding::Utf8Bom:
        return "utf-8-bom";
    case TextEncoding::Utf16Le:
        return "utf-16le";
    case TextEncoding::Utf16Be:
        return "utf-16be";
    case TextEncoding::Gb18030:
        return "gb18030";
    }
    return "";
}

Outcome<DecodedText> decode_text(BytesView octets)
{
    if (octets.substr(0, 3) == "\xEF\xBB\xBF") {
        auto const text = octets.substr(3);
        if (auto const nul = first_nul(text)) return unreadable(3 + *nul, "it holds U+0000");
        if (!utf8::is_valid(text)) return unreadable(3, "the mark says UTF-8, the octets after it are not");
        return DecodedText{std::string(text), TextEncoding::Utf8Bom};
    }
    if (octets.substr(0, 2) == "\xFF\xFE")
        return with(decode_utf16(octets.substr(2), ByteOrder::Little, 2), TextEncoding::Utf16Le);
    if (octets.substr(0, 2) == "\xFE\xFF")
        return with(decode_utf16(octets.substr(2), ByteOrder::Big, 2), TextEncoding::Utf16Be);
    if (auto const nul = first_nul(octets)) {
        auto const order = guess_utf16(octets);
        if (!order) return unreadable(*nul, "it holds U+0000");
        return with(decode_utf16(octets, *order, 0),
            *order == ByteOrder::Little ? TextEncoding::Utf16Le : TextEncoding::Utf16Be);
    }
    if (utf8::is_valid(octets)) return DecodedText{std::string(octets), TextEncoding::Utf8};
    return with(decode_gb18030(octets), TextEncoding::Gb18030);
}

} // namespace xindang::text
