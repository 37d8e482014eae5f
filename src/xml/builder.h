#pragma once

#include <base/bytes.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xindang::xml {

/// Text for element content: & < > and carriage return escaped. Characters XML 1.0 cannot hold become U+FFFD.
std::string escaped_text(std::string_view text);
/// Text for an attribute value in double quotes: also " and tab and line feed.
std::string escaped_attribute(std::string_view text);

/// Writes XML as one string: UTF-8, declaration, attributes in the order given, the same calls give the same octets. It
/// refuses (std::logic_error) what would not be well-formed: attributes after content, closing what is not open.
class Builder {
public:
    enum class Layout {
        Compact, ///< nothing between tags
        /// What exclusive_canonical() makes of it: attributes sorted, no empty tags. Names must have no prefixes, and
        /// declare() comes before attributes.
        Canonical,
        Lines, ///< a line and two spaces per level before each element, none where text stands
    };

    explicit Builder(Layout layout = Layout::Lines);

    /// Begins an element; `name` may have a prefix declared with declare().
    Builder& open(std::string_view name);
    /// xmlns="uri" or xmlns:prefix="uri" on the element just opened.
    Builder& declare(std::string_view prefix, std::string_view uri);
    Builder& attribute(std::string_view name, std::string_view value);
    Builder& text(std::string_view text);
    /// Well-formed XML put in as it is.
    Builder& raw(std::string_view xml);
    Builder& close();
    /// open, text, close.
    Builder& element(std::string_view name, std::string_view text);
    /// element() unless the text is empty.
    Builder& optional_element(std::string_view name, std::string_view text);
    /// attribute() unless the value is empty.
    Builder& optional_attribute(std::string_view name, std::string_view value);

    /// The text; every element must be closed.
    Bytes finish() const;
    /// The root element alone, for raw() of another builder; every element must be closed.
    Bytes fragment() const;

private:
    struct Level {
        std::string name;
        bool has_elements;
        bool has_text;
    };
    void begin_content();
    void end_attributes();
    void begin_line(std::size_t depth);

    Layout m_layout;
    Bytes m_text;
    std::vector<Level> m_open;
    std::vector<std::pair<std::string, std::string>> m_attributes; ///< of the open tag, in Canonical
    bool m_tag_open = false;
    bool m_started = false;
};

} // namespace xindang::xml
