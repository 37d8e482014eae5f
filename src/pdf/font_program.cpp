#include <pdf/font_program.h>

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>

namespace xindang::pdf {

namespace {

constexpr int USUAL_WIDTH = 1000; // defaultWidthX: hanzi need not say it
constexpr std::size_t MOST_OPERANDS = 48;
constexpr std::size_t MOST_GLYPHS = 65000;

char octet(std::int64_t value)
{
    return static_cast<char>(static_cast<unsigned char>(value & 255));
}

// 5177, 3.2: numbers of charstrings.
void put_number(Bytes& out, int value)
{
    if (value >= -107 && value <= 107) {
        out += octet(value + 139);
    } else if (value >= 108 && value <= 1131) {
        out += octet(((value - 108) >> 8) + 247);
        out += octet(value - 108);
    } else if (value >= -1131 && value <= -108) {
        out += octet(((-value - 108) >> 8) + 251);
        out += octet(-value - 108);
    } else {
        ((out += octet(28)) += octet(value >> 8)) += octet(value);
    }
}

enum Operator : unsigned char {
    RLINETO = 5,
    HLINETO = 6,
    VLINETO = 7,
    RRCURVETO = 8,
    ENDCHAR = 14,
    RMOVETO = 21,
    VVCURVETO = 26,
    HHCURVETO = 27,
    VHCURVETO = 30,
    HVCURVETO = 31,
};

// Operators one behind the other; what like operators share is written once, up to what the stack of an interpreter
// holds (5177, 4.1).
class CharString {
public:
    explicit CharString(int width)
    {
        if (width != USUAL_WIDTH) put_number(m_bytes, width);
    }

    void move(int x, int y)
    {
        add(RMOVETO, {x - m_x, y - m_y}, Joins::No);
        go(x, y);
    }

    void line(int x, int y)
    {
        auto const dx = x - m_x, dy = y - m_y;
        go(x, y);
        if (dx == 0 && dy == 0) return;
        // Lines at right angles to each other share an operator named after the first.
        bool const straight = m_pending == HLINETO || m_pending == VLINETO;
        if (dy == 0)
            add(HLINETO, {dx}, joins(straight && m_last != HLINETO));
        else if (dx == 0)
            add(VLINETO, {dy}, joins(straight && m_last != VLINETO));
        else
            add(RLINETO, {dx, dy}, joins(m_pending == RLINETO));
    }

    void curve(int x1, int y1, int x2, int y2, int x, int y)
    {
        auto const ax = x1 - m_x, ay = y1 - m_y, bx = x2 - x1, by = y2 - y1, cx = x - x2, cy = y - y2;
        go(x, y);
        // Quarter turns share an operator when each begins in the direction the last one ended in.
        bool const turning = m_pending == HVCURVETO || m_pending == VHCURVETO;
        if (ay == 0 && cx == 0)
            add(HVCURVETO, {ax, bx, by, cy}, joins(turning && m_last != HVCURVETO));
        else if (ax == 0 && cy == 0)
            add(VHCURVETO, {ay, bx, by, cx}, joins(turning && m_last != VHCURVETO));
        else if (ay == 0 && cy == 0)
            add(HHCURVETO, {ax, bx, by, cx}, joins(m_pending == HHCURVETO));
        else if (ax == 0 && cx == 0)
            add(VVCURVETO, {ay, bx, by, cy}, joins(m_pending == VVCURVETO));
        else
            add(RRCURVETO, {ax, ay, bx, by, cx, cy}, joins(m_pending == RRCURVETO));
    }

    Bytes finished() &&
    {
        flush();
        m_bytes += octet(ENDCHAR);
        return std::move(m_bytes);
    }

private:
    enum class Joins { No, Yes };
    static Joins joins(bool fits) { return fits ? Joins::Yes : Joins::No; }

    void add(Operator op, std::initializer_list<int> operands, Joins joins)
    {
        if (joins == Joins::No || m_count + operands.size() > MOST_OPERANDS) {
            flush();
            m_pending = op;
        }
        for (auto const operand : operands)
            put_number(m_bytes, operand);
        m_count += operands.size();
        m_last = op;
    }

    void flush()
    {
        if (m_count > 0) m_bytes += octet(m_pending);
        m_count = 0;
        m_pending = ENDCHAR;
    }

    void go(int x, int y)
    {
        m_x = x;
        m_y = y;
    }

