#include <usecase/document/merged_facts.h>

#include <xml/builder.h>
#include <xml/document.h>

#include <algorithm>

namespace xindang::usecase {

static Refusal refused(std::string reason, BytesView text, std::size_t at)
{
    auto const line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return {Fault::BadInput, std::move(reason), "pattern:" + std::to_string(line)};
}

Outcome<FactsPattern> FactsPattern::parse(Bytes text)
{
    if (auto const document = xml::Document::parse(text, xml::Limits::own_file(), "pattern"); !document)
        return document.refusal();
    return FactsPattern{std::move(text)};
}

Outcome<Bytes> FactsPattern::with(std::map<std::string, std::string> const& columns) const
{
    Bytes facts;
    for (std::size_t at = 0; at < m_text.size();) {
        auto const brace = m_text.find('{', at);
        facts.append(m_text, at, brace == Bytes::npos ? Bytes::npos : brace - at);
        if (brace == Bytes::npos) break;
        if (m_text.compare(brace, 2, "{{") == 0) {
            facts += '{';
            at = brace + 2;
            continue;
        }
        auto const end = m_text.find('}', brace);
        if (end == Bytes::npos) return refused("this brace is never closed", m_text, brace);
        auto const name = m_text.substr(brace + 1, end - brace - 1);
        auto const value = columns.find(name);
        if (value == columns.end()) return refused("there is no column \"" + name + "\"", m_text, brace);
        // What is right inside an attribute is right in text too.
        facts += xml::escaped_attribute(value->second);
        at = end + 1;
    }
    return facts;
}

} // namespace xindang::usecase
