#include <pdf/object_file.h>

#include <base/utf8.h>
#include <pdf/deflate.h>
#include <pdf/object_writer.h>

#include <algorithm>

namespace xindang::pdf {

namespace {

constexpr std::size_t MOST_OBJECTS = 20000;
constexpr std::size_t LARGEST_STREAM = std::size_t{32} << 20;
constexpr std::size_t LARGEST_SUM = std::size_t{128} << 20;
constexpr std::size_t ENTRY = 20; // ISO 32000-1 7.5.4
constexpr std::string_view FREE_ENTRY = "0000000000 65535 f \n";

struct TextMaker {
    std::string operator()(Null) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t thousandths) const { return number(thousandths); }
    std::string operator()(Bytes const& octets) const { return "<" + to_hex(octets) + ">"; }
    std::string operator()(Name const& value) const { return name(value.text); }
    std::string operator()(Reference value) const { return std::to_string(value.number) + " 0 R"; }
    std::string operator()(Keyword const& value) const { return value.text; }
    std::string operator()(std::shared_ptr<Array const> const& array) const
    {
        std::string text = "[";
        for (auto const& element : *array)
            text += (text.size() == 1 ? "" : " ") + text_of(element);
        return text + "]";
    }
    std::string operator()(std::shared_ptr<Dictionary const> const& dictionary) const
    {
        std::string text = "<<";
        for (auto const& [key, value] : *dictionary)
            text += (text.size() == 2 ? "" : " ") + name(key) + " " + text_of(value);
        return text + ">>";
    }
};

} // namespace

std::string text_of(Object const& object)
{
    return std::visit(TextMaker{}, object.value);
}

std::size_t whole(Object const& object, std::size_t most)
{
    auto const* value = std::get_if<std::int64_t>(&object.value);
    if (!value || *value < 0 || *value % 1000 != 0 || static_cast<std::size_t>(*value / 1000) > most)
        throw Unreadable("a whole number within limits is expected", object.offset);
    return static_cast<std::size_t>(*value / 1000);
}

std::string from_utf16(BytesView octets, std::size_t offset)
{
    std::string result;
    auto const unit = [&](std::size_t at) {
        return static_cast<char32_t>(
            static_cast<unsigned char>(octets[at]) << 8 | static_cast<unsigned char>(octets[at + 1]));
    };
    if (octets.size() % 2 != 0) throw Unreadable("text has half a UTF-16 unit", offset);
    for (std::size_t at = 0; at < octets.size(); at += 2) {
        auto c = unit(at);
        if (c >= 0xD800 && c < 0xE000) {
            if (c >= 0xDC00 || at + 4 > octets.size()) throw Unreadable("text has half a surrogate pair", offset);
            auto const low = unit(at += 2);
            if (low < 0xDC00 || low > 0xDFFF) throw Unreadable("text has half a surrogate pair", offset);
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
        result += utf8::encode(c);
    }
    return result;
}

std::string text_of(Bytes const& text, std::size_t offset)
{
    if (text.starts_with("\xFE\xFF")) return from_utf16(BytesView(text).substr(2), offset);
    if (std::any_of(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }))
        throw Unreadable("a text string is neither UTF-16 nor ASCII", offset);
    return text;
}

ObjectFile::ObjectFile(BytesView text, std::size_t table) : m_text(text), m_table(table)
{
    read_table();
}

ObjectFile::ObjectFile(ObjectFile const& before, BytesView text, std::size_t table)
    : m_text(text), m_table(table), m_offsets(before.m_offsets), m_unpacked(before.m_unpacked)
{
    read_update(before);
}

std::size_t ObjectFile::read_entry(std::size_t at) const
{
    auto const entry = m_text.substr(at, ENTRY);
    if (entry.size() < ENTRY || entry.substr(10) != " 00000 n \n")
        throw Unreadable("a cross-reference entry of another form than ours", at);
    std::size_t offset = 0;
    for (auto const c : entry.substr(0, 10)) {
        if (c < '0' || c > '9') throw Unreadable("a cross-reference entry is no number", at);
        offset = offset * 10 + static_cast<std::size_t>(c - '0');
    }
    if (offset >= m_table) throw Unreadable("a cross-reference entry points behind the objects", at);
    return offset;
}

