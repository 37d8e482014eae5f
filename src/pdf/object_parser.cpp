#include <pdf/object_parser.h>

namespace xindang::pdf {

namespace {

constexpr int DEEPEST = 32;
constexpr std::size_t LONGEST_WORD = 64;
constexpr std::size_t MOST_ELEMENTS = 200000;

bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c)
{
    return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}
bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int hex_value(char c)
{
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

bool Object::is_keyword(std::string_view text) const
{
    auto const* keyword = std::get_if<Keyword>(&value);
    return keyword && keyword->text == text;
}

Array const* Object::array() const
{
    auto const* held = std::get_if<std::shared_ptr<Array const>>(&value);
    return held ? held->get() : nullptr;
}

Dictionary const* Object::dictionary() const
{
    auto const* held = std::get_if<std::shared_ptr<Dictionary const>>(&value);
    return held ? held->get() : nullptr;
}

void ObjectParser::skip_space()
{
    while (m_at < m_text.size()) {
        if (is_space(m_text[m_at])) {
            ++m_at;
        } else if (m_text[m_at] == '%') {
            while (m_at < m_text.size() && m_text[m_at] != '\n' && m_text[m_at] != '\r')
                ++m_at;
        } else {
            return;
        }
    }
}

bool ObjectParser::at_end()
{
    skip_space();
    return m_at >= m_text.size();
}

Object ObjectParser::next(int depth)
{
    if (depth > DEEPEST) throw Unreadable("objects are nested too deeply", m_at);
    if (at_end()) throw Unreadable("the text ends where an object should stand", m_at);
    auto const begin = m_at;
    auto const c = look();
    if (is_digit(c) || c == '-' || c == '+' || c == '.') return number_or_reference(begin);
    if (c == '/') return {name(), begin};
    if (c == '(') return {literal_string(), begin};
    if (c == '<' && look(1) != '<') return {hex_string(), begin};
    if (c == '[') {
        ++m_at;
        auto array = std::make_shared<Array>();
        while (true) {
            if (at_end()) throw Unreadable("an array does not end", begin);
            if (look() == ']') break;
            if (array->size() >= MOST_ELEMENTS) throw Unreadable("an array is too long", begin);
            array->push_back(next(depth + 1));
        }
        ++m_at;
        return {std::shared_ptr<Array const>(std::move(array)), begin};
    }
    if (c == '<') {
        m_at += 2;
        auto dictionary = std::make_shared<Dictionary>();
        while (true) {
            if (at_end()) throw Unreadable("a dictionary does not end", begin);
            if (look() == '>' && look(1) == '>') break;
            if (look() != '/') throw Unreadable("a dictionary key must be a name", m_at);
            auto const key_at = m_at;
            auto key = name();
            // A key given twice means two readers may see two documents.
            if (!dictionary->emplace(std::move(key.text), next(depth + 1)).second)
                throw Unreadable("a dictionary has a key twice", key_at);
        }
        m_at += 2;
        return {std::shared_ptr<Dictionary const>(std::move(dictionary)), begin};
    }
    if (is_delimiter(c)) throw Unreadable("a delimiter stands where an object should", m_at);
    std::string word;
    while (m_at < m_text.size() && !is_space(m_text[m_at]) && !is_delimiter(m_text[m_at])) {
        word += m_text[m_at++];
        if (word.size() > LONGEST_WORD) throw Unreadable("a word is too long", begin);
    }
    if (word == "true" || word == "false") return {word == "true", begin};
    if (word == "null") return {Null{}, begin};
    return {Keyword{std::move(word)}, begin};
}

// "12 0 R" is a reference, "12 0" two numbers: looking ahead decides.
Object ObjectParser::number_or_reference(std::size_t begin)
{
    auto const value = number();
    if (m_references == References::None || value < 0 || value % 1000 != 0) return {value, begin};
    auto const behind = m_at;
    auto ahead = m_at;
    auto const skip = [&] {
        auto const before = ahead;
        while (ahead < m_text.size() && is_space(m_text[ahead]))
            ++ahead;
        return ahead > before;
    };
    if (skip() && ahead < m_text.size() && m_text[ahead] == '0') {
        ++ahead;
        if (skip() && ahead < m_text.size() && m_text[ahead] == 'R' &&
            (ahead + 1 >= m_text.size() || is_space(m_text[ahead + 1]) || is_delimiter(m_text[ahead + 1]))) {
            m_at = ahead + 1;
            return {Reference{static_cast<std::size_t>(value / 1000)}, begin};
        }
    }
    m_at = behind;
    return {value, begin};
}

std::int64_t ObjectParser::number()
{
    auto const begin = m_at;
    bool const negative = look() == '-';
    if (look() == '-' || look() == '+') ++m_at;
    std::int64_t value = 0;
    int digits = 0, decimals = -1;
    for (; is_digit(look()) || (look() == '.' && decimals < 0); ++m_at) {
        if (look() == '.') {
            decimals = 0;
            continue;
        }
        if (++digits > 15) throw Unreadable("a number has too many digits", begin);
        if (decimals >= 3) continue;
        value = value * 10 + (look() - '0');
        if (decimals >= 0) ++decimals;
    }
    if (digits == 0) throw Unreadable("a number has no digits", begin);
    for (int i = decimals < 0 ? 0 : decimals; i < 3; ++i)
        value *= 10;
    return negative ? -value : value;
}

Name ObjectParser::name()
{
    auto const begin = m_at++;
    Name name;
    while (m_at < m_text.size() && !is_space(m_text[m_at]) && !is_delimiter(m_text[m_at])) {
        if (name.text.size() > 127) throw Unreadable("a name is too long", begin);
        if (look() == '#') {
            auto const high = hex_value(look(1)), low = hex_value(look(2));
            if (high < 0 || low < 0) throw Unreadable("a name has a broken escape", m_at);
            name.text += static_cast<char>(high * 16 + low);
            m_at += 3;
        } else {
            name.text += m_text[m_at++];
        }
    }
    return name;
}

Bytes ObjectParser::literal_string()
{
    auto const begin = m_at++;
    Bytes result;
    while (m_at < m_text.size()) {
        auto const c = m_text[m_at++];
        if (c == ')') return result;
        // Our writer escapes nothing and nests nothing; whoever does is not us.
        if (c == '(' || c == '\\') throw Unreadable("a literal string has an escape or parenthesis", m_at - 1);
        result += c;
    }
    throw Unreadable("a string does not end", begin);
}

Bytes ObjectParser::hex_string()
{
    auto const begin = m_at++;
    Bytes result;
    int high = -1;
    while (m_at < m_text.size()) {
        auto const c = m_text[m_at++];
        if (c == '>') {
            if (high >= 0) throw Unreadable("a hexadecimal string has an odd digit", begin);
            return result;
        }
        auto const value = hex_value(c);
        if (value < 0) throw Unreadable("a hexadecimal string has a foreign character", m_at - 1);
        if (high < 0) {
            high = value;
        } else {
            result += static_cast<char>(high * 16 + value);
            high = -1;
        }
    }
    throw Unreadable("a string does not end", begin);
}

} // namespace xindang::pdf
