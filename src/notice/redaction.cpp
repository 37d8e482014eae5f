#include <notice/redaction.h>

#include <base/utf8.h>
#include <notice/folded_text.h>
#include <xml/builder.h>
#include <xml/document.h>

#include <algorithm>
#include <map>
#include <optional>

namespace xindang::notice {

namespace {

/// A value to look for and what takes its place.
struct Replacement {
    std::u32string key; ///< folded, without separators
    std::string with;
    PersonalKind kind;
};

std::u32string key_of(std::string_view value)
{
    return utf8::decode(folded_key(value));
}

/// Where the key, perhaps with separators between its characters, ends when it begins at `at`.
std::optional<std::size_t> match(FoldedText const& text, std::size_t at, std::u32string const& key)
{
    auto position = at;
    for (auto wanted = key.begin(); wanted != key.end(); ++wanted) {
        if (wanted != key.begin())
            while (position < text.characters.size() && is_separator(text.characters[position]))
                ++position;
        if (position >= text.characters.size() || text.characters[position] != *wanted) return std::nullopt;
        ++position;
    }
    return position;
}

/// Collects what is marked, then writes the tree anew with it masked.
class Redactor {
public:
    Redactor(RedactionPolicy const& policy, std::set<std::string> const& also) : m_policy(policy), m_also(also) {}

    Outcome<Done> collect(xml::Node node)
    {
        if (auto const mark = node.attribute("personal"); !mark.empty() && !is_shown(node)) {
            auto const kind = parse_personal_kind(mark);
            if (!kind) return Refusal{Fault::BadInput, kind.refusal().reason, node.path()};
            if (node.first_child())
                return Refusal{Fault::BadInput, "an element marked as personal holds text only", node.path()};
            return add(*kind, node);
        }
        for (auto const child : node.children())
            if (auto const done = collect(child); !done) return done;
        return Done{};
    }

    Bytes rewritten(xml::Node root)
    {
        // Longest first: a street address is masked as a whole before the county inside it could be.
        std::stable_sort(m_replacements.begin(), m_replacements.end(),
            [](Replacement const& a, Replacement const& b) { return a.key.size() > b.key.size(); });
        xml::Builder builder{xml::Builder::Layout::Compact};
        write(root, "", builder);
        return builder.finish();
    }

    std::vector<PersonalValue> take_values() { return std::move(m_values); }
    Findings take_leftovers() { return std::move(m_leftovers); }
    std::vector<ComparedText> take_texts() { return std::move(m_texts); }

private:
    bool is_shown(xml::Node node) const
    {
        return m_policy.shows(
            node.name(), [&](std::string const& name) { return node.parent().child(name).trimmed_text(); });
    }

    Outcome<Done> add(PersonalKind kind, xml::Node node)
    {
        auto const value = node.trimmed_text();
        if (value.empty() || m_masks.contains({kind, value})) return Done{};
        auto const key = key_of(value);
        if (key.size() < 2)
            return Refusal{
                Fault::BadInput, "a personal value of one character cannot be taken out of the text", node.path()};
        auto const with = m_policy.masked(kind, value, m_ordinals[kind]++);
        m_masks.emplace(std::pair{kind, value}, with);
        m_values.push_back({kind, value});
        m_replacements.push_back({key, with, kind});
        if (kind == PersonalKind::Address) add_address_detail(value, with);
        return Done{};
    }

    /// Free text often repeats the street without the city: what the mask hides is looked for by itself.
    void add_address_detail(std::string const& address, std::string const& masked)
    {
        auto const common = std::mismatch(address.begin(), address.end(), masked.begin(), masked.end()).first;
        auto kept = static_cast<std::size_t>(common - address.begin());
        while (kept > 0 && kept < address.size() && (static_cast<unsigned char>(address[kept]) & 0xC0) == 0x80)
            --kept;
        auto const detail = address.substr(kept);
        if (kept == 0 || utf8::length(detail) < 4) return;
        m_values.push_back({PersonalKind::Address, detail});
        m_replacements.push_back({key_of(detail), masked.substr(kept), PersonalKind::Address});
    }

    void write(xml::Node node, std::string const& outer_namespace, xml::Builder& builder)
    {
        auto const marked = parse_personal_kind(node.attribute("personal"));
        bool const hidden = marked && !is_shown(node);
        // 药品管理法 art. 106(2) and its sisters: nothing of an informant, not even that a field was filled in.
        if (hidden && *marked == PersonalKind::Informant) {
            keep(node.path(), {{node.trimmed_text(), "", *marked}});
            return;
        }
        builder.open(node.name());
        if (node.ns() != outer_namespace) builder.declare("", node.ns());
        for (auto const& name : node.attribute_names())
            builder.attribute(name,
                name == "personal" ? node.attribute(name) : cleaned(node.attribute(name), node.path() + "/@" + name));
        if (hidden) {
            auto const value = node.trimmed_text();
            if (!value.empty()) {
                auto const& mask = m_masks.at({*marked, value});
                builder.text(mask);
                keep(node.path(), {{value, mask, *marked}});
            }
        } else {
            std::optional<PersonalKind> shown_as;
            if (marked) shown_as = *marked;
            for (auto const& content : node.contents())
                if (content.element)
                    write(content.element, node.ns(), builder);
                else
                    builder.text(cleaned(content.text, node.path(), shown_as));
        }
        builder.close();
    }

