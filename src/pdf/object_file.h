#pragma once

#include <pdf/object_parser.h>

#include <optional>
#include <vector>

namespace xindang::pdf {

/// A file as of one revision, with classic cross-reference tables: objects by number. Throws Unreadable for anything
/// else.
class ObjectFile {
public:
    /// The first revision. `text` ends with the revision's %%EOF line; `table` is where startxref points.
    ObjectFile(BytesView text, std::size_t table);
    /// The next revision, an update behind `before`: only new or replaced objects, one directly behind the other with
    /// nothing between them, then a table of exactly these.
    ObjectFile(ObjectFile const& before, BytesView text, std::size_t table);

    /// Numbers of the objects this revision wrote; all of them for the first.
    std::vector<std::size_t> const& written() const { return m_written; }
    /// One more than the largest number.
    std::size_t size() const { return m_offsets.size(); }
    std::size_t table() const { return m_table; }
    /// The object of this number, resolved no further.
    Object numbered(std::size_t number) const;

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
    struct Standing {
        Object object;
        std::size_t behind; ///< where it ends
    };
    void read_table();
    void read_update(ObjectFile const& before);
    std::size_t read_entry(std::size_t at) const;
    void read_trailer(std::size_t at);
    void check_trailer(ObjectFile const& before) const;
    void check_tiling(std::size_t begin) const;
    Standing object_at(std::size_t number) const;

    BytesView m_text;
    std::size_t m_table;
    std::vector<std::size_t> m_offsets; ///< 0 for a number nobody uses
    std::vector<std::size_t> m_written;
    Object m_trailer;
    mutable std::size_t m_unpacked = 0; ///< sum of all streams, against many small bombs
};

/// An object as our writer would write it: equal texts are equal objects. Numbers keep three decimals.
std::string text_of(Object const& object);

/// A whole, non-negative number of at most `most`.
std::size_t whole(Object const& object, std::size_t most);
/// UTF-8 of a text string: UTF-16BE behind its mark, or ASCII.
std::string text_of(Bytes const& text_string, std::size_t offset);
/// UTF-8 of UTF-16BE.
std::string from_utf16(BytesView octets, std::size_t offset);

} // namespace xindang::pdf