void ObjectFile::read_trailer(std::size_t at)
{
    ObjectParser trailer(m_text, at, ObjectParser::References::Read);
    if (!trailer.next().is_keyword("trailer")) throw Unreadable("no trailer behind the table", at);
    m_trailer = trailer.next();
    if (!m_trailer.dictionary()) throw Unreadable("the trailer is no dictionary", m_trailer.offset);
    for (auto const* key : {"XRefStm", "Encrypt"})
        if (m_trailer.dictionary()->contains(key))
            throw Unreadable(std::string("the trailer has /") + key + ", which we never write", m_trailer.offset);
}

void ObjectFile::read_table()
{
    if (m_text.substr(std::min(m_table, m_text.size()), 7) != "xref\n0 ")
        throw Unreadable("no classic cross-reference table where startxref points", m_table);
    ObjectParser header(m_text, m_table + 7, ObjectParser::References::None);
    auto const count = whole(header.next(), MOST_OBJECTS);
    auto at = header.position() + 1;
    if (count == 0 || count * ENTRY > m_text.size() - std::min(at, m_text.size()))
        throw Unreadable("the cross-reference table ends early", at);
    if (m_text.substr(at, ENTRY) != FREE_ENTRY)
        throw Unreadable("a cross-reference entry of another form than ours", at);
    m_offsets.push_back(0);
    at += ENTRY;
    for (std::size_t i = 1; i < count; ++i, at += ENTRY) {
        m_offsets.push_back(read_entry(at));
        m_written.push_back(i);
    }
    read_trailer(at);
    if (m_trailer.dictionary()->contains("Prev"))
        throw Unreadable("the trailer has /Prev, which we never write", m_trailer.offset);
    if (whole(this->at(m_trailer, "Size"), MOST_OBJECTS) != count)
        throw Unreadable("the trailer's /Size differs from the table", m_trailer.offset);
}

void ObjectFile::read_update(ObjectFile const& before)
{
    if (m_text.substr(std::min(m_table, m_text.size()), 5) != "xref\n")
        throw Unreadable("no classic cross-reference table where startxref points", m_table);
    auto at = m_table + 5;
    while (m_text.substr(at, 7) != "trailer") {
        ObjectParser header(m_text, at, ObjectParser::References::None);
        auto const first = whole(header.next(), MOST_OBJECTS), count = whole(header.next(), MOST_OBJECTS);
        at = header.position() + 1;
        if (first == 0 || count == 0 || first + count > MOST_OBJECTS)
            throw Unreadable("a section of the table that we never write", at);
        for (std::size_t number = first; number < first + count; ++number, at += ENTRY) {
            // Ascending: no number is written twice.
            if (!m_written.empty() && number <= m_written.back())
                throw Unreadable("the table's sections are out of order", at);
            if (number >= m_offsets.size()) m_offsets.resize(number + 1, 0);
            m_offsets[number] = read_entry(at);
            m_written.push_back(number);
        }
    }
    read_trailer(at);
    check_trailer(before);
    check_tiling(before.m_text.size());
}

void ObjectFile::check_trailer(ObjectFile const& before) const
{
    if (whole(at(m_trailer, "Prev"), m_text.size()) != before.m_table)
        throw Unreadable("/Prev does not lead to the revision before", m_trailer.offset);
    if (whole(at(m_trailer, "Size"), MOST_OBJECTS) != m_offsets.size())
        throw Unreadable("the trailer's /Size differs from the table", m_trailer.offset);
    for (auto const* key : {"Root", "Info"}) {
        auto const now = m_trailer.dictionary()->find(key), then = before.m_trailer.dictionary()->find(key);
        if (now == m_trailer.dictionary()->end() || then == before.m_trailer.dictionary()->end() ||
            text_of(now->second) != text_of(then->second))
            throw Unreadable(std::string("the update has another /") + key, m_trailer.offset);
    }
}

// Nothing may hide between the objects of an update, where one reader finds it and another does not.
void ObjectFile::check_tiling(std::size_t begin) const
{
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (auto const number : m_written)
        order.emplace_back(m_offsets[number], number);
    std::sort(order.begin(), order.end());
    for (auto const& [offset, number] : order) {
        if (offset != begin) throw Unreadable("octets of an update belong to no object of its table", begin);
        auto const standing = object_at(number);
        constexpr std::string_view END = "\nendobj\n", STREAM = "\nstream\n", END_STREAM = "\nendstream\nendobj\n";
        begin = standing.behind;
        if (m_text.substr(begin, STREAM.size()) == STREAM) {
            begin += STREAM.size() + whole(at(standing.object, "Length"), m_text.size());
            if (begin > m_table || m_text.substr(begin, END_STREAM.size()) != END_STREAM)
                throw Unreadable("a stream does not end where its /Length says", standing.behind);
            begin += END_STREAM.size();
        } else {
            if (m_text.substr(begin, END.size()) != END) throw Unreadable("an object does not end", begin);
            begin += END.size();
        }
    }
    if (begin != m_table) throw Unreadable("octets of an update belong to no object of its table", begin);
}

