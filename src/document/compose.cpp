#include <document/compose.h>

#include <document/page_grid.h>
#include <text/punctuation.h>

#include <algorithm>
#include <array>
#include <optional>

namespace xindang::document {

namespace {

using text::Break;
using text::Mark;

/// Squeezing takes in at most one character, or the grid would not survive to the eye.
constexpr double MOST_SHRINK = 1.0;
/// Below this nothing is gained by taking one more character in.
constexpr double IDLE_SLACK = 0.25;
/// GB/T 15834 glue gives way to a second-class break rather than spread a line by more.
constexpr double MOST_STRETCH = 1.5;
/// A line that would need more than this for each gap is left ragged.
constexpr double MOST_GAP = 0.15;

struct Extent {
    std::size_t begin;
    std::size_t end;
};

/// What gives way first, clreq "line adjustment": spaces between words, brackets, ，、；, the gap between Han and
/// letters. 间隔号 have half a cell from the start, and 。：！？ stay whole.
enum class Squeeze { WordSpace, Bracket, Comma, LetterGap };
constexpr std::array SQUEEZES{Squeeze::WordSpace, Squeeze::Bracket, Squeeze::Comma, Squeeze::LetterGap};

constexpr double NARROWEST_SPACE = 0.25;
constexpr double WIDEST_SPACE = 0.5;
constexpr double NARROWEST_LETTER_GAP = 0.125;
/// clreq allows half an em; a third is what is usual.
constexpr double WIDEST_LETTER_GAP = 1.0 / 3;

bool is_bracket(Box const& box)
{
    auto const mark = text::mark_of(box.front());
    return mark == Mark::Opening || mark == Mark::Closing;
}

bool is_comma(Box const& box)
{
    auto const c = box.front();
    return c == U'，' || c == U'、' || c == U'；';
}

/// What a box within a line can give up in that step.
double spare_of(Box const& box, Squeeze step)
{
    switch (step) {
    case Squeeze::WordSpace:
        return box.front() == U' ' ? std::max(0.0, box.advance - NARROWEST_SPACE) : 0;
    case Squeeze::Bracket:
        return is_bracket(box) ? box.spare : 0;
    case Squeeze::Comma:
        return is_comma(box) ? box.spare : 0;
    case Squeeze::LetterGap:
        return std::max(0.0, box.gap_before - NARROWEST_LETTER_GAP);
    }
    return 0;
}

void give_up(Box& box, Squeeze step, double share)
{
    auto const given = share * spare_of(box, step);
    if (step == Squeeze::LetterGap) {
        box.gap_before -= given;
        return;
    }
    box.advance -= given;
    if (step == Squeeze::WordSpace) return;
    box.shift += share * box.spare_shift;
    box.spare_shift *= 1 - share;
    box.spare -= given;
}

bool ends_halved(Box const& box)
{
    return box.spare > 0 && text::mark_of(box.front()) != Mark::Opening;
}

class Composer {
public:
    Composer(std::vector<Box> const& boxes, LineShape const& shape) : m_boxes(boxes), m_shape(shape) {}

    std::vector<Line> lines()
    {
        for (std::size_t begin = 0; begin < m_boxes.size();) {
            auto const end = end_of_line(begin);
            m_extents.push_back({begin, end});
            begin = end;
            while (begin < m_boxes.size() && m_boxes[begin].front() == U' ')
                ++begin;
        }
        avoid_lonely_character();
        std::vector<Line> lines;
        for (std::size_t i = 0; i < m_extents.size(); ++i)
            lines.push_back(finished(i));
        return lines;
    }

private:
    double indent_of(std::size_t line) const { return line == 0 ? m_shape.first_indent : m_shape.next_indent; }
    double room_in(std::size_t line) const { return m_shape.measure - indent_of(line); }

    /// GB/T 15834-2011 5.1.10: a mark at the end of a line takes half a cell.
    double width(std::size_t begin, std::size_t end) const
    {
        auto const saved = ends_halved(m_boxes[end - 1]) ? m_boxes[end - 1].spare : 0;
        return width_of(m_boxes, begin, end) - saved;
    }

    double capacity(std::size_t begin, std::size_t end) const
    {
        auto total = 0.0;
        for (auto const step : SQUEEZES)
            for (auto i = begin; i + 1 < end; ++i)
                if (i > begin || step != Squeeze::LetterGap) total += spare_of(m_boxes[i], step);
        return std::min(total, MOST_SHRINK);
    }

