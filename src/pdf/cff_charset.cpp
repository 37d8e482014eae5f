#include <pdf/cff_charset.h>

#include <stdexcept>

namespace xindang::pdf {

namespace {

/// A place in a CFF table (Adobe Technical Note 5176) that never leaves it.
class Cursor {
public:
    Cursor(BytesView bytes, std::size_t at) : m_bytes(bytes), m_at(at) {}

    std::uint32_t number(int octets)
    {
        std::uint32_t value = 0;
        for (int i = 0; i < octets; ++i) {
            if (m_at >= m_bytes.size()) throw std::runtime_error("CFF table ends early");
            value = value << 8 | static_cast<unsigned char>(m_bytes[m_at++]);
        }
        return value;
    }
    void to(std::size_t at) { m_at = at; }
    std::size_t at() const { return m_at; }

private:
    BytesView m_bytes;
    std::size_t m_at;
};

struct Index {
    std::size_t first_begin; ///< the first object
    std::size_t first_end;
    std::size_t end; ///< behind the INDEX
};

// 5 INDEX Data.
Index read_index(BytesView cff, std::size_t at)
{
    Cursor cursor(cff, at);
    auto const count = cursor.number(2);
    if (count == 0) return {at + 2, at + 2, at + 2};
    auto const size = static_cast<int>(cursor.number(1));
    if (size < 1 || size > 4) throw std::runtime_error("CFF INDEX has a wrong offset size");
    auto const data = cursor.at() + static_cast<std::size_t>(size) * (count + 1) - 1;
    auto const first = cursor.number(size);
    auto const second = cursor.number(size);
    Cursor last(cff, at + 3 + static_cast<std::size_t>(size) * count);
    return {data + first, data + second, data + last.number(size)};
}

struct TopDict {
    bool cid_keyed = false;
    std::size_t charset = 0;
};

// 4 DICT Data: operands, then the operator that takes them.
TopDict read_top_dict(BytesView cff, std::size_t begin, std::size_t end)
{
    TopDict dict;
    Cursor cursor(cff, begin);
    std::int64_t operand = 0;
    while (cursor.at() < end) {
        auto const b = cursor.number(1);
        if (b == 12) {
            if (cursor.number(1) == 30) dict.cid_keyed = true; // ROS
        } else if (b <= 21) {
            if (b == 15) dict.charset = static_cast<std::size_t>(operand);
        } else if (b == 28) {
            operand = static_cast<std::int16_t>(cursor.number(2));
        } else if (b == 29) {
            operand = static_cast<std::int32_t>(cursor.number(4));
        } else if (b == 30) {
            while (true) { // a real number: nibbles up to 0xf
                auto const nibbles = cursor.number(1);
                if ((nibbles & 15) == 15 || nibbles >> 4 == 15) break;
            }
        } else if (b >= 32 && b <= 246) {
            operand = static_cast<std::int64_t>(b) - 139;
        } else if (b >= 247 && b <= 254) {
            auto const low = static_cast<std::int64_t>(cursor.number(1));
            operand = b <= 250 ? (b - 247) * 256 + low + 108 : -(static_cast<std::int64_t>(b) - 251) * 256 - low - 108;
        }
    }
    return dict;
}

} // namespace

std::optional<std::vector<std::uint16_t>> cids_of_cff(BytesView cff, std::size_t glyph_count)
{
    Cursor header(cff, 2);
    auto const names = read_index(cff, header.number(1));
    auto const tops = read_index(cff, names.end);
    auto const top = read_top_dict(cff, tops.first_begin, tops.first_end);
    if (!top.cid_keyed) return std::nullopt;
    if (top.charset <= 2) throw std::runtime_error("CID-keyed CFF with a predefined charset");

    // 13 Charsets: glyph 0 is .notdef and not listed.
    std::vector<std::uint16_t> cids{0};
    Cursor cursor(cff, top.charset);
    auto const format = cursor.number(1);
    if (format > 2) throw std::runtime_error("CFF charset of unknown format");
    while (cids.size() < glyph_count) {
        auto const first = cursor.number(2);
        auto const more = format == 0 ? 0 : cursor.number(static_cast<int>(format));
        for (std::uint32_t i = 0; i <= more && cids.size() < glyph_count; ++i)
            cids.push_back(static_cast<std::uint16_t>(first + i));
    }
    return cids;
}

} // namespace xindang::pdf