ObjectFile::Standing ObjectFile::object_at(std::size_t number) const
{
    if (number == 0 || number >= m_offsets.size() || m_offsets[number] == 0)
        throw Unreadable("a reference to an object that is not there", 0);
    auto const offset = m_offsets[number];
    auto const head = std::to_string(number) + " 0 obj\n";
    if (m_text.substr(offset, head.size()) != head) throw Unreadable("no such object where the table says", offset);
    ObjectParser parser(m_text, offset + head.size(), ObjectParser::References::Read);
    auto object = parser.next();
    return {std::move(object), parser.position()};
}

Object ObjectFile::numbered(std::size_t number) const
{
    return object_at(number).object;
}

Object ObjectFile::resolved(Object const& object) const
{
    auto current = object;
    for (int hops = 0; hops < 4; ++hops) {
        auto const* reference = std::get_if<Reference>(&current.value);
        if (!reference) return current;
        current = object_at(reference->number).object;
    }
    throw Unreadable("references lead in a circle", object.offset);
}

std::optional<Object> ObjectFile::find(Object const& object, std::string_view key) const
{
    auto const held = resolved(object);
    auto const* dictionary = held.dictionary();
    if (!dictionary) throw Unreadable("a dictionary is expected", held.offset);
    auto const found = dictionary->find(key);
    if (found == dictionary->end()) return std::nullopt;
    return found->second;
}

Object ObjectFile::at(Object const& object, std::string_view key) const
{
    auto const found = find(object, key);
    if (!found) throw Unreadable("/" + std::string(key) + " is missing", object.offset);
    return *found;
}

std::string ObjectFile::name_at(Object const& object, std::string_view key) const
{
    auto const value = resolved(at(object, key));
    auto const* name = std::get_if<Name>(&value.value);
    if (!name) throw Unreadable("/" + std::string(key) + " must be a name", value.offset);
    return name->text;
}

Bytes ObjectFile::string_at(Object const& object, std::string_view key) const
{
    auto const value = resolved(at(object, key));
    auto const* text = std::get_if<Bytes>(&value.value);
    if (!text) throw Unreadable("/" + std::string(key) + " must be a string", value.offset);
    return *text;
}

std::shared_ptr<Array const> ObjectFile::array_at(Object const& object, std::string_view key) const
{
    auto const value = resolved(at(object, key));
    auto const* array = std::get_if<std::shared_ptr<Array const>>(&value.value);
    if (!array) throw Unreadable("/" + std::string(key) + " must be an array", value.offset);
    return *array;
}

Bytes ObjectFile::stream(Object const& object) const
{
    auto const* reference = std::get_if<Reference>(&object.value);
    if (!reference) throw Unreadable("a reference to a stream is expected", object.offset);
    auto const [dictionary, behind] = object_at(reference->number);
    auto const length = whole(at(dictionary, "Length"), m_text.size());
    constexpr std::string_view BEGIN = "\nstream\n", END = "\nendstream\nendobj\n";
    if (m_text.substr(behind, BEGIN.size()) != BEGIN) throw Unreadable("a stream is expected", behind);
    auto const begin = behind + BEGIN.size();
    if (length > m_text.size() - begin || m_text.substr(begin + length, END.size()) != END)
        throw Unreadable("a stream does not end where its /Length says", begin);
    auto const packed = m_text.substr(begin, length);
    if (!find(dictionary, "Filter")) return Bytes(packed);
    if (name_at(dictionary, "Filter") != "FlateDecode" || find(dictionary, "DecodeParms"))
        throw Unreadable("a stream filter we never write", dictionary.offset);
    auto plain = inflated(packed, std::min(LARGEST_STREAM, LARGEST_SUM - m_unpacked));
    if (!plain) throw Unreadable("a stream is broken or larger than we read", begin);
    m_unpacked += plain->size();
    return std::move(*plain);
}

} // namespace xindang::pdf
