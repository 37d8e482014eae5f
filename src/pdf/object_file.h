#pragma once

#include <pdf/object_parser.h>

#include <optional>
#include <vector>

namespace xindang::pdf {

/// One revision of a file with a classic cross-reference table and no revision before it: objects by number. Throws
/// Unreadable for anything else.
class ObjectFile {
public:
    /// `text` ends with the revision's %%EOF line; `table` is where startxref points.
    ObjectFile(BytesView text, std::size_t table);

    Object const& trailer() const { return m_trailer; }
    /// What an object is, or what it refers to. Every object must stand exactly where the table says.
    Object resolved(Object const& object) const;
    /// Values of a dictionary, references followed; what is missing or of another type is Unreadable.
    Object at(Object const& dictionary, std::string_view key) const;
    std::optional<Object> find(Object const& dictionary, std::string_view key) const;
    std::string name_at(Object const& dictionary, std::string_view key) const;
    Bytes string_at(Object const& dictionary, std::string_view key) const;
    std::shared_ptr<Array const> array_at(Object const& dictionary, std::string_view key) const;
    /// The content behind a reference to a stream, unpacked.
    Bytes stream(Object const& reference) const;
    BytesView text() const { return m_text; }

private:
    void read_table(std::size_t table);
    Object object_at(std::size_t number, std::size_t& behind) const;

    BytesView m_text;
    std::vector<std::size_t> m_offsets;
    Object m_trailer;
    mutable std::size_t m_unpacked = 0; ///< sum of all streams, against many small bombs
};

/// A whole, non-negative number of at most `most`.
std::size_t whole(Object const& object, std::size_t most);
/// UTF-8 of a text string: UTF-16BE behind its mark, or ASCII.
std::string text_of(Bytes const& text_string, std::size_t offset);
/// UTF-8 of UTF-16BE.
std::string from_utf16(BytesView octets, std::size_t offset);

} // namespace xindang::pdf
