#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace xindang::http {

/// A JSON object that came from outside, read member by member. It refuses (BadInput at the member's name) wrong types;
/// finish() refuses members nobody asked for, because a mistyped option must not be ignored. The first refusal is kept:
/// read everything, then ask once.
class JsonBody {
public:
    /// Refuses what is no JSON object in UTF-8, is nested deeper than eight levels, or names a member twice ("body").
    static Outcome<JsonBody> parse(BytesView text);
    JsonBody(JsonBody&&) noexcept;
    JsonBody& operator=(JsonBody&&) noexcept;
    ~JsonBody();

    /// A text that must be there and not be empty.
    std::string text(std::string const& name);
    std::optional<std::string> optional_text(std::string const& name);
    std::optional<bool> optional_flag(std::string const& name);
    std::optional<std::uint64_t> optional_number(std::string const& name);
    /// An array of texts; empty when absent.
    std::vector<std::string> texts(std::string const& name);
    /// An array of objects, at most `limit` (TooLarge); must be there.
    std::vector<JsonBody> objects(std::string const& name, std::size_t limit);
    /// The same; empty when absent.
    std::vector<JsonBody> optional_objects(std::string const& name, std::size_t limit);

    /// Done when everything was in order, otherwise the first thing that was not.
    Outcome<Done> finish() const;

private:
    struct State;
    explicit JsonBody(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace xindang::http
