#pragma once

namespace xindang::text {

/// The classes of marks that matter for breaking and spacing (GB/T 15834-2011 §5.1, clreq).
enum class Mark {
    None,
    Point,      ///< 点号 。，、；：！？
    Closing,    ///< ” ’ ） 〕 》 …
    Opening,    ///< “ ‘ （ 〔 《 …
    Connector,  ///< 连接号 – ～
    Interpunct, ///< 间隔号 ·
    Solidus,    ///< 分隔号 / ／
    Dash,       ///< — (two of them are one 破折号)
    Ellipsis,   ///< … (two of them are one 省略号)
    Suffix,     ///< ％ ‰ ℃ after a number
    Prefix,     ///< ￥ № before a number
};

Mark mark_of(char32_t code_point);

/// GB/T 15834-2011 5.1: marks that never stand at the start of a line.
bool may_start_line(char32_t code_point);
/// … and those that never stand at its end.
bool may_end_line(char32_t code_point);

/// True for full-width marks that can give up half of their cell.
bool can_be_halved(char32_t code_point);

/// True for Han characters (ideographs of every plane, 〇, 々).
bool is_han(char32_t code_point);
/// True for letters and digits that are set as Western text.
bool is_western(char32_t code_point);
/// True for code points that join the one before (variation selectors, combining marks).
bool joins_previous(char32_t code_point);

} // namespace xindang::text