    Break break_at(std::size_t end) const { return end == m_boxes.size() ? Break::Free : m_boxes[end].before; }

    /// The furthest end in a line of this room with a break at least as good as asked; `begin` when there is none.
    std::size_t furthest(std::size_t begin, double room, Break least) const
    {
        auto best = begin;
        for (auto end = begin + 1; end <= m_boxes.size(); ++end) {
            if (width_of(m_boxes, begin, end) > room + 1) break;
            if (break_at(end) >= least && width(begin, end) <= room + TOLERANCE) best = end;
        }
        return best;
    }

    /// The first free break after `from` that squeezing can reach.
    std::optional<std::size_t> squeezed_in(std::size_t begin, std::size_t from, double room) const
    {
        for (auto end = from + 1; end <= m_boxes.size(); ++end) {
            auto const need = width(begin, end) - room;
            if (need > MOST_SHRINK + 1) return std::nullopt;
            if (break_at(end) == Break::Free && need <= capacity(begin, end) + TOLERANCE) return end;
        }
        return std::nullopt;
    }

    std::size_t end_of_line(std::size_t begin) const
    {
        auto const room = room_in(m_extents.size());
        auto const free = furthest(begin, room, Break::Free);
        if (free == m_boxes.size()) return free;
        auto const slack = free > begin ? room - width(begin, free) : room;
        // 先挤进 …
        if (slack >= IDLE_SLACK && !fills_by_halved_end(begin, free, room))
            if (auto const more = squeezed_in(begin, free, room)) return *more;
        // … 后推出.
        if (free > begin && slack <= MOST_STRETCH) return free;
        auto const second = furthest(begin, room, Break::Second);
        // 孤字不成行 weighs more than a line spread evenly.
        bool const leaves_one = free > begin && m_boxes.size() - second <= 2;
        if (second > free && !leaves_one) return second;
        if (free > begin) return free;
        auto const emergency = furthest(begin, room, Break::Emergency);
        if (emergency > begin) return emergency;
        // Nothing may break and nothing fits: the rules give way before text is lost.
        auto end = begin + 1;
        while (end < m_boxes.size() && width_of(m_boxes, begin, end + 1) <= room + TOLERANCE)
            ++end;
        return end;
    }

    /// True when the only thing missing is the half cell that the mark at the end left: the line stays on the grid.
    bool fills_by_halved_end(std::size_t begin, std::size_t end, double room) const
    {
        return end > begin && ends_halved(m_boxes[end - 1]) && width_of(m_boxes, begin, end) >= room - TOLERANCE;
    }

    std::size_t han_in(Extent extent) const
    {
        return static_cast<std::size_t>(std::count_if(m_boxes.begin() + static_cast<std::ptrdiff_t>(extent.begin),
            m_boxes.begin() + static_cast<std::ptrdiff_t>(extent.end),
            [](Box const& box) { return text::is_han(box.front()); }));
    }

    /// clreq 孤字不成行: one Han character, with or without a mark, is no line. It joins the line before, or gets
    /// company.
    void avoid_lonely_character()
    {
        if (m_extents.size() < 2) return;
        auto& last = m_extents.back();
        if (han_in(last) != 1 || last.end - last.begin > 2) return;
        auto& before = m_extents[m_extents.size() - 2];
        auto const room = room_in(m_extents.size() - 2);
        if (width(before.begin, last.end) - room <= capacity(before.begin, last.end) + TOLERANCE) {
            before.end = last.end;
            m_extents.pop_back();
            return;
        }
        for (auto end = before.end - 1; end > before.begin; --end) {
            if (break_at(end) != Break::Free || han_in({end, last.end}) < 2) continue;
            if (room - width(before.begin, end) > 2 * MOST_STRETCH) return;
            before.end = last.begin = end;
            return;
        }
    }