    Bytes m_bytes;
    int m_x = 0, m_y = 0;
    Operator m_pending = ENDCHAR; ///< whose operands were written last; ENDCHAR: none
    Operator m_last = ENDCHAR;    ///< what the last of them would be written with alone
    std::size_t m_count = 0;
};

int rounded(double value)
{
    return static_cast<int>(std::lround(value));
}

// 5176, 5: an INDEX with offsets of four octets.
void put_index(Bytes& out, std::vector<BytesView> const& items)
{
    out += octet(static_cast<std::int64_t>(items.size() >> 8));
    out += octet(static_cast<std::int64_t>(items.size()));
    if (items.empty()) return;
    out += octet(4);
    std::size_t offset = 1;
    auto const put_offset = [&] {
        for (int shift = 24; shift >= 0; shift -= 8)
            out += octet(static_cast<std::int64_t>(offset >> shift));
    };
    put_offset();
    for (auto const item : items) {
        offset += item.size();
        put_offset();
    }
    for (auto const item : items)
        out += item;
}

// 5176, 4: an integer of always five octets, so that a dictionary's length does not depend on the offsets in it.
void put_offset_operand(Bytes& out, std::size_t value)
{
    out += octet(29);
    for (int shift = 24; shift >= 0; shift -= 8)
        out += octet(static_cast<std::int64_t>(value >> shift));
}

struct Offsets {
    std::size_t charset = 0, fd_select = 0, charstrings = 0, fd_array = 0, private_dict = 0;
};

Bytes private_dict()
{
    Bytes dict;
    put_number(dict, USUAL_WIDTH);
    dict += octet(20); // defaultWidthX
    put_number(dict, 0);
    dict += octet(21); // nominalWidthX
    return dict;
}

// 5176, 9 and 19: everything before the charset.
Bytes head(std::string const& name, std::size_t glyphs, Offsets const& offsets)
{
    constexpr int FIRST_OWN_STRING = 391;
    Bytes top;
    put_number(top, FIRST_OWN_STRING);
    put_number(top, FIRST_OWN_STRING + 1);
    put_number(top, 0);
    (top += octet(12)) += octet(30); // ROS: Adobe-Identity-0
    put_offset_operand(top, glyphs);
    (top += octet(12)) += octet(34); // CIDCount
    put_offset_operand(top, offsets.charset);
    top += octet(15);
    put_offset_operand(top, offsets.charstrings);
    top += octet(17);
    put_offset_operand(top, offsets.fd_array);
    (top += octet(12)) += octet(36);
    put_offset_operand(top, offsets.fd_select);
    (top += octet(12)) += octet(37);

    Bytes bytes{'\1', '\0', '\4', '\4'};
    put_index(bytes, {name});
    put_index(bytes, {top});
    put_index(bytes, {"Adobe", "Identity"});
    put_index(bytes, {}); // global subroutines
    return bytes;
}

void put_count(Bytes& out, std::size_t value)
{
    (out += octet(static_cast<std::int64_t>(value >> 8))) += octet(static_cast<std::int64_t>(value));
}

} // namespace

GlyphProgram glyph_program(Outline const& outline, int width)
{
    CharString charstring(width);
    for (auto const& step : outline.steps)
        switch (step.kind) {
        case OutlineStep::Kind::Move:
            charstring.move(rounded(step.x), rounded(step.y));
            break;
        case OutlineStep::Kind::Line:
            charstring.line(rounded(step.x), rounded(step.y));
            break;
        case OutlineStep::Kind::Curve:
            charstring.curve(rounded(step.x1), rounded(step.y1), rounded(step.x2), rounded(step.y2), rounded(step.x),
                rounded(step.y));
            break;
        case OutlineStep::Kind::Close: // a Type 2 contour closes itself
            break;
        }
    return {std::move(charstring).finished(), width};
}

Bytes cff_font(std::string const& name, std::vector<GlyphProgram const*> const& glyphs)
{
    if (glyphs.empty() || glyphs.size() > MOST_GLYPHS) throw std::length_error("a font of no or too many glyphs");
    auto const count = glyphs.size() + 1;
    Bytes charset{'\2'}; // format 2: one range of CIDs, 1 and what follows
    put_count(charset, 1);
    put_count(charset, count - 2);
    Bytes fd_select{'\3'}; // format 3: one range, all of font dictionary 0
    put_count(fd_select, 1);
    put_count(fd_select, 0);
    fd_select += '\0';
    put_count(fd_select, count);

    Bytes const notdef{octet(ENDCHAR)};
    std::vector<BytesView> charstrings{notdef};
    std::size_t size = 0;
    for (auto const* glyph : glyphs) {
        charstrings.push_back(glyph->charstring);
        size += glyph->charstring.size();
    }

    Offsets offsets;
    offsets.charset = head(name, count, offsets).size();
    offsets.fd_select = offsets.charset + charset.size();
    offsets.private_dict = offsets.fd_select + fd_select.size();
    auto const dict = private_dict();
    offsets.fd_array = offsets.private_dict + dict.size();
    Bytes font_dict;
    put_offset_operand(font_dict, dict.size());
    put_offset_operand(font_dict, offsets.private_dict);
    font_dict += octet(18); // Private
    Bytes fd_array;
    put_index(fd_array, {font_dict});
    offsets.charstrings = offsets.fd_array + fd_array.size();

    auto font = head(name, count, offsets);
    font.reserve(offsets.charstrings + 4 * count + size + 16);
    ((font += charset) += fd_select) += dict;
    font += fd_array;
    put_index(font, charstrings);
    return font;
}

} // namespace xindang::pdf
