#include <document/title_shape.h>

#include <document/compose.h>
#include <document/page_grid.h>
#include <text/line_break.h>
#include <text/punctuation.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace xindang::document {

namespace {

constexpr std::size_t MOST_LINES = 4;

std::vector<bool> good_breaks(std::vector<Box> const& boxes)
{
    std::u32string text;
    for (auto const& box : boxes)
        text += box.front();
    auto good = text::word_starts(text);
    auto depth = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        auto const c = boxes[i].front();
        // A name in 《》 stays together; 的 never begins a line, nor does 关于 end one.
        if (depth > 0 || boxes[i].before < text::Break::Free || c == U'的' || c == U'、') good[i] = false;
        if (i >= 2 && text.compare(i - 2, 2, U"关于") == 0) good[i] = false;
        if (c == U'《') ++depth;
        if (c == U'》' && depth > 0) --depth;
    }
    return good;
}

using Cuts = std::vector<std::size_t>;

class Shaper {
public:
    Shaper(std::vector<Box> const& boxes, double most) : m_boxes(boxes), m_most(most), m_good(good_breaks(boxes)) {}

    /// The best way to set the title in that many lines; empty when there is none.
    Cuts best(std::size_t lines)
    {
        m_best.clear();
        m_best_cost = std::numeric_limits<double>::max();
        Cuts cuts{0};
        search(cuts, lines);
        return m_best;
    }

private:
    void search(Cuts& cuts, std::size_t lines)
    {
        if (lines == 1) {
            cuts.push_back(m_boxes.size());
            consider(cuts);
            cuts.pop_back();
            return;
        }
        for (auto i = cuts.back() + 1; i < m_boxes.size(); ++i) {
            if (width_of(m_boxes, cuts.back(), i) > m_most + TOLERANCE) return;
            if (!m_good[i]) continue;
            cuts.push_back(i);
            search(cuts, lines - 1);
            cuts.pop_back();
        }
    }

    void consider(Cuts const& cuts)
    {
        std::vector<double> widths;
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
            widths.push_back(width_of(m_boxes, cuts[i], cuts[i + 1]));
        if (*std::max_element(widths.begin(), widths.end()) > m_most + TOLERANCE) return;
        auto const mean = width_of(m_boxes) / static_cast<double>(widths.size());
        auto cost = 0.0;
        for (auto const width : widths)
            cost += (width - mean) * (width - mean);
        // 梯形: lines grow or shrink all the way; 菱形: they grow, then shrink. An hourglass is neither.
        for (std::size_t i = 1; i + 1 < widths.size(); ++i)
            if (widths[i] < widths[i - 1] && widths[i] < widths[i + 1]) cost += 100;
        // Two equal lines are a rectangle, which the rule does not name.
        if (widths.size() == 2 && std::abs(widths[0] - widths[1]) < 0.5) cost += 3;
        if (cost < m_best_cost) {
            m_best_cost = cost;
            m_best = cuts;
        }
    }

    std::vector<Box> const& m_boxes;
    double m_most;
    std::vector<bool> m_good;
    Cuts m_best;
    double m_best_cost = 0;
};

} // namespace

std::vector<std::vector<Box>> shape_title(std::vector<Box> const& boxes, double most)
{
    std::vector<std::vector<Box>> lines;
    if (width_of(boxes) <= most + TOLERANCE) return {boxes};
    Shaper shaper(boxes, most);
    for (std::size_t count = 2; count <= MOST_LINES; ++count) {
        auto const cuts = shaper.best(count);
        if (cuts.empty()) continue;
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
            lines.emplace_back(boxes.begin() + static_cast<std::ptrdiff_t>(cuts[i]),
                boxes.begin() + static_cast<std::ptrdiff_t>(cuts[i + 1]));
        return lines;
    }
    for (auto& line : compose(boxes, {most, 0, 0}))
        lines.push_back(std::move(line.boxes));
    return lines;
}

} // namespace xindang::document
