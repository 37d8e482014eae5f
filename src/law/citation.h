#pragma once

#include <base/outcome.h>

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace xindang::law {

/// How sure we are of a piece of law data, as its administrator marked it.
enum class Certainty {
    Verified,  ///< read in a text of the statute
    Secondary, ///< read in an excerpt or a page about it
    Memory,    ///< from memory: to be checked before anybody relies on it
};

std::string_view word_of(Certainty certainty); ///< "verified"
Outcome<Certainty> parse_certainty(std::string_view word);

/// A place in a statute: article, and maybe its branch (之一), paragraph (款) and item (项). Printed as statutes count,
/// in Han numerals; read back in Han numerals or digits. Refuses what is no such place with the place "citation".
class Article {
public:
    /// 0 leaves paragraph, item or branch out. An item without a paragraph is allowed: one-paragraph articles have no
    /// 款.
    static Outcome<Article> of(unsigned number, unsigned branch = 0, unsigned paragraph = 0, unsigned item = 0);
    /// Reads 第一百一十八条第一款第（五）项, 第37条之一, 118条1款5项, and the short form of our files: "118", "37-1".
    static Outcome<Article> parse(std::string_view text);

    unsigned number() const { return m_number; }
    unsigned branch() const { return m_branch; }
    unsigned paragraph() const { return m_paragraph; }
    unsigned item() const { return m_item; }
    Article with_paragraph(unsigned paragraph) const { return Article{m_number, m_branch, paragraph, m_item}; }
    /// 第一百一十八条第一款第（五）项.
    std::string chinese() const;

    auto operator<=>(Article const&) const = default;

private:
    Article(unsigned number, unsigned branch, unsigned paragraph, unsigned item)
        : m_number(number), m_branch(branch), m_paragraph(paragraph), m_item(item)
    {}
    unsigned m_number;
    unsigned m_branch;
    unsigned m_paragraph;
    unsigned m_item;
};

/// A place in a named statute. `statute` is a code of statutes.xml; no article means the text as a whole.
struct Citation {
    std::string statute;
    std::optional<Article> article;
    auto operator<=>(Citation const&) const = default;
};

} // namespace xindang::law
