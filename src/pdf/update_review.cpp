#include <pdf/update_review.h>

#include <algorithm>
#include <set>

namespace xindang::pdf {

namespace {

using Numbers = std::set<std::size_t>;

std::optional<std::size_t> number_of(Object const& object)
{
    auto const* reference = std::get_if<Reference>(&object.value);
    return reference ? std::optional(reference->number) : std::nullopt;
}

std::string text_at(ObjectFile const& file, Object const& dictionary, std::string_view key)
{
    auto const found = file.find(dictionary, key);
    return found ? text_of(*found) : std::string();
}

Array elements(ObjectFile const& file, Object const& dictionary, std::string_view key)
{
    return file.find(dictionary, key) ? *file.array_at(dictionary, key) : Array();
}

/// One comparison; collects which new objects the allowed changes explain.
class Reviewer {
public:
    Reviewer(ObjectFile const& before, ObjectFile const& after)
        : m_before(before), m_after(after), m_written(after.written().begin(), after.written().end())
    {}

    Review review()
    {
        guarded([&] { compare_catalogues(); });
        guarded([&] { compare_pages(); });
        for (auto const number : m_written)
            if (!m_explained.contains(number)) guarded([&] { forbid_object(number); });
        return std::move(m_review);
    }

private:
    template <class Work> void guarded(Work work)
    {
        try {
            work();
        } catch (Unreadable const& unreadable) {
            forbid(unreadable.what(), unreadable.offset());
        }
    }
    void forbid(std::string what, std::size_t offset)
    {
        m_review.changes.push_back({FoundChange::Kind::Forbidden, std::move(what), offset});
    }
    void forbid_object(std::size_t number)
    {
        auto const offset = m_after.numbered(number).offset;
        bool const known = number < m_before.size();
        forbid((known ? "object " + std::to_string(number) + " was replaced"
                      : "object " + std::to_string(number) + " was added and belongs to no signature or store"),
            offset);
    }
    bool is_new(std::size_t number) const { return number >= m_before.size() && m_written.contains(number); }

    void compare_catalogues();
    void compare_forms(Object const& then, Object const& now);
    void accept_field(Object const& reference);
    void compare_stores(Object const& then, Object const& now);
    Numbers grown(Object const& then, Object const& now, std::string_view key);
    void compare_vri(Object const& then, Object const& now, Numbers const& held);
    void read_store(Object const& store);
    void compare_pages();
    bool same_but(Object const& then, Object const& now, std::set<std::string_view> const& changeable) const;

