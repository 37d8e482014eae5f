#include <base/json.h>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace xindang {

std::string json_quoted(std::string_view text)
{
    std::string quoted;
    quoted.reserve(text.size() + 2);
    quoted += '"';
    for (char const c : text) {
        switch (c) {
        case '"':
            quoted += "\\\"";
            break;
        case '\\':
            quoted += "\\\\";
            break;
        case '\b':
            quoted += "\\b";
            break;
        case '\f':
            quoted += "\\f";
            break;
        case '\n':
            quoted += "\\n";
            break;
        case '\r':
            quoted += "\\r";
            break;
        case '\t':
            quoted += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                std::array<char, 8> buffer;
                std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(c));
                quoted += buffer.data();
            } else {
                quoted += c;
            }
        }
    }
    quoted += '"';
    return quoted;
}

Json Json::object()
{
    return Json{Kind::Object};
}

Json Json::array()
{
    return Json{Kind::Array};
}

Json& Json::set(std::string_view name, Json value)
{
    if (m_kind != Kind::Object) throw std::logic_error("only a JSON object has members");
    m_members.emplace_back(name, std::move(value));
    return *this;
}

Json& Json::push(Json value)
{
    if (m_kind != Kind::Array) throw std::logic_error("only a JSON array has elements");
    m_members.emplace_back(std::string(), std::move(value));
    return *this;
}

std::string Json::text() const
{
    std::string text;
    write(text, -1);
    return text;
}

std::string Json::indented_text() const
{
    std::string text;
    write(text, 0);
    return text;
}

void Json::write(std::string& to, int indent) const
{
    if (m_kind == Kind::Scalar) {
        to += m_scalar;
        return;
    }
    bool const pretty = indent >= 0 && !m_members.empty();
    auto const new_line = [&](int depth) {
        if (pretty) to.append("\n").append(static_cast<std::size_t>(depth) * 2, ' ');
    };
    to += m_kind == Kind::Object ? '{' : '[';
    char const* separator = "";
    for (auto const& [name, value] : m_members) {
        to += separator;
        new_line(indent + 1);
        if (m_kind == Kind::Object) to.append(json_quoted(name)).append(indent >= 0 ? ": " : ":");
        value.write(to, indent >= 0 ? indent + 1 : indent);
        separator = ",";
    }
    new_line(indent);
    to += m_kind == Kind::Object ? '}' : ']';
}

} // namespace xindang
