#include <xml/builder.h>

#include <base/utf8.h>
#include <xml/escape.h>

#include <algorithm>
#include <stdexcept>

namespace xindang::xml {

namespace {

/// XML 1.0 §2.2: Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
bool is_xml_character(char32_t c)
{
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

bool is_control(char c)
{
    return c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

std::string only_xml_characters(std::string_view text)
{
    std::string clean;
    for (auto const c : utf8::decode(text))
        clean += utf8::encode(is_xml_character(c) ? c : U'\uFFFD');
    return clean;
}

std::string escaped(std::string_view text, Specials const& specials)
{
    std::string result;
    result.reserve(text.size() + 16);
    // Most texts have nothing to replace; only the others are taken apart. U+FFFE and U+FFFF begin with EF BF; EF alone
    // would be every full-width comma.
    if (utf8::is_valid(text) && std::none_of(text.begin(), text.end(), is_control) &&
        text.find("\xEF\xBF") == std::string_view::npos)
        append_escaped(result, text, specials);
    else
        append_escaped(result, only_xml_characters(text), specials);
    return result;
}

void require(bool promise, char const* what)
{
    if (!promise) throw std::logic_error(what);
}

} // namespace

std::string escaped_text(std::string_view text)
{
    return escaped(text, IN_TEXT);
}

std::string escaped_attribute(std::string_view text)
{
    return escaped(text, IN_ATTRIBUTE);
}

Builder::Builder(Layout layout) : m_layout(layout), m_text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") {}

void Builder::begin_content()
{
    if (!m_tag_open) return;
    end_attributes();
    m_text += '>';
    m_tag_open = false;
}

/// Canonical XML 1.0 §2.2: attributes in lexicographic order of their local names, as none has a namespace.
void Builder::end_attributes()
{
    std::sort(m_attributes.begin(), m_attributes.end());
    for (auto const& [name, value] : m_attributes)
        m_text += " " + name + "=\"" + value + "\"";
    m_attributes.clear();
}

void Builder::begin_line(std::size_t depth)
{
    if (m_layout == Layout::Lines) m_text += "\n" + std::string(depth * 2, ' ');
}

Builder& Builder::open(std::string_view name)
{
    require(!m_open.empty() || !m_started, "a second root element");
    begin_content();
    if (m_open.empty()) m_text += '\n';
    if (!m_open.empty()) {
        if (!m_open.back().has_text) begin_line(m_open.size());
        m_open.back().has_elements = true;
    }
    // Inside mixed content no white space of ours may appear further down either.
    auto const inside_text = !m_open.empty() && m_open.back().has_text;
    m_text += '<';
    m_text += name;
    m_open.push_back({std::string(name), false, inside_text});
    m_tag_open = true;
    m_started = true;
    return *this;
}

Builder& Builder::declare(std::string_view prefix, std::string_view uri)
{
    require(m_tag_open, "an attribute after content");
    m_text += (prefix.empty() ? " xmlns" : " xmlns:" + std::string(prefix)) + "=\"" + escaped_attribute(uri) + "\"";
    return *this;
}

Builder& Builder::attribute(std::string_view name, std::string_view value)
{
    require(m_tag_open, "an attribute after content");
    if (m_layout == Layout::Canonical) {
        m_attributes.emplace_back(name, escaped_attribute(value));
        return *this;
    }
    m_text += ' ';
    m_text += name;
    m_text += "=\"" + escaped_attribute(value) + "\"";
    return *this;
}

Builder& Builder::text(std::string_view text)
{
    require(!m_open.empty(), "text outside the root element");
    begin_content();
    m_text += escaped_text(text);
    m_open.back().has_text = true;
    return *this;
}

Builder& Builder::raw(std::string_view xml)
{
    require(!m_open.empty(), "content outside the root element");
    begin_content();
    if (!m_open.back().has_text) begin_line(m_open.size());
    m_text += xml;
    m_open.back().has_elements = true;
    return *this;
}

Builder& Builder::close()
{
    require(!m_open.empty(), "closing what is not open");
    auto const level = std::move(m_open.back());
    m_open.pop_back();
    if (m_tag_open && m_layout != Layout::Canonical) {
        m_text += "/>";
        m_tag_open = false;
        return *this;
    }
    begin_content();
    if (level.has_elements && !level.has_text) begin_line(m_open.size());
    m_text += "</" + level.name + ">";
    return *this;
}

Builder& Builder::element(std::string_view name, std::string_view content)
{
    return open(name).text(content).close();
}

Builder& Builder::optional_element(std::string_view name, std::string_view content)
{
    return content.empty() ? *this : element(name, content);
}

Builder& Builder::optional_attribute(std::string_view name, std::string_view value)
{
    return value.empty() ? *this : attribute(name, value);
}

Bytes Builder::finish() const
{
    require(m_started && m_open.empty(), "an element is still open");
    return m_text + "\n";
}

Bytes Builder::fragment() const
{
    require(m_started && m_open.empty(), "an element is still open");
    return m_text.substr(m_text.find('\n') + 1);
}

} // namespace xindang::xml
