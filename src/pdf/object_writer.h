#pragma once

#include <base/bytes.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::pdf {

/// The number of an indirect object, generation 0.
struct ObjectId {
    std::size_t value;
    /// "12 0 R".
    std::string reference() const { return std::to_string(value) + " 0 R"; }
};

/// Writes the objects of a PDF one behind the other with a classic cross-reference table. Objects may refer to numbers
/// reserved but not yet written; finish() throws std::logic_error if one never was.
class ObjectWriter {
public:
    ObjectWriter();

    ObjectId reserve();
    void write(ObjectId id, std::string_view body);
    ObjectId write(std::string_view body);
    /// `entries` are the dictionary's, without /Length.
    void write_stream(ObjectId id, std::string_view entries, BytesView content);
    ObjectId write_stream(std::string_view entries, BytesView content);
    /// Offset of the first octet of an object's body.
    std::size_t body_offset(ObjectId id) const;

    /// Adds table and trailer and gives the file away. `identifier` becomes both halves of /ID.
    Bytes finish(ObjectId catalogue, ObjectId info, BytesView identifier) &&;

private:
    void begin(ObjectId id);

    Bytes m_bytes;
    std::vector<std::size_t> m_offsets; ///< of "N 0 obj"; 0 while unwritten
};

/// Thousandths as a PDF number: 15793 → "15.793", 12000 → "12".
std::string number(std::int64_t thousandths);
/// The same behind other octets: a seal has thousands of them.
void append_number(Bytes& out, std::int64_t thousandths);
/// A text string: UTF-16BE with its mark, in hexadecimal.
std::string text_string(std::string_view utf8);
/// UTF-16BE of text in hexadecimal, as ToUnicode wants it.
std::string utf16_hex(std::string_view utf8);
/// A name with everything irregular written as #xx.
std::string name(std::string_view text);

} // namespace xindang::pdf
