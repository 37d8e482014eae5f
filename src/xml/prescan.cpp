#include <xml/document.h>

#include <base/utf8.h>

#include <algorithm>
#include <string_view>

namespace xindang::xml {

namespace {

constexpr std::string_view BYTE_ORDER_MARKS[] = {"\xEF\xBB\xBF", "\xFE\xFF", "\xFF\xFE"};

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// One pass over the octets. It knows just enough XML to find where tags begin and end.
class Scan {
public:
    Scan(BytesView text, Limits const& limits, std::string const& name) : m_text(text), m_limits(limits), m_name(name)
    {}

    Outcome<Done> run();

private:
    Outcome<Done> encoding();
    Outcome<Done> declaration();
    Outcome<Done> markup();
    Outcome<Done> remark(std::string_view what, std::string_view end);
    Outcome<Done> tag();

    bool starts(std::string_view with) const { return m_text.substr(m_at).starts_with(with); }
    Refusal refuse(Fault fault, std::string reason) const
    {
        auto const line = 1 + std::count(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(m_at), '\n');
        return {fault, std::move(reason), m_name + ":" + std::to_string(line)};
    }

    BytesView m_text;
    Limits const& m_limits;
    std::string const& m_name;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
};

Outcome<Done> Scan::run()
{
    if (m_text.size() > m_limits.bytes)
        return Refusal{Fault::TooLarge, "more than " + std::to_string(m_limits.bytes) + " octets", m_name};
    if (auto const done = encoding(); !done) return done.refusal();
    if (auto const done = declaration(); !done) return done.refusal();
    while (m_at < m_text.size() && is_space(m_text[m_at]))
        ++m_at;
    if (m_at == m_text.size() || m_text[m_at] != '<') return refuse(Fault::BadInput, "this is not XML");
    while ((m_at = m_text.find('<', m_at)) != BytesView::npos)
        if (auto const done = markup(); !done) return done.refusal();
    return Done{};
}

Outcome<Done> Scan::encoding()
{
    for (auto const mark : BYTE_ORDER_MARKS)
        if (m_text.starts_with(mark)) return refuse(Fault::BadInput, "begins with a byte order mark");
    m_at = m_text.find('\0');
    if (m_at != BytesView::npos) return refuse(Fault::BadInput, "holds a NUL octet");
    m_at = 0;
    if (!utf8::is_valid(m_text)) return Refusal{Fault::BadInput, "is not UTF-8", m_name};
    return Done{};
}

/// <?xml version="1.0" encoding="UTF-8"?>: the only processing instruction everybody may write.
Outcome<Done> Scan::declaration()
{
    if (!starts("<?xml") || m_text.size() < 6 || !is_space(m_text[5])) return Done{};
    auto const end = m_text.substr(0, 200).find("?>");
    if (end == BytesView::npos) return refuse(Fault::BadInput, "XML declaration without an end");
    std::string declared(m_text.substr(0, end));
    std::transform(declared.begin(), declared.end(), declared.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '\'' ? '"' : c;
    });
    declared.erase(std::remove_if(declared.begin(), declared.end(), is_space), declared.end());
    // NB: libxml2 silently obeys encoding="GB18030"; two readers would then see two texts.
    if (declared.find("encoding=") != std::string::npos && declared.find("encoding=\"utf-8\"") == std::string::npos)
        return refuse(Fault::BadInput, "declares another encoding than UTF-8");
    m_at = end + 2;
    return Done{};
}

Outcome<Done> Scan::markup()
{
    if (starts("<!--")) return remark("comment", "-->");
    if (starts("<![CDATA[")) return remark("CDATA section", "]]>");
    if (starts("<!")) return refuse(Fault::BadInput, "holds a DOCTYPE or other declaration");
    if (starts("<?")) return remark("processing instruction", "?>");
    return tag();
}

Outcome<Done> Scan::remark(std::string_view what, std::string_view end)
{
    if (m_limits.remarks == Remarks::Refuse) return refuse(Fault::BadInput, "holds a " + std::string(what));
    auto const found = m_text.find(end, m_at + 2);
    m_at = found == BytesView::npos ? m_text.size() : found + end.size();
    return Done{};
}

Outcome<Done> Scan::tag()
{
    auto const begin = m_at;
    char quote = 0;
    auto end = begin + 1;
    for (; end < m_text.size() && (quote != 0 || m_text[end] != '>'); ++end) {
        auto const c = m_text[end];
        if (end - begin > m_limits.tag)
            return refuse(Fault::TooLarge, "a tag is longer than " + std::to_string(m_limits.tag) + " octets");
        // XML 1.0 §3.1: an attribute value holds no "<".
        if (c == '<') return refuse(Fault::BadInput, "\"<\" inside a tag");
        if (quote == 0 && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == quote) {
            quote = 0;
        }
    }
    if (end - begin > m_limits.tag)
        return refuse(Fault::TooLarge, "a tag is longer than " + std::to_string(m_limits.tag) + " octets");
    if (end == m_text.size()) { // cut short: the parser will say so
        m_at = end;
        return Done{};
    }
    if (m_text[begin + 1] == '/') {
        if (m_depth > 0) --m_depth;
    } else if (m_text[end - 1] != '/' && ++m_depth > m_limits.depth) {
        return refuse(Fault::TooLarge, "nested deeper than " + std::to_string(m_limits.depth) + " elements");
    }
    m_at = end + 1;
    return Done{};
}

} // namespace

Outcome<Done> prescan(BytesView text, Limits const& limits, std::string const& name)
{
    return Scan(text, limits, name).run();
}

} // namespace xindang::xml