    ObjectFile const& m_before;
    ObjectFile const& m_after;
    Numbers m_written;
    Numbers m_explained;
    Numbers m_widgets;
    Review m_review;
};

bool Reviewer::same_but(Object const& then, Object const& now, std::set<std::string_view> const& changeable) const
{
    std::set<std::string> keys;
    for (auto const* object : {&then, &now})
        if (auto const* dictionary = object->dictionary())
            for (auto const& [key, value] : *dictionary)
                keys.insert(key);
    return std::all_of(keys.begin(), keys.end(), [&](std::string const& key) {
        return changeable.contains(key) || text_at(m_before, then, key) == text_at(m_after, now, key);
    });
}

void Reviewer::compare_catalogues()
{
    auto const root = m_before.at(m_before.trailer(), "Root");
    auto const then = m_before.resolved(root), now = m_after.resolved(root);
    auto const number = number_of(root);
    if (!number || !m_written.contains(*number)) return;
    m_explained.insert(*number);
    if (!same_but(then, now, {"DSS", "Extensions", "AcroForm"}))
        forbid("the catalogue was changed beyond signatures", now.offset);
    auto const extensions = text_at(m_after, now, "Extensions");
    if (extensions != text_at(m_before, then, "Extensions") &&
        extensions != "<</ESIC <</BaseVersion /1.7 /ExtensionLevel 1>>>>")
        forbid("the catalogue names other extensions", now.offset);
    guarded([&] { compare_forms(then, now); });
    guarded([&] { compare_stores(then, now); });
}

void Reviewer::compare_forms(Object const& then, Object const& now)
{
    if (text_at(m_before, then, "AcroForm") == text_at(m_after, now, "AcroForm")) return;
    auto const empty = Object{std::make_shared<Dictionary const>(), 0};
    auto const old_form = m_before.find(then, "AcroForm").value_or(empty), form = m_after.at(now, "AcroForm");
    if (!form.dictionary()) throw Unreadable("the form must be a direct dictionary", form.offset);
    if (!same_but(m_before.resolved(old_form), form, {"Fields", "SigFlags"}) ||
        text_at(m_after, form, "SigFlags") != "3")
        forbid("the form was changed beyond signatures", form.offset);
    auto const old_fields = elements(m_before, old_form, "Fields"), fields = elements(m_after, form, "Fields");
    for (std::size_t i = 0; i < std::max(fields.size(), old_fields.size()); ++i) {
        if (i >= old_fields.size())
            accept_field(fields[i]);
        else if (i >= fields.size() || text_of(fields[i]) != text_of(old_fields[i]))
            throw Unreadable("a field of the form was taken away or replaced", form.offset);
    }
}

// The widget must be without size: one that is seen could cover what was signed before.
void Reviewer::accept_field(Object const& reference)
{
    static std::set<std::string, std::less<>> const KEYS{"Type", "Subtype", "FT", "T", "F", "Rect", "P", "V"};
    auto const number = number_of(reference);
    auto const field = m_after.resolved(reference);
    auto const* dictionary = field.dictionary();
    if (!number || !is_new(*number) || !dictionary) throw Unreadable("a field that is no new object", field.offset);
    for (auto const& [key, value] : *dictionary)
        if (!KEYS.contains(key)) throw Unreadable("a signature field has /" + key, field.offset);
    if (m_after.name_at(field, "FT") != "Sig" || m_after.name_at(field, "Subtype") != "Widget")
        throw Unreadable("a form field that is no signature", field.offset);
    auto const place = text_at(m_after, field, "Rect");
    if (place != "[-1 -1 -1 -1]" && place != "[0 0 0 0]")
        throw Unreadable("a signature added later must not be visible", field.offset);
    auto const value = number_of(m_after.at(field, "V"));
    if (!value || !is_new(*value)) throw Unreadable("a signature that is no new object", field.offset);
    m_explained.insert({*number, *value});
    m_widgets.insert(*number);
    bool const stamp = m_after.name_at(m_after.at(field, "V"), "SubFilter") == "ETSI.RFC3161";
    m_review.changes.push_back(stamp ? FoundChange{FoundChange::Kind::TimeStamp, "an archive time-stamp", field.offset}
                                     : FoundChange{FoundChange::Kind::Signature, "a further signature", field.offset});
    m_review.fields.push_back(field);
}

// The references of an array that may only grow.
Numbers Reviewer::grown(Object const& then, Object const& now, std::string_view key)
{
    auto const former = elements(m_before, then, key), present = elements(m_after, now, key);
    Numbers held;
    for (std::size_t i = 0; i < std::max(former.size(), present.size()); ++i) {
        if (i >= present.size() || (i < former.size() && text_of(former[i]) != text_of(present[i])))
            throw Unreadable("the security store lost some of its /" + std::string(key), now.offset);
        auto const number = number_of(present[i]);
        if (!number || (i >= former.size() && !is_new(*number)))
            throw Unreadable("the security store holds something that is no new object", now.offset);
        if (i >= former.size()) m_explained.insert(*number);
        held.insert(*number);
    }
    return held;
}

void Reviewer::compare_stores(Object const& then, Object const& now)
{
    auto const found = m_after.find(now, "DSS");
    if (text_at(m_before, then, "DSS") == text_at(m_after, now, "DSS")) return;
    if (!found) throw Unreadable("the security store was taken away", now.offset);
    auto const number = number_of(*found);
    if (!number || !is_new(*number)) throw Unreadable("the security store is no new object", found->offset);
    m_explained.insert(*number);
    auto const store = m_after.resolved(*found);
    auto const old = m_before.find(then, "DSS");
    auto const former = old ? m_before.resolved(*old) : Object{std::make_shared<Dictionary const>(), 0};
    if (!same_but(former, store, {"Type", "Certs", "OCSPs", "CRLs", "VRI"}))
        throw Unreadable("the security store has entries of another kind", store.offset);
    Numbers held;
    for (auto const* key : {"Certs", "OCSPs", "CRLs"})
        held.merge(grown(former, store, key));
    compare_vri(former, store, held);
    read_store(store);
    m_review.changes.push_back({FoundChange::Kind::SecurityStore, "evidence for the time to come", store.offset});
}

// Nobody needs a VRI to verify; one that points outside the store is a forgery all the same.
void Reviewer::compare_vri(Object const& then, Object const& now, Numbers const& held)
{
    auto const former = m_before.find(then, "VRI"), present = m_after.find(now, "VRI");
    if (former) {
        auto const* entries = former->dictionary();
        if (!entries) throw Unreadable("/VRI must be a direct dictionary", then.offset);
        for (auto const& [key, value] : *entries)
            if (!present || text_at(m_after, *present, key) != text_of(value))
                throw Unreadable("the VRI of a signature was taken away or replaced", now.offset);
    }
    if (!present) return;
    auto const* entries = present->dictionary();
    if (!entries) throw Unreadable("/VRI must be a direct dictionary", now.offset);
    for (auto const& [key, value] : *entries) {
        auto const number = number_of(value);
        if (!number || (is_new(*number) && !m_explained.insert(*number).second))
            throw Unreadable("a VRI that is no object of its own", present->offset);
        for (auto const* list : {"Cert", "OCSP", "CRL"})
            for (auto const& element : elements(m_after, value, list))
                if (auto const at = number_of(element); !at || !held.contains(*at))
                    throw Unreadable("a VRI names evidence that is not in the store", present->offset);
    }
}

void Reviewer::read_store(Object const& store)
{
    SecurityStore read;
    auto const contents = [&](std::string_view key, std::vector<Bytes>& to) {
        for (auto const& reference : elements(m_after, store, key))
            to.push_back(m_after.stream(reference));
    };
    contents("Certs", read.certificates);
    contents("OCSPs", read.ocsps);
    contents("CRLs", read.crls);
    m_review.store = std::move(read);
}

void Reviewer::compare_pages()
{
    auto const pages = m_before.at(m_before.at(m_before.trailer(), "Root"), "Pages");
    auto const kids = m_before.array_at(pages, "Kids");
    for (auto const& page : *kids) {
        auto const number = number_of(page);
        if (!number || !m_written.contains(*number)) continue;
        m_explained.insert(*number);
        auto const then = m_before.resolved(page), now = m_after.resolved(page);
        auto const former = elements(m_before, then, "Annots"), present = elements(m_after, now, "Annots");
        bool fine = same_but(then, now, {"Annots"}) && present.size() >= former.size();
        for (std::size_t i = 0; fine && i < present.size(); ++i) {
            auto const widget = number_of(present[i]);
            fine =
                i < former.size() ? text_of(former[i]) == text_of(present[i]) : widget && m_widgets.contains(*widget);
        }
        if (!fine) forbid("a page was changed", now.offset);
    }
}

} // namespace

Review review_update(ObjectFile const& before, ObjectFile const& after)
{
    return Reviewer(before, after).review();
}

} // namespace xindang::pdf
