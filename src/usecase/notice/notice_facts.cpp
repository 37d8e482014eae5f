#include <usecase/notice/notice_facts.h>

#include <xml/builder.h>
#include <xml/copy.h>
#include <xml/document.h>

namespace xindang::usecase {

static constexpr std::string_view FACTS_NAMESPACE = "urn:xindang:facts:1";

Outcome<Bytes> notice_facts(BytesView summary_facts, BytesView redacted_decision, std::string const& period)
{
    auto const decision = xml::Document::parse(redacted_decision, xml::Limits::own_file(), "facts.xml");
    if (!decision) return decision.refusal();
    auto const summary = xml::Document::parse(summary_facts, xml::Limits::own_file(), "facts.xml");
    if (!summary) return summary.refusal();
    xml::Builder builder{xml::Builder::Layout::Compact};
    builder.open("public-penalty-notice").declare("", FACTS_NAMESPACE).attribute("version", "1");
    xml::copy(builder, summary->root(), FACTS_NAMESPACE);
    builder.open("decision");
    xml::copy(builder, decision->root(), FACTS_NAMESPACE);
    builder.close();
    builder.element("period", period);
    builder.close();
    return builder.finish();
}

} // namespace xindang::usecase
