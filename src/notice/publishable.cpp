#include <notice/publishable.h>

#include <law/wording.h>
#include <xml/builder.h>
#include <xml/document.h>

#include <algorithm>

namespace xindang::notice {

namespace {

constexpr std::string_view FACTS_NAMESPACE = "urn:xindang:facts:1";

Refusal broken(xml::Node node, std::string const& why)
{
    return {Fault::Corrupt, "the sheet of this kind gives no usable summary: " + why, node.path()};
}

/// The rows as facts of the public notice: what stands on its first page.
Bytes rows_of(xml::Node summary)
{
    xml::Builder builder{xml::Builder::Layout::Compact};
    builder.open("summary").declare("", FACTS_NAMESPACE);
    builder.attribute("heading", summary.attribute("heading")).attribute("document", summary.attribute("document"));
    for (auto const& row : summary.children("row")) {
        builder.open("row").attribute("label", row.attribute("label"));
        for (auto const& line : row.children("line"))
            builder.element("line", line.trimmed_text());
        builder.close();
    }
    return builder.close().fragment();
}

/// The longest restriction, which is how long the notice stays.
Outcome<std::optional<model::Term>> restriction_of(xml::Node summary)
{
    std::optional<model::Term> longest;
    for (auto const& node : summary.children("restriction")) {
        auto const from = model::CivilDate::parse(node.attribute("from"));
        auto const to = model::CivilDate::parse(node.attribute("to"));
        if (!from || !to) return broken(node, "a day that does not exist");
        auto const term = model::Term::fixed(*from, *to);
        if (!term) return broken(node, term.refusal().reason);
        if (!longest || longest->last_day() < term->last_day()) longest = *term;
    }
    return longest;
}

} // namespace

Outcome<Publishable> Publishable::load(std::filesystem::path const& home)
{
    auto const schema = xml::Schema::load(home / "xsd/publishable.xsd");
    if (!schema) return schema.refusal();
    auto const document = xml::Document::load(home / "conf/notice/publishable.xml", xml::Limits::own_file());
    if (!document) return document.refusal();
    if (auto const valid = schema->check(*document); !valid) return valid.refusal();
    auto summary = xml::Schema::load(home / "xsd/notice-summary.xsd");
    if (!summary) return summary.refusal();

    auto const repair = document->root().child("repair");
    Publishable publishable{std::move(*summary),
        {repair.attribute("kind"), repair.attribute("number"), repair.attribute("organ"), repair.attribute("granted"),
            repair.attribute("waiting"), repair.attribute("stop"), repair.trimmed_text()}};
    for (auto const& node : document->root().children("document")) {
        auto sheet = xml::Stylesheet::load(home / "templates/documents" / (node.attribute("summary") + ".xsl"));
        if (!sheet) return Refusal{Fault::BadInput, sheet.refusal().reason, node.place()};
        publishable.m_kinds.push_back(
            {node.attribute("kind"), node.attribute("matter"), node.trimmed_text(), node.attribute("when"),
                {node.attribute("name"), node.attribute("ground"), node.attribute("content")}, std::move(*sheet)});
    }
    return publishable;
}

PublishableKind const* Publishable::find(std::string_view kind) const
{
    auto const found = std::find_if(
        m_kinds.begin(), m_kinds.end(), [&](PublishableKind const& candidate) { return candidate.kind == kind; });
    return found == m_kinds.end() ? nullptr : &*found;
}

Outcome<NoticeSummary> Publishable::summarise(PublishableKind const& kind, BytesView redacted_facts) const
{
    auto const facts = xml::Document::parse(redacted_facts, xml::Limits::own_file(), "facts.xml");
    if (!facts) return facts.refusal();
    if (!kind.when.empty() && !facts->root().child(kind.when))
        return Refusal{Fault::BadInput,
            "a document of this kind is published only where it states \"" + kind.when + "\"", "document_number"};
    auto const made = kind.sheet.transform(*facts);
    if (!made) return made.refusal();
    if (auto const valid = m_summary.check(*made); !valid)
        return Refusal{Fault::Corrupt, valid.refusal().reason, valid.refusal().where};

    auto const root = made->root();
    auto const decided_on = model::CivilDate::parse(root.child("decided-on").trimmed_text());
    if (!decided_on) return broken(root.child("decided-on"), decided_on.refusal().reason);
    auto restriction = restriction_of(root);
    if (!restriction) return restriction.refusal();
    NoticeSummary summary{root.child("party").trimmed_text(), root.child("offence").trimmed_text(),
        root.child("content").trimmed_text(), root.child("organ").trimmed_text(), *decided_on,
        root.child("credit-code").trimmed_text(), {}, std::move(*restriction), rows_of(root)};
    for (auto const& code : root.children("penalty-kind"))
        summary.penalty_kinds.insert(code.trimmed_text());
    return summary;
}

std::string Publishable::title(PublishableKind const& kind, NoticeSummary const& summary)
{
    return law::filled(kind.title, {{"party", summary.party}, {"offence", summary.offence}});
}

} // namespace xindang::notice
