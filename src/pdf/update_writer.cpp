#include <pdf/update_writer.h>

#include <stdexcept>

namespace xindang::pdf {

UpdateWriter::UpdateWriter(ObjectFile const& before) : m_before(before), m_bytes(before.text()), m_next(before.size())
{}

ObjectId UpdateWriter::reserve()
{
    return ObjectId{m_next++};
}

void UpdateWriter::write(ObjectId id, std::string_view body)
{
    if (!m_offsets.emplace(id.value, m_bytes.size()).second) throw std::logic_error("an object is written twice");
    m_bytes += std::to_string(id.value) + " 0 obj\n";
    m_bytes += body;
    m_bytes += "\nendobj\n";
}

ObjectId UpdateWriter::write(std::string_view body)
{
    auto const id = reserve();
    write(id, body);
    return id;
}

ObjectId UpdateWriter::write_stream(std::string_view entries, BytesView content)
{
    std::string body = "<<" + std::string(entries) + " /Length " + std::to_string(content.size()) + ">>\nstream\n";
    body += content;
    body += "\nendstream";
    return write(body);
}

std::size_t UpdateWriter::body_offset(ObjectId id) const
{
    return m_offsets.at(id.value) + std::to_string(id.value).size() + std::string_view(" 0 obj\n").size();
}

Bytes UpdateWriter::finish() &&
{
    auto const table = m_bytes.size();
    m_bytes += "xref\n";
    for (auto at = m_offsets.begin(); at != m_offsets.end();) {
        std::string entries;
        auto const first = at->first;
        auto number = first;
        for (; at != m_offsets.end() && at->first == number; ++at, ++number) {
            auto const offset = std::to_string(at->second);
            entries += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        }
        m_bytes += std::to_string(first) + " " + std::to_string(number - first) + "\n" + entries;
    }
    auto trailer = *m_before.trailer().dictionary();
    // A number that stands for itself: thousandths inside, whole outside.
    trailer["Size"] = Object{static_cast<std::int64_t>(m_next) * 1000, 0};
    trailer["Prev"] = Object{static_cast<std::int64_t>(m_before.table()) * 1000, 0};
    m_bytes += "trailer\n" + text_of(Object{std::make_shared<Dictionary const>(std::move(trailer)), 0}) +
               "\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return std::move(m_bytes);
}

} // namespace xindang::pdf
