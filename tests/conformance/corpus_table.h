#pragma once

#include <string>
#include <vector>

namespace xindang::test {

/// The lines of one of the corpus's tables, cells by comma; the first line has the headings.
inline std::vector<std::vector<std::string>> corpus_lines(std::string const& csv)
{
    std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
    for (auto const character : csv) {
        if (character == '\n')
            lines.emplace_back(1);
        else if (character == ',')
            lines.back().emplace_back();
        else
            lines.back().back() += character;
    }
    while (!lines.empty() && lines.back() == std::vector<std::string>(1))
        lines.pop_back();
    return lines;
}

/// The same as README.md shows it.
inline std::string corpus_markdown(std::string const& csv)
{
    std::string text;
    auto first = true;
    for (auto const& line : corpus_lines(csv)) {
        text += '|';
        for (auto const& cell : line)
            text += ' ' + cell + " |";
        text += '\n';
        if (first) {
            for (std::size_t i = 0; i < line.size(); ++i)
                text += "|---";
            text += "|\n";
        }
        first = false;
    }
    return text;
}

} // namespace xindang::test
