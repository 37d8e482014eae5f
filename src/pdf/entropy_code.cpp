#include <pdf/entropy_code.h>

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace xindang::pdf {

namespace {

constexpr std::size_t END_OF_BLOCK = 256;
constexpr std::size_t LITERALS = 257;
constexpr unsigned LONGEST = 15; // RFC 1951 3.2.7

using Counts = std::array<std::uint64_t, LITERALS>;
using Lengths = std::array<std::uint8_t, LITERALS>;

// Lengths of an optimal prefix code; some may be too long.
Lengths huffman(Counts const& counts)
{
    struct Node {
        std::uint64_t count;
        std::size_t parent;
    };
    std::vector<Node> nodes;
    std::vector<std::size_t> symbols;
    for (std::size_t symbol = 0; symbol < LITERALS; ++symbol)
        if (counts[symbol] > 0) symbols.push_back(symbol);
    std::stable_sort(
        symbols.begin(), symbols.end(), [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
    for (auto const symbol : symbols)
        nodes.push_back({counts[symbol], 0});
    // Leaves and joined nodes both come in order of count: the two lightest are at the front of one or the other.
    auto const leaves = nodes.size();
    std::size_t leaf = 0, joined = leaves;
    auto const lightest = [&] {
        auto const take_leaf = joined >= nodes.size() || (leaf < leaves && nodes[leaf].count <= nodes[joined].count);
        return take_leaf ? leaf++ : joined++;
    };
    while (nodes.size() < 2 * leaves - 1) {
        auto const one = lightest(), other = lightest();
        nodes[one].parent = nodes[other].parent = nodes.size();
        nodes.push_back({nodes[one].count + nodes[other].count, 0});
    }
    std::vector<unsigned> depths(nodes.size());
    for (auto i = nodes.size() - 1; i-- > 0;)
        depths[i] = depths[nodes[i].parent] + 1;
    Lengths lengths{};
    for (std::size_t i = 0; i < leaves; ++i)
        lengths[symbols[i]] = static_cast<std::uint8_t>(std::min(depths[i], 255U));
    return lengths;
}

// Flatter counts give shorter codes.
Lengths limited(Counts counts)
{
    while (true) {
        auto const lengths = huffman(counts);
        if (*std::max_element(lengths.begin(), lengths.end()) <= LONGEST) return lengths;
        for (auto& count : counts)
            count = (count + 1) / 2;
    }
}

// Writes into octets that have room for all that will be put: four at a time, of which the last may be too many.
class BitWriter {
public:
    explicit BitWriter(char* out) : m_out(out) {}

    void put(std::uint32_t bits, unsigned count)
    {
        m_held |= std::uint64_t{bits} << m_count;
        m_count += count;
        if (m_count < 32) return;
        for (int shift = 0; shift < 32; shift += 8)
            *m_out++ = static_cast<char>(m_held >> shift);
        m_held >>= 32;
        m_count -= 32;
    }

    /// Behind the last octet.
    char* finish()
    {
        for (; m_count > 0; m_count -= std::min(m_count, 8U), m_held >>= 8)
            *m_out++ = static_cast<char>(m_held);
        return m_out;
    }

private:
    char* m_out;
    std::uint64_t m_held = 0;
    unsigned m_count = 0; ///< of bits held, below 32 between calls
};

std::uint32_t reversed(std::uint32_t code, unsigned length)
{
    std::uint32_t result = 0;
    for (unsigned i = 0; i < length; ++i)
        result |= (code >> i & 1) << (length - 1 - i);
    return result;
}

// RFC 1951 3.2.2: canonical codes, the first bit of a code lowest.
std::array<std::uint32_t, LITERALS> codes_of(Lengths const& lengths)
{
    std::array<std::uint32_t, LITERALS> codes{};
    std::uint32_t code = 0;
    for (unsigned length = 1; length <= LONGEST; ++length, code <<= 1)
        for (std::size_t symbol = 0; symbol < LITERALS; ++symbol)
            if (lengths[symbol] == length) codes[symbol] = reversed(code++, length);
    return codes;
}

// RFC 1951 3.2.7. The code lengths themselves are written with four bits each; two distance codes that are never used
// make their code complete, as every decoder likes it.
void put_header(BitWriter& bits, Lengths const& lengths)
{
    constexpr unsigned DISTANCES = 2;
    bits.put(1, 1); // the last block
    bits.put(2, 2); // of its own code
    bits.put(LITERALS - 257, 5);
    bits.put(DISTANCES - 1, 5);
    bits.put(19 - 4, 4);
    for (unsigned i = 0; i < 19; ++i)
        bits.put(i < 3 ? 0 : 4, 3); // 16, 17 and 18, which repeat, come first and are not used
    for (auto const length : lengths)
        bits.put(reversed(length, 4), 4);
    for (unsigned i = 0; i < DISTANCES; ++i)
        bits.put(reversed(1, 4), 4);
}

} // namespace

Bytes entropy_coded(BytesView plain)
{
    Counts counts{};
    for (auto const c : plain)
        ++counts[static_cast<unsigned char>(c)];
    counts[END_OF_BLOCK] = 1;
    if (plain.empty()) counts[0] = 1; // a code has two members at least
    auto const lengths = limited(counts);
    auto const codes = codes_of(lengths);

    // What its code makes of each octet is known beforehand; the header takes less than 200 octets.
    std::uint64_t bits_needed = 8 * 256;
    for (std::size_t symbol = 0; symbol < LITERALS; ++symbol)
        bits_needed += counts[symbol] * lengths[symbol];
    Bytes packed(static_cast<std::size_t>(bits_needed / 8), '\0');
    packed[0] = '\x78'; // RFC 1950 2.2: deflate, window of 32 KiB, fastest
    packed[1] = '\x01';
    BitWriter bits(packed.data() + 2);
    put_header(bits, lengths);
    for (auto const c : plain) {
        auto const symbol = static_cast<unsigned char>(c);
        bits.put(codes[symbol], lengths[symbol]);
    }
    bits.put(codes[END_OF_BLOCK], lengths[END_OF_BLOCK]);
    packed.resize(static_cast<std::size_t>(bits.finish() - packed.data()));
    auto const sum = libdeflate_adler32(1, plain.data(), plain.size());
    for (int shift = 24; shift >= 0; shift -= 8)
        packed += static_cast<char>(sum >> shift & 255);
    return packed;
}

} // namespace xindang::pdf
