#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xindang {

/// A JSON string literal with its quotes, escaped as RFC 8785 §3.2.2.2 (the shortest form, no escaped solidus).
std::string json_quoted(std::string_view text);

/// A JSON value under construction, for answers we give; members keep the order they were set in. It reads nothing:
/// foreign JSON has its own door. Numbers are integers only, as everything legal is.
class Json {
public:
    Json() : m_scalar("null") {}
    Json(std::string_view text) : m_scalar(json_quoted(text)) {}
    Json(std::string const& text) : Json(std::string_view(text)) {}
    Json(char const* text) : Json(std::string_view(text)) {}
    Json(std::same_as<bool> auto value) : m_scalar(value ? "true" : "false") {}
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) Json(Number number) : m_scalar(std::to_string(number)) {}

    static Json object();
    static Json array();

    /// Sets a member of an object; a name is set once.
    Json& set(std::string_view name, Json value);
    /// Adds an element to an array.
    Json& push(Json value);

    /// On one line.
    std::string text() const;
    /// Over several lines, two spaces a level, ending without a line break.
    std::string indented_text() const;

private:
    enum class Kind { Scalar, Object, Array };
    explicit Json(Kind kind) : m_kind(kind) {}
    void write(std::string& to, int indent) const;

    Kind m_kind = Kind::Scalar;
    std::string m_scalar;
    std::vector<std::pair<std::string, Json>> m_members; ///< array elements have an empty name
};

} // namespace xindang
