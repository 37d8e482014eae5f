#include <supervision/reading.h>

#include <algorithm>
#include <charconv>

namespace xindang::supervision {

std::optional<int> optional_number(xml::Node node, std::string_view attribute)
{
    if (!node.has_attribute(attribute)) return std::nullopt;
    return number_in(node, attribute);
}

int number_in(xml::Node node, std::string_view attribute)
{
    auto const text = node.attribute(attribute);
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::optional<model::CivilDate> optional_day(xml::Node node, std::string_view attribute)
{
    auto const day = model::CivilDate::parse(node.attribute(attribute));
    return day ? std::optional(*day) : std::nullopt;
}

bool contains(std::vector<std::string> const& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace xindang::supervision
