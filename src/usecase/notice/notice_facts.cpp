#include <usecase/notice/notice_facts.h>

#include <xml/builder.h>
#include <xml/document.h>

namespace xindang::usecase {

static constexpr std::string_view DECISION = "ban-decision";
static constexpr std::string_view FACTS_NAMESPACE = "urn:xindang:facts:1";

static Refusal other_kind()
{
    return {Fault::Corrupt, "these are not the facts of a ban decision", "facts.xml"};
}

Outcome<DecisionSummary> summary_of(BytesView redacted_decision)
{
    auto const document = xml::Document::parse(redacted_decision, xml::Limits::own_file(), "facts.xml");
    if (!document) return document.refusal();
    auto const root = document->root();
    if (!root.is(FACTS_NAMESPACE, DECISION)) return other_kind();
    DecisionSummary summary{root.child("party").child("name").trimmed_text(),
        root.child("case").child("violation-type").trimmed_text(),
        root.child("computed").child("ban-text").trimmed_text(), root.child("computed").child("organ").trimmed_text(),
        {}};
    for (auto const penalty : root.children("penalty")) {
        summary.penalty += "；" + penalty.child("text").trimmed_text();
        summary.penalty_kinds.insert(penalty.attribute("kind"));
    }
    if (summary.party.empty() || summary.offence.empty() || summary.penalty.empty()) return other_kind();
    return summary;
}

static void copy(xml::Node node, xml::Builder& builder)
{
    for (auto const& name : node.attribute_names())
        builder.attribute(name, node.attribute(name));
    for (auto const& content : node.contents()) {
        if (!content.element) {
            builder.text(content.text);
            continue;
        }
        builder.open(content.element.name());
        copy(content.element, builder);
        builder.close();
    }
}

Outcome<Bytes> notice_facts(BytesView redacted_decision, std::string const& period)
{
    auto const document = xml::Document::parse(redacted_decision, xml::Limits::own_file(), "facts.xml");
    if (!document) return document.refusal();
    if (!document->root().is(FACTS_NAMESPACE, DECISION)) return other_kind();
    xml::Builder builder{xml::Builder::Layout::Compact};
    builder.open("public-penalty-notice").declare("", FACTS_NAMESPACE).attribute("version", "1");
    builder.open("decision");
    copy(document->root(), builder);
    builder.close();
    builder.element("period", period);
    builder.close();
    return builder.finish();
}

} // namespace xindang::usecase
