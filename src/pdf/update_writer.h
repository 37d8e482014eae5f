#pragma once

#include <pdf/object_file.h>
#include <pdf/object_writer.h>

#include <map>

namespace xindang::pdf {

/// Writes the objects of an incremental update behind a file, directly one behind the other, then a table of exactly
/// these: the form that ObjectFile reads back.
class UpdateWriter {
public:
    explicit UpdateWriter(ObjectFile const& before);

    ObjectId reserve();
    void write(ObjectId id, std::string_view body);
    ObjectId write(std::string_view body);
    ObjectId write_stream(std::string_view entries, BytesView content);
    /// Offset in the whole file of the first octet of an object's body.
    std::size_t body_offset(ObjectId id) const;
    /// The whole file.
    Bytes finish() &&;

private:
    ObjectFile const& m_before;
    Bytes m_bytes;
    std::size_t m_next;
    std::map<std::size_t, std::size_t> m_offsets;
};

} // namespace xindang::pdf