    /// `shown_as` is what the policy shows there: nobody need decide about it.
    std::string cleaned(
        std::string const& text, std::string const& place, std::optional<PersonalKind> shown_as = std::nullopt)
    {
        std::vector<ComparedText::Piece> pieces;
        for (auto& piece : without_marked(text))
            if (piece.kind)
                pieces.push_back(std::move(piece));
            else
                put_without_decided(piece.served, pieces);
        std::string result;
        for (auto const& piece : pieces)
            result += piece.kind ? piece.shown : piece.served;
        report_leftovers(result, place, shown_as);
        keep(place, std::move(pieces));
        return result;
    }

    /// The text cut where marked values stand in it, however they are written there.
    std::vector<ComparedText::Piece> without_marked(std::string const& text) const
    {
        auto const folded = fold(text);
        std::vector<ComparedText::Piece> pieces;
        for (std::size_t at = 0; at < folded.characters.size();) {
            auto const [end, replacement] = replacement_at(folded, at);
            auto const next = std::max(end, at + 1);
            auto const served = text.substr(folded.offsets[at], folded.offsets[next] - folded.offsets[at]);
            if (replacement)
                pieces.push_back({served, replacement->with, replacement->kind, ComparedText::Cause::SameValue});
            else if (pieces.empty() || pieces.back().kind)
                pieces.push_back({served});
            else
                pieces.back().served += served;
            at = next;
        }
        return pieces;
    }

    std::pair<std::size_t, Replacement const*> replacement_at(FoldedText const& text, std::size_t at) const
    {
        for (auto const& replacement : m_replacements)
            if (auto const end = match(text, at, replacement.key)) return {*end, &replacement};
        return {at, nullptr};
    }

    /// What nobody marked, but somebody decided to take out.
    void put_without_decided(std::string const& text, std::vector<ComparedText::Piece>& pieces)
    {
        std::size_t done = 0;
        auto const same = [&](std::size_t end) {
            if (end > done) pieces.push_back({text.substr(done, end - done)});
        };
        for (auto const& sighting : find_personal_data(text)) {
            auto const name = fingerprint(sighting.kind, sighting.value);
            if (!m_also.contains(name)) continue;
            auto const [mask, fresh] = m_masks.try_emplace({sighting.kind, sighting.value});
            if (fresh) {
                mask->second = m_policy.masked(sighting.kind, sighting.value, m_ordinals[sighting.kind]++);
                m_values.push_back({sighting.kind, sighting.value});
            }
            same(sighting.offset);
            pieces.push_back({text.substr(sighting.offset, sighting.length), mask->second, sighting.kind,
                ComparedText::Cause::Decided, name});
            done = sighting.offset + sighting.length;
        }
        same(text.size());
    }

    void keep(std::string const& place, std::vector<ComparedText::Piece> pieces)
    {
        auto const says = std::any_of(pieces.begin(), pieces.end(), [](ComparedText::Piece const& piece) {
            return piece.served.find_first_not_of(" \t\r\n") != std::string::npos;
        });
        if (says) m_texts.push_back({place, std::move(pieces)});
    }

    void report_leftovers(std::string const& text, std::string const& place, std::optional<PersonalKind> shown_as)
    {
        for (auto const& sighting : find_personal_data(text)) {
            if (sighting.kind == shown_as) continue;
            auto const word = std::string(word_of(sighting.kind));
            auto const shown = std::string(utf8::head(sighting.value, 3)) + "…";
            m_leftovers.add(Severity::Error, "leftover-" + fingerprint(sighting.kind, sighting.value), place,
                "this looks like personal data (" + word + ", " + shown + ", " + std::to_string(sighting.value.size()) +
                    " characters) that the facts do not mark");
        }
    }

    RedactionPolicy const& m_policy;
    std::set<std::string> const& m_also;
    std::map<PersonalKind, std::size_t> m_ordinals;
    std::map<std::pair<PersonalKind, std::string>, std::string> m_masks;
    std::vector<PersonalValue> m_values;
    std::vector<Replacement> m_replacements;
    Findings m_leftovers;
    std::vector<ComparedText> m_texts;
};

} // namespace

std::string_view word_of(ComparedText::Cause cause)
{
    switch (cause) {
    case ComparedText::Cause::Marked:
        return "marked";
    case ComparedText::Cause::SameValue:
        return "same-value";
    case ComparedText::Cause::Decided:
        return "decided";
    }
    return "";
}

Outcome<RedactedFacts> redact(BytesView facts_xml, RedactionPolicy const& policy, std::set<std::string> const& also)
{
    auto const document = xml::Document::parse(facts_xml, xml::Limits::own_file(), "facts.xml");
    if (!document) return document.refusal();
    Redactor redactor{policy, also};
    if (auto const collected = redactor.collect(document->root()); !collected) return collected.refusal();
    auto xml = redactor.rewritten(document->root());
    return RedactedFacts{std::move(xml), redactor.take_values(), redactor.take_leftovers(), redactor.take_texts()};
}

Findings find_removed_values(std::vector<PersonalValue> const& removed, std::string_view text, std::string_view where)
{
    Findings findings;
    auto const folded = folded_key(text);
    for (auto const& value : removed)
        if (folded.find(folded_key(value.value)) != folded.npos)
            findings.add(Severity::Error, "removed-" + std::string(word_of(value.kind)), std::string(where),
                "a " + std::string(word_of(value.kind)) + " value that was to be taken out stands here");
    return findings;
}

} // namespace xindang::notice
