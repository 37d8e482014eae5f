#include <pdf/update.h>

#include <pdf/deflate.h>
#include <pdf/reader.h>
#include <pdf/revisions.h>
#include <pdf/update_writer.h>

namespace xindang::pdf {

namespace {

/// A dictionary that is being changed.
class Changed {
public:
    explicit Changed(Object const& object) : m_dictionary(*object.dictionary()) {}
    void set(std::string const& key, std::string const& text) { m_texts[key] = text; }
    void append(std::string const& key, std::string const& element)
    {
        auto const found = m_dictionary.find(key);
        auto text = found == m_dictionary.end() ? std::string("[]") : text_of(found->second);
        text.insert(text.size() - 1, (text.size() > 2 ? " " : "") + element);
        set(key, text);
    }
    std::string text() const
    {
        std::string text = "<<";
        for (auto const& [key, value] : m_dictionary)
            if (!m_texts.contains(key)) text += name(key) + " " + text_of(value) + " ";
        for (auto const& [key, value] : m_texts)
            text += name(key) + " " + value + " ";
        text.back() = '>';
        return text + ">";
    }

private:
    Dictionary m_dictionary;
    std::map<std::string, std::string> m_texts;
};

ObjectId root_of(ObjectFile const& file)
{
    auto const root = file.trailer().dictionary()->find("Root");
    if (root == file.trailer().dictionary()->end() || !std::holds_alternative<Reference>(root->second.value))
        throw Unreadable("/Root must be a reference", file.trailer().offset);
    return ObjectId{std::get<Reference>(root->second.value).number};
}

// An array behind a reference is written out where it is needed, so that only one object changes.
Object with_direct(ObjectFile const& file, Object const& dictionary, std::string const& key)
{
    auto copy = *dictionary.dictionary();
    if (auto const found = copy.find(key); found != copy.end()) found->second = file.resolved(found->second);
    return Object{std::make_shared<Dictionary const>(std::move(copy)), dictionary.offset};
}

std::string references(UpdateWriter& writer, std::vector<Bytes> const& contents)
{
    std::string text;
    for (auto const& content : contents)
        text += (text.empty() ? "" : " ") + writer.write_stream(" /Filter /FlateDecode", deflated(content)).reference();
    return text;
}

std::string array_of(std::string const& references)
{
    return "[" + references + "]";
}

Bytes with_store(ObjectFile const& file, SecurityStore const& added, std::vector<std::string> const& vri)
{
    UpdateWriter writer(file);
    auto const catalogue = file.resolved(file.at(file.trailer(), "Root"));
    auto const known = file.find(catalogue, "DSS");
    Changed store(known ? file.resolved(*known) : Object{std::make_shared<Dictionary const>(), 0});
    auto const certificates = references(writer, added.certificates), ocsps = references(writer, added.ocsps),
               crls = references(writer, added.crls);
    auto const add = [&](std::string const& key, std::string const& list) {
        if (!list.empty()) store.append(key, list);
    };
    store.set("Type", "/DSS");
    add("Certs", certificates);
    add("OCSPs", ocsps);
    add("CRLs", crls);
    if (!vri.empty()) {
        auto const former = known ? file.find(*known, "VRI") : std::nullopt;
        Changed entries(former ? file.resolved(*former) : Object{std::make_shared<Dictionary const>(), 0});
        for (auto const& key : vri)
            entries.set(key, writer
                                 .write("<</Type /VRI /Cert " + array_of(certificates) + " /OCSP " + array_of(ocsps) +
                                        " /CRL " + array_of(crls) + ">>")
                                 .reference());
        store.set("VRI", entries.text());
    }
    Changed changed(catalogue);
    changed.set("DSS", writer.write(store.text()).reference());
    // ETSI EN 319 142-1 5.4.2.1 asks documents of PDF 1.7 to name the extension.
    if (!file.find(catalogue, "Extensions"))
        changed.set("Extensions", "<</ESIC <</BaseVersion /1.7 /ExtensionLevel 1>>>>");
    writer.write(root_of(file), changed.text());
    return std::move(writer).finish();
}

OpenFile with_field(ObjectFile const& file, SignatureEntries const& entries)
{
    UpdateWriter writer(file);
    auto const catalogue = file.resolved(file.at(file.trailer(), "Root"));
    auto const form = file.find(catalogue, "AcroForm");
    auto const fields = form ? file.array_at(*form, "Fields")->size() : 0;
    auto const page = file.array_at(file.at(catalogue, "Pages"), "Kids")->at(0);
    auto const* page_reference = std::get_if<Reference>(&page.value);
    if (!page_reference) throw Unreadable("a page must be an indirect object", page.offset);

    auto const text = signature_text(entries);
    auto const dictionary = writer.write(text.body);
    // ISO 19005-3 6.3.3: an annotation without size needs no appearance; 6.3.2: the Print flag. ISO 14289-1 7.18.1: one
    // outside the page is for nobody's eyes and stands in no structure.
    auto const widget =
        writer.write("<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature" + std::to_string(fields + 1) +
                     ") /F 132 /Rect [-1 -1 -1 -1] /P " + text_of(page) + " /V " + dictionary.reference() + ">>");
    Changed changed_page(with_direct(file, file.resolved(page), "Annots"));
    changed_page.append("Annots", widget.reference());
    writer.write(ObjectId{page_reference->number}, changed_page.text());

    Changed changed_form(
        with_direct(file, form ? file.resolved(*form) : Object{std::make_shared<Dictionary const>(), 0}, "Fields"));
    changed_form.append("Fields", widget.reference());
    changed_form.set("SigFlags", "3");
    Changed changed(catalogue);
    changed.set("AcroForm", changed_form.text());
    writer.write(root_of(file), changed.text());

    auto const offset = writer.body_offset(dictionary);
    auto bytes = std::move(writer).finish();
    auto const slot = opened_slot(bytes, text, offset);
    return {std::move(bytes), slot};
}

template <class Change>
auto on_last_revision(BytesView file, Change change) -> Outcome<decltype(change(std::declval<ObjectFile const&>()))>
{
    auto const readable = read_document(file);
    if (!readable) return readable.refusal();
    if (readable->later_octets > 0)
        return Refusal{Fault::Conflict, "there are octets behind the last revision: " + readable->later_problem,
            "offset " + std::to_string(file.size() - readable->later_octets)};
    try {
        return change(revisions_of(file).last());
    } catch (Unreadable const& unreadable) {
        return Refusal{Fault::BadInput, unreadable.what(), "offset " + std::to_string(unreadable.offset())};
    }
}

} // namespace

Outcome<Bytes> with_security_store(BytesView file, SecurityStore const& added, std::vector<std::string> const& vri)
{
    return on_last_revision(file, [&](ObjectFile const& last) { return with_store(last, added, vri); });
}

Outcome<OpenFile> with_signature_field(BytesView file, SignatureEntries const& entries)
{
    return on_last_revision(file, [&](ObjectFile const& last) { return with_field(last, entries); });
}

} // namespace xindang::pdf
