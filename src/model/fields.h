#pragma once

#include <base/outcome.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xindang::model {

/// A flat set of named texts, ordered by name bytewise: the body of a ledger entry.
/// Its canonical form is the RFC 8785 form of a JSON object whose values are all strings, so that anybody can read it
/// in thirty years. Names are ASCII, an empty value is the same as no value.
class Fields {
public:
    using Field = std::pair<std::string, std::string>;

    Fields() = default;
    Fields(std::initializer_list<Field> fields);

    /// Sets a value; an empty one removes the name.
    void set(std::string_view name, std::string_view value);
    /// The value, or empty text.
    std::string const& get(std::string_view name) const;
    bool has(std::string_view name) const;
    std::vector<Field> const& all() const { return m_fields; }
    bool empty() const { return m_fields.empty(); }

    /// {"a":"1","b":"2"}: sorted, no white space.
    std::string canonical() const;
    /// Reads exactly what canonical() writes; anything else (white space, other order, other types) is refused as
    /// Corrupt.
    static Outcome<Fields> parse(std::string_view canonical);

    bool operator==(Fields const&) const = default;

private:
    std::vector<Field> m_fields;
};

} // namespace xindang::model
