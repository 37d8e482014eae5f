#pragma once

#include <base/json.h>
#include <model/score.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::grading::canonical {

/// An object with its members sorted by name, as RFC 8785 §3.2.3 asks: our names are ASCII, so octet order will do.
class Object {
public:
    Object& text(char const* name, std::string_view value) { return raw(name, json_quoted(value)); }
    Object& number(char const* name, std::int64_t value) { return raw(name, std::to_string(value)); }
    Object& flag(char const* name, bool value) { return raw(name, value ? "true" : "false"); }
    /// Points as text, so that no reader makes a floating number of them.
    Object& points(char const* name, model::Score value) { return text(name, value.text()); }
    Object& raw(char const* name, std::string json)
    {
        m_members.insert_or_assign(name, std::move(json));
        return *this;
    }
    std::string finish() const
    {
        std::string json = "{";
        for (auto const& [name, value] : m_members)
            json += (json.size() > 1 ? "," : "") + json_quoted(name) + ":" + value;
        return json + "}";
    }

private:
    std::map<std::string, std::string> m_members;
};

template <class T, class Write> std::string array(std::vector<T> const& values, Write const& write)
{
    std::string json = "[";
    for (auto const& value : values)
        json += (json.size() > 1 ? "," : "") + write(value);
    return json + "]";
}

} // namespace xindang::grading::canonical
