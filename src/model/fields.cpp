#include <model/fields.h>

#include <base/bytes.h>
#include <base/json.h>
#include <base/utf8.h>

#include <algorithm>

namespace xindang::model {

namespace {

auto by_name(std::vector<Fields::Field> const& fields, std::string_view name)
{
    return std::lower_bound(fields.begin(), fields.end(), name,
        [](Fields::Field const& field, std::string_view other) { return std::string_view(field.first) < other; });
}

/// Reads one JSON string at `at`, leaving `at` behind its closing quote.
std::optional<std::string> read_string(std::string_view text, std::size_t& at)
{
    if (at >= text.size() || text[at] != '"') return std::nullopt;
    std::string value;
    for (++at; at < text.size(); ++at) {
        char const c = text[at];
        if (c == '"') {
            ++at;
            return value;
        }
        if (c != '\\') {
            value += c;
            continue;
        }
        if (++at >= text.size()) break;
        switch (text[at]) {
        case '"':
            value += '"';
            break;
        case '\\':
            value += '\\';
            break;
        case 'b':
            value += '\b';
            break;
        case 'f':
            value += '\f';
            break;
        case 'n':
            value += '\n';
            break;
        case 'r':
            value += '\r';
            break;
        case 't':
            value += '\t';
            break;
        case 'u': {
            auto const octets = from_hex(text.substr(at + 1, 4));
            if (!octets || octets->size() != 2 || (*octets)[0] != 0) return std::nullopt;
            value += (*octets)[1];
            at += 4;
            break;
        }
        default:
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

Fields::Fields(std::initializer_list<Field> fields)
{
    for (auto const& [name, value] : fields)
        set(name, value);
}

void Fields::set(std::string_view name, std::string_view value)
{
    auto const found = by_name(m_fields, name);
    auto const place = m_fields.begin() + (found - m_fields.cbegin());
    bool const present = place != m_fields.end() && place->first == name;
    if (value.empty()) {
        if (present) m_fields.erase(place);
    } else if (present) {
        place->second = value;
    } else {
        m_fields.emplace(place, name, value);
    }
}

std::string const& Fields::get(std::string_view name) const
{
    static std::string const NOTHING;
    auto const found = by_name(m_fields, name);
    return found != m_fields.end() && found->first == name ? found->second : NOTHING;
}

bool Fields::has(std::string_view name) const
{
    return !get(name).empty();
}

std::string Fields::canonical() const
{
    std::string text = "{";
    for (auto const& [name, value] : m_fields) {
        if (text.size() > 1) text += ',';
        text += json_quoted(name);
        text += ':';
        text += json_quoted(value);
    }
    text += '}';
    return text;
}

Outcome<Fields> Fields::parse(std::string_view canonical)
{
    auto const refused = Refusal{Fault::Corrupt, "the body of an entry is not in canonical form", "body"};
    if (canonical.size() < 2 || canonical.front() != '{' || canonical.back() != '}') return refused;
    Fields fields;
    for (std::size_t at = 1; at < canonical.size() - 1;) {
        auto name = read_string(canonical, at);
        if (!name || at >= canonical.size() || canonical[at++] != ':') return refused;
        auto value = read_string(canonical, at);
        if (!value || value->empty() || at >= canonical.size()) return refused;
        if (!fields.m_fields.empty() && fields.m_fields.back().first >= *name) return refused;
        fields.m_fields.emplace_back(std::move(*name), std::move(*value));
        if (at < canonical.size() - 1 && canonical[at++] != ',') return refused;
    }
    if (!utf8::is_valid(canonical) || fields.canonical() != canonical) return refused;
    return fields;
}

} // namespace xindang::model
