#include <law/wording.h>

namespace xindang::law {

std::string filled(std::string wording, std::vector<std::pair<std::string, std::string>> const& values)
{
    for (auto const& [name, value] : values) {
        auto const hole = "{" + name + "}";
        for (auto at = wording.find(hole); at != std::string::npos; at = wording.find(hole, at + value.size()))
            wording.replace(at, hole.size(), value);
    }
    return wording;
}

} // namespace xindang::law
