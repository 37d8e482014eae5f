#include <pdf/object_writer.h>

#include <base/utf8.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace xindang::pdf {

namespace {

constexpr char HEX[] = "0123456789ABCDEF";

void append_hex16(std::string& out, std::uint32_t unit)
{
    for (int shift = 12; shift >= 0; shift -= 4)
        out += HEX[unit >> shift & 15];
}

std::string padded(std::size_t value, std::size_t width)
{
    auto text = std::to_string(value);
    return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

} // namespace

// ISO 19005-3 6.1.2: the header, then a comment with four octets above 127.
ObjectWriter::ObjectWriter() : m_bytes("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
{
    // What a document of some pages takes: growing into it would copy most of it twice.
    m_bytes.reserve(std::size_t{256} << 10);
}

ObjectId ObjectWriter::reserve()
{
    m_offsets.push_back(0);
    return ObjectId{m_offsets.size()};
}

void ObjectWriter::begin(ObjectId id)
{
    m_offsets.at(id.value - 1) = m_bytes.size();
    // ISO 19005-3 6.1.9: "obj" stands at the end of its line, "endobj" on its own.
    m_bytes += std::to_string(id.value) + " 0 obj\n";
}

void ObjectWriter::write(ObjectId id, std::string_view body)
{
    begin(id);
    m_bytes += body;
    m_bytes += "\nendobj\n";
}

ObjectId ObjectWriter::write(std::string_view body)
{
    auto const id = reserve();
    write(id, body);
    return id;
}

void ObjectWriter::write_stream(ObjectId id, std::string_view entries, BytesView content)
{
    begin(id);
    m_bytes += "<<";
    m_bytes += entries;
    m_bytes += " /Length " + std::to_string(content.size()) + ">>\nstream\n";
    m_bytes += content;
    m_bytes += "\nendstream\nendobj\n";
}

ObjectId ObjectWriter::write_stream(std::string_view entries, BytesView content)
{
    auto const id = reserve();
    write_stream(id, entries, content);
    return id;
}

std::size_t ObjectWriter::body_offset(ObjectId id) const
{
    return m_offsets.at(id.value - 1) + std::to_string(id.value).size() + std::string_view(" 0 obj\n").size();
}

Bytes ObjectWriter::finish(ObjectId catalogue, ObjectId info, BytesView identifier) &&
{
    auto const table = m_bytes.size();
    auto const size = std::to_string(m_offsets.size() + 1);
    // ISO 32000-1 7.5.4: each entry is exactly 20 octets.
    m_bytes += "xref\n0 " + size + "\n0000000000 65535 f \n";
    for (auto offset : m_offsets) {
        if (offset == 0) throw std::logic_error("a reserved object was never written");
        m_bytes += padded(offset, 10) + " 00000 n \n";
    }
    auto const id = "<" + to_hex(identifier) + ">";
    m_bytes += "trailer\n<</Size " + size + " /Root " + catalogue.reference() + " /Info " + info.reference() +
               " /ID [" + id + id + "]>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return std::move(m_bytes);
}

void append_number(Bytes& out, std::int64_t thousandths)
{
    std::array<char, 32> text;
    auto* at = text.data();
    auto const magnitude = thousandths < 0 ? -thousandths : thousandths;
    if (thousandths < 0) *at++ = '-';
    at = std::to_chars(at, text.data() + text.size(), magnitude / 1000).ptr;
    if (auto rest = magnitude % 1000; rest != 0) {
        *at++ = '.';
        for (std::int64_t unit = 100; rest != 0; rest %= unit, unit /= 10)
            *at++ = static_cast<char>('0' + rest / unit);
    }
    out.append(text.data(), static_cast<std::size_t>(at - text.data()));
}

std::string number(std::int64_t thousandths)
{
    std::string text;
    append_number(text, thousandths);
    return text;
}

std::string utf16_hex(std::string_view text)
{
    std::string hex;
    for (auto const c : utf8::decode(text)) {
        if (c < 0x10000) {
            append_hex16(hex, c);
        } else {
            append_hex16(hex, 0xD800 + ((c - 0x10000) >> 10));
            append_hex16(hex, 0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    return hex;
}

std::string text_string(std::string_view text)
{
    return "<FEFF" + utf16_hex(text) + ">";
}

std::string name(std::string_view text)
{
    std::string result = "/";
    for (auto const c : text) {
        auto const octet = static_cast<unsigned char>(c);
        bool const regular = octet > 32 && octet < 127 && std::string_view("()<>[]{}/%#").find(c) == std::string::npos;
        if (regular)
            result += c;
        else
            (result += '#') += {HEX[octet >> 4], HEX[octet & 15]};
    }
    return result;
}

} // namespace xindang::pdf
