#include <xml/word_list.h>

namespace xindang::xml {

std::vector<std::string> split_words(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (auto const c : text) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
            word += c;
            continue;
        }
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

} // namespace xindang::xml