    Line finished(std::size_t number) const
    {
        auto const extent = m_extents[number];
        Line line{indent_of(number), {m_boxes.begin() + static_cast<std::ptrdiff_t>(extent.begin),
                                         m_boxes.begin() + static_cast<std::ptrdiff_t>(extent.end)}};
        while (line.boxes.size() > 1 && line.boxes.back().front() == U' ')
            line.boxes.pop_back();
        line.boxes.front().gap_before = 0;
        auto const word_space = broken_at_space(number);
        auto const room = room_in(number);
        auto const last = number + 1 == m_extents.size();
        auto const full = width_of(line.boxes);
        auto const halved = ends_halved(line.boxes.back());
        if (halved) {
            line.boxes.back().advance -= line.boxes.back().spare;
            line.boxes.back().spare = 0;
        }
        auto const slack = room - width_of(line.boxes);
        if (slack < -TOLERANCE)
            shrink(line.boxes, -slack);
        else if (!last && !(halved && full >= room - TOLERANCE))
            stretch(line.boxes, slack);
        if (word_space) line.boxes.push_back(*word_space);
        return line;
    }

    /// The space that parts the last word of a line from the first of the next: without width it stays in the text, so
    /// that whoever joins the lines again reads two words.
    std::optional<Box> broken_at_space(std::size_t number) const
    {
        auto const end = m_extents[number].end;
        if (number + 1 == m_extents.size()) return std::nullopt;
        auto const at = m_boxes[end - 1].front() == U' ' ? end - 1 : end;
        if (m_boxes[at].front() != U' ') return std::nullopt;
        auto space = m_boxes[at];
        space.advance = 0;
        return space;
    }

    static void shrink(std::vector<Box>& boxes, double need)
    {
        for (auto const step : SQUEEZES) {
            auto available = 0.0;
            for (std::size_t i = 0; i + 1 < boxes.size(); ++i)
                available += spare_of(boxes[i], step);
            if (available <= 0) continue;
            auto const share = std::min(1.0, need / available);
            need -= share * available;
            for (std::size_t i = 0; i + 1 < boxes.size(); ++i)
                give_up(boxes[i], step, share);
            if (need <= TOLERANCE) return;
        }
    }

    /// Not inside words, codes and units that are whole, and not around the marks that join what they stand between.
    static bool can_stretch_before(std::vector<Box> const& boxes, std::size_t i)
    {
        if (boxes[i].before == Break::Emergency) return false;
        for (auto const side : {boxes[i - 1].front(), boxes[i].front()}) {
            auto const mark = text::mark_of(side);
            if (mark == Mark::Connector || mark == Mark::Solidus || mark == Mark::Dash || mark == Mark::Ellipsis ||
                mark == Mark::Interpunct)
                return false;
        }
        auto const narrow = [](char32_t c) {
            return c < 0x80 && c != U' ';
        };
        return !(narrow(boxes[i - 1].front()) && narrow(boxes[i].front()));
    }

    /// Spaces between words first, then the gaps beside letters, then all gaps alike.
    static void stretch(std::vector<Box>& boxes, double slack)
    {
        auto const of_space = [](Box const& box) {
            return box.front() == U' ' ? std::max(0.0, WIDEST_SPACE - box.advance) : 0;
        };
        auto const of_letter_gap = [](Box const& box) {
            return box.gap_before > 0 ? std::max(0.0, WIDEST_LETTER_GAP - box.gap_before) : 0;
        };
        auto spaces = 0.0, letter_gaps = 0.0;
        std::size_t gaps = 0;
        for (std::size_t i = 1; i < boxes.size(); ++i) {
            spaces += of_space(boxes[i]);
            letter_gaps += of_letter_gap(boxes[i]);
            if (can_stretch_before(boxes, i)) ++gaps;
        }
        auto const to_spaces = std::min(slack, spaces);
        auto const to_letter_gaps = std::min(slack - to_spaces, letter_gaps);
        auto const rest = slack - to_spaces - to_letter_gaps;
        if (rest > TOLERANCE && rest > static_cast<double>(gaps) * MOST_GAP) return;
        for (std::size_t i = 1; i < boxes.size(); ++i) {
            if (spaces > 0) boxes[i].advance += of_space(boxes[i]) * to_spaces / spaces;
            if (letter_gaps > 0) boxes[i].gap_before += of_letter_gap(boxes[i]) * to_letter_gaps / letter_gaps;
            if (gaps > 0 && can_stretch_before(boxes, i)) boxes[i].gap_before += rest / static_cast<double>(gaps);
        }
    }

    std::vector<Box> const& m_boxes;
    LineShape m_shape;
    std::vector<Extent> m_extents;
};

} // namespace

std::vector<Line> compose(std::vector<Box> const& boxes, LineShape const& shape)
{
    return Composer(boxes, shape).lines();
}

} // namespace xindang::document
