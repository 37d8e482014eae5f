#pragma once

#include <base/bytes.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace xindang::pdf {

/// Why a file is not read, and where; caught in read_document() and nowhere else.
class Unreadable : public std::runtime_error {
public:
    Unreadable(std::string const& reason, std::size_t offset) : std::runtime_error(reason), m_offset(offset) {}
    std::size_t offset() const { return m_offset; }

private:
    std::size_t m_offset;
};

struct Object;
using Array = std::vector<Object>;
using Dictionary = std::map<std::string, Object, std::less<>>;

struct Null {};
struct Name {
    std::string text;
};
struct Reference {
    std::size_t number;
};
/// A word that is no object: an operator of a content stream, or "endobj".
struct Keyword {
    std::string text;
};

/// An object as parsed, with the offset it begins at. Numbers are thousandths.
struct Object {
    std::variant<Null, bool, std::int64_t, Bytes, Name, Reference, Keyword, std::shared_ptr<Array const>,
        std::shared_ptr<Dictionary const>>
        value;
    std::size_t offset = 0;

    bool is_keyword(std::string_view text) const;
    Array const* array() const;
    Dictionary const* dictionary() const;
};

/// Reads objects one after the other (ISO 32000-1 7.2, 7.3) without ever leaving the text. Throws Unreadable.
class ObjectParser {
public:
    enum class References { Read, None }; ///< content streams have none

    ObjectParser(BytesView text, std::size_t at, References references)
        : m_text(text), m_at(at), m_references(references)
    {}

    bool at_end();
    Object next() { return next(0); }
    std::size_t position() const { return m_at; }

private:
    Object next(int depth);
    Object number_or_reference(std::size_t begin);
    std::int64_t number();
    Bytes literal_string();
    Bytes hex_string();
    Name name();
    void skip_space();
    char look(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    BytesView m_text;
    std::size_t m_at;
    References m_references;
};

} // namespace xindang::pdf
