#include <usecase/archive/attribute_words.h>

#include <algorithm>

namespace xindang::usecase {

std::vector<std::string> words_of(std::string const& text)
{
    static std::vector<std::string> const separators{"、", "；", "，", ";", ",", "|", " "};
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        auto const separator = std::find_if(separators.begin(), separators.end(),
            [&](std::string const& candidate) { return text.compare(at, candidate.size(), candidate) == 0; });
        if (separator == separators.end()) {
            word += text[at++];
            continue;
        }
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
        at += separator->size();
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

} // namespace xindang::usecase
