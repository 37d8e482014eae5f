#include <http/message.h>

namespace xindang::http {

static std::string value_of(std::map<std::string, std::string> const& values, std::string const& name)
{
    auto const found = values.find(name);
    return found == values.end() ? std::string() : found->second;
}

std::string Request::part(std::string const& name) const
{
    return value_of(parts, name);
}

std::string Request::query_value(std::string const& name) const
{
    return value_of(query, name);
}

std::string Request::header(std::string const& name) const
{
    return value_of(headers, name);
}

} // namespace xindang::http
