#include <pdf/reader.h>

#include <pdf/found_signature.h>
#include <pdf/page_text.h>
#include <pdf/revisions.h>
#include <pdf/update_review.h>

#include <optional>

namespace xindang::pdf {

namespace {

constexpr std::size_t LARGEST_FILE = std::size_t{64} << 20;
constexpr std::size_t MOST_PAGES = 2000;
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
    auto const associated = file.array_at(catalogue, "AF");
    for (auto const& reference : *associated) {
        auto const specification = file.resolved(reference);
        auto const embedded = file.at(file.at(specification, "EF"), "UF");
        document.files.push_back({text_of(file.string_at(specification, "UF"), specification.offset),
            file.name_at(embedded, "Subtype"), file.stream(embedded)});
    }
}

void read_signatures(ObjectFile const& file, Object const& catalogue, ReadDocument& document)
{
    if (!file.find(catalogue, "AcroForm")) return;
    auto const fields = file.array_at(file.at(catalogue, "AcroForm"), "Fields");
    for (auto const& reference : *fields) {
        auto const field = file.resolved(reference);
        if (file.name_at(field, "FT") != "Sig") throw Unreadable("a form field that is no signature", field.offset);
        document.signatures.push_back(read_signature(file, field, 0));
    }
}

// What stands behind the revision issued can only take trust away or prove more; the text is never read from it.
void read_updates(Revisions const& revisions, ReadDocument& document)
{
    for (std::size_t i = 1; i < revisions.files.size(); ++i) {
        auto review = review_update(revisions.files[i - 1], revisions.files[i]);
        auto& changes = review.changes;
        for (auto const& field : review.fields)
            try {
                document.signatures.push_back(read_signature(revisions.files[i], field, i));
            } catch (Unreadable const& unreadable) {
                changes.push_back({FoundChange::Kind::Forbidden, unreadable.what(), unreadable.offset()});
            }
        if (review.store) document.store = std::move(*review.store);
        document.revisions.push_back({revisions.files[i].text().size(), std::move(changes)});
    }
}

ReadDocument read(BytesView file)
{
    if (file.substr(0, 9) != "%PDF-1.7\n") throw Unreadable("the file does not begin like one of ours", 0);
    auto const revisions = revisions_of(file);
    auto const& objects = revisions.first();

    ReadDocument document;
    document.later_octets = file.size() - revisions.last().text().size();
    document.later_problem = revisions.problem;
    auto const info = objects.at(objects.trailer(), "Info");
    document.title = text_of(objects.string_at(info, "Title"), info.offset);
    auto const catalogue = objects.resolved(objects.at(objects.trailer(), "Root"));
    document.revisions.push_back({objects.text().size(), {}});
    read_pages(objects, catalogue, document);
    read_files(objects, catalogue, document);
    read_signatures(objects, catalogue, document);
    read_updates(revisions, document);
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
