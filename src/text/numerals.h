#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace xindang::text {

/// 0 … 99,999 in Han numerals as laws count their articles: 十, 一百零一, 一百二十四.
std::string han_number(unsigned value);

/// The value of Han numerals (一百二十四, 十, 〇, 两百) or of ASCII digits, up to 99,999; nothing for anything else.
std::optional<unsigned> parse_han_number(std::string_view text);

/// "第一百二十四条第一款第（五）项" out of numbers; 0 leaves a part out. `article_branch` 2 makes 第一百二十条之二.
struct ArticlePlace {
    unsigned article = 0;
    unsigned article_branch = 0;
    unsigned paragraph = 0;
    unsigned item = 0;
};
std::string article_text(ArticlePlace place);

} // namespace xindang::text
