#include <pdf/reader.h>

#include <pdf/object_file.h>
#include <pdf/page_text.h>

#include <charconv>
#include <optional>

namespace xindang::pdf {

namespace {

constexpr std::size_t LARGEST_FILE = std::size_t{64} << 20;
constexpr std::size_t MOST_PAGES = 2000;
constexpr std::string_view END_MARK = "\n%%EOF\n";

/// Where the file as issued ends, and its table.
struct Revision {
    std::size_t end;
    std::size_t table;
};

// The first "startxref N %%EOF" whose N is a table before it. What stands behind was added after we wrote the file.
std::optional<Revision> first_revision(BytesView file)
{
    constexpr std::string_view START = "\nstartxref\n";
    for (auto at = file.find(END_MARK); at != BytesView::npos; at = file.find(END_MARK, at + 1)) {
        auto const start = file.substr(0, at).rfind(START);
        if (start == BytesView::npos || at - start > START.size() + 10) continue;
        auto const digits = file.substr(start + START.size(), at - start - START.size());
        std::size_t table = 0;
        auto const parsed = std::from_chars(digits.data(), digits.data() + digits.size(), table);
        if (parsed.ptr != digits.data() + digits.size() || parsed.ec != std::errc{}) continue;
        if (table < start && file.substr(table, 5) == "xref\n") return Revision{at + END_MARK.size(), table};
    }
    return std::nullopt;
}

std::map<std::string, CodeTexts> page_fonts(
    ObjectFile const& file, Object const& page, std::map<std::size_t, CodeTexts>& known)
{
    std::map<std::string, CodeTexts> result;
    auto const resources = file.resolved(file.at(page, "Resources"));
    if (file.find(resources, "XObject")) throw Unreadable("a page has drawings of its own kind", resources.offset);
    auto const found = file.find(resources, "Font");
    if (!found) return result;
    auto const fonts = file.resolved(*found);
    if (!fonts.dictionary()) throw Unreadable("a dictionary of fonts is expected", fonts.offset);
    for (auto const& [name, font] : *fonts.dictionary()) {
        if (file.name_at(font, "Subtype") != "Type0" || file.name_at(font, "Encoding") != "Identity-H")
            throw Unreadable("a font of another kind than ours", font.offset);
        auto const* reference = std::get_if<Reference>(&font.value);
        if (!reference) throw Unreadable("a font must be an indirect object", font.offset);
        auto const [at, fresh] = known.try_emplace(reference->number);
        if (fresh) {
            auto const map = file.at(font, "ToUnicode");
            at->second = read_to_unicode(file.stream(map), map.offset);
        }
        result.emplace(name, at->second);
    }
    return result;
}

void read_pages(ObjectFile const& file, Object const& catalogue, ReadDocument& document)
{
    auto const tree = file.resolved(file.at(catalogue, "Pages"));
    auto const kids = file.array_at(tree, "Kids");
    if (kids->size() > MOST_PAGES) throw Unreadable("there are too many pages", tree.offset);
    std::map<std::size_t, CodeTexts> known;
    for (auto const& kid : *kids) {
        auto const page = file.resolved(kid);
        if (file.name_at(page, "Type") != "Page") throw Unreadable("a page tree deeper than ours", page.offset);
        auto const content = file.at(page, "Contents");
        document.pages.push_back(page_text(file.stream(content), page_fonts(file, page, known), content.offset));
    }
}

void read_files(ObjectFile const& file, Object const& catalogue, ReadDocument& document)
{
    if (!file.find(catalogue, "AF")) return;
    for (auto const& reference : *file.array_at(catalogue, "AF")) {
        auto const specification = file.resolved(reference);
        auto const embedded = file.at(file.at(specification, "EF"), "UF");
        document.files.push_back({text_of(file.string_at(specification, "UF"), specification.offset),
            file.name_at(embedded, "Subtype"), file.stream(embedded)});
    }
}

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

void read_signatures(ObjectFile const& file, Object const& catalogue, ReadDocument& document)
{
    if (!file.find(catalogue, "AcroForm")) return;
    auto const form = file.resolved(file.at(catalogue, "AcroForm"));
    for (auto const& reference : *file.array_at(form, "Fields")) {
        auto const field = file.resolved(reference);
        if (file.name_at(field, "FT") != "Sig") throw Unreadable("a form field that is no signature", field.offset);
        auto const signature = file.resolved(file.at(field, "V"));
        auto const range = file.array_at(signature, "ByteRange");
        if (range->size() != 4) throw Unreadable("/ByteRange must have four numbers", signature.offset);
        FoundSignature found{
            file.name_at(signature, "SubFilter"), text_of(file.string_at(signature, "M"), signature.offset), {}, {}};
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
        found.cms = without_padding(*octets, contents.offset);
        document.signatures.push_back(std::move(found));
    }
}

ReadDocument read(BytesView file)
{
    if (file.substr(0, 9) != "%PDF-1.7\n") throw Unreadable("the file does not begin like one of ours", 0);
    auto const revision = first_revision(file);
    if (!revision) throw Unreadable("no end of a revision with a classic cross-reference table", file.size());
    ObjectFile const objects(file.substr(0, revision->end), revision->table);

    ReadDocument document;
    document.revision_end = revision->end;
    document.later_octets = file.size() - revision->end;
    auto const info = objects.at(objects.trailer(), "Info");
    document.title = text_of(objects.string_at(info, "Title"), info.offset);
    auto const catalogue = objects.resolved(objects.at(objects.trailer(), "Root"));
    read_pages(objects, catalogue, document);
    read_files(objects, catalogue, document);
    read_signatures(objects, catalogue, document);
    return document;
}

} // namespace

std::array<BytesView, 2> ReadDocument::covered(BytesView file, FoundSignature const& signature) const
{
    auto const [from, before, behind, rest] = signature.byte_range;
    return {file.substr(from, before), file.substr(behind, rest)};
}

Outcome<ReadDocument> read_document(BytesView file)
{
    if (file.size() > LARGEST_FILE) return Refusal{Fault::TooLarge, "the file is larger than we read", "offset 0"};
    try {
        return read(file);
    } catch (Unreadable const& unreadable) {
        return Refusal{Fault::BadInput, unreadable.what(), "offset " + std::to_string(unreadable.offset())};
    }
}

} // namespace xindang::pdf
