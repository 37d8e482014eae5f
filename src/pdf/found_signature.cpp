#include <pdf/found_signature.h>

namespace xindang::pdf {

namespace {

// The DER of the CMS tells its own length; behind it only the zeros of the reserved place may follow.
Bytes without_padding(Bytes const& contents, std::size_t offset)
{
    auto const octet = [&](std::size_t at) -> std::size_t {
        if (at >= contents.size()) throw Unreadable("/Contents is no DER", offset);
        return static_cast<unsigned char>(contents[at]);
    };
    if (octet(0) != 0x30) return {}; // not signed yet
    std::size_t length = octet(1), header = 2;
    if (length >= 0x80) {
        auto const count = length & 0x7F;
        if (count == 0 || count > 4) throw Unreadable("/Contents is no DER", offset);
        length = 0;
        for (std::size_t i = 0; i < count; ++i)
            length = length << 8 | octet(header++);
    }
    if (length > contents.size() - header) throw Unreadable("/Contents is no DER", offset);
    if (contents.find_first_not_of('\0', header + length) != Bytes::npos)
        throw Unreadable("/Contents has octets behind its CMS", offset);
    return contents.substr(0, header + length);
}

// ISO 32000-1 12.8.2.2: how far the author lets the file be changed; only the certification signature says so.
std::optional<int> certification(ObjectFile const& file, Object const& signature)
{
    if (!file.find(signature, "Reference")) return std::nullopt;
    auto const references = file.array_at(signature, "Reference");
    if (references->size() != 1 || file.name_at(references->front(), "TransformMethod") != "DocMDP")
        throw Unreadable("a signature reference of another kind than ours", signature.offset);
    auto const parameters = file.at(references->front(), "TransformParams");
    auto const level = whole(file.resolved(file.at(parameters, "P")), 3);
    if (level == 0) throw Unreadable("/P must be 1, 2 or 3", signature.offset);
    return static_cast<int>(level);
}

} // namespace

FoundSignature read_signature(ObjectFile const& file, Object const& field, std::size_t revision)
{
    auto const signature = file.resolved(file.at(field, "V"));
    auto const range = file.array_at(signature, "ByteRange");
    if (range->size() != 4) throw Unreadable("/ByteRange must have four numbers", signature.offset);
    FoundSignature found;
    found.sub_filter = file.name_at(signature, "SubFilter");
    found.revision = revision;
    found.certifies = certification(file, signature);
    if (file.find(signature, "M")) found.claimed_at = text_of(file.string_at(signature, "M"), signature.offset);
    for (std::size_t i = 0; i < 4; ++i)
        found.byte_range[i] = whole((*range)[i], file.text().size());
    auto const [from, before, behind, rest] = found.byte_range;
    auto const contents = file.at(signature, "Contents");
    auto const* octets = std::get_if<Bytes>(&contents.value);
    // ISO 32000-1 12.8.1, EN 319 142-1 6.3: the two stretches are the whole revision but for the string /Contents,
    // angle brackets included. Anything else leaves room to hide something.
    if (!octets || from != 0 || before != contents.offset || behind != before + 2 * octets->size() + 2 ||
        behind + rest != file.text().size())
        throw Unreadable("/ByteRange does not cover all but /Contents", range->front().offset);
    found.contents = *octets;
    found.cms = without_padding(*octets, contents.offset);
    return found;
}

} // namespace xindang::pdf
