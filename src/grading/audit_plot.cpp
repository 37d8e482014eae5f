#include <grading/audit_plot.h>

#include <grading/html_parts.h>

#include <algorithm>

namespace xindang::grading::plot {

namespace {

constexpr std::size_t WIDTH = 860;
constexpr std::size_t ROW = 24;
constexpr std::size_t LABEL = 300; ///< where bars begin
constexpr std::size_t LARGEST_BAR = 460;
/// Told apart by people who do not see all colours: from light to dark as grades get worse.
constexpr std::array<char const*, 4> GRADE_COLOURS{"#c6dbef", "#6baed6", "#fd8d3c", "#a63603"};
constexpr std::array<char const*, 4> INK_ON_GRADE{"#111", "#111", "#111", "#fff"};
constexpr char BAR_COLOUR[] = "#3f6fa3";

std::string number(std::size_t value)
{
    return std::to_string(value);
}

std::string text(std::size_t x, std::size_t y, std::string const& words, std::string const& more = "")
{
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + more + ">" + html::escaped(words) + "</text>\n";
}

std::string box(std::size_t x, std::size_t y, std::size_t width, std::size_t height, std::string const& fill,
    std::string const& tip = "")
{
    return "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" +
           number(height) + "\" fill=\"" + fill + "\">" +
           (tip.empty() ? "" : html::element("title", html::escaped(tip))) + "</rect>\n";
}

std::string drawing(std::string const& title, std::size_t height, std::string const& inside)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + number(WIDTH) + " " +
           number(height) + "\" width=\"" + number(WIDTH) + "\" height=\"" + number(height) +
           "\" font-family=\"sans-serif\" font-size=\"13\">\n" + html::element("title", html::escaped(title)) + "\n" +
           inside + "</svg>\n";
}

/// So many of the whole, of a length.
std::size_t part_of(std::size_t length, std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : (length * part + whole / 2) / whole;
}

constexpr char TO_THE_LEFT[] = " text-anchor=\"end\"";
constexpr char IN_THE_MIDDLE[] = " text-anchor=\"middle\"";

std::string grade_bar(GroupGrades const& group, std::size_t y)
{
    auto const total = group.total();
    std::string svg;
    std::size_t before = 0;
    for (std::size_t grade = 0; grade < group.grades.size(); ++grade) {
        auto const count = group.grades[grade];
        auto const x = LABEL + part_of(LARGEST_BAR, before, total);
        before += count;
        auto const width = LABEL + part_of(LARGEST_BAR, before, total) - x;
        if (width == 0) continue;
        auto const word = std::string(model::word_of(static_cast<model::Grade>(grade)));
        auto const percent = number(part_of(100, count, total)) + "%";
        svg += box(x, y, width, ROW - 6, GRADE_COLOURS[grade], word + "级 " + number(count) + "家，" + percent);
        if (width > 40)
            svg += text(x + width / 2, y + 14, word + " " + percent,
                std::string(IN_THE_MIDDLE) + " fill=\"" + INK_ON_GRADE[grade] + "\"");
    }
    return svg;
}

/// Rounded up to 1, 2 or 5 times a power of ten: a scale people can read.
std::size_t scale_of(std::size_t largest)
{
    std::size_t power = 1;
    while (power * 10 <= largest)
        power *= 10;
    for (auto const times : {1U, 2U, 5U, 10U})
        if (power * times >= largest) return power * times;
    return largest;
}

/// The place of an indicator among those drawn.
std::size_t place_of(std::vector<std::string>& ids, std::string const& id)
{
    auto const found = std::find(ids.begin(), ids.end(), id);
    if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
    ids.push_back(id);
    return ids.size() - 1;
}

/// White for nothing, darker the stronger; what goes against each other in another hue.
std::string heat_colour(int thousandths)
{
    auto const faded = 255 - std::min(255, std::abs(thousandths) * 200 / 1000);
    auto const part = std::to_string(faded);
    return thousandths < 0 ? "rgb(255," + part + "," + part + ")" : "rgb(" + part + "," + part + ",255)";
}

} // namespace

std::string grades(std::string const& title, std::vector<GroupGrades> const& groups)
{
    std::string svg;
    std::size_t y = 4;
    for (auto const& group : groups) {
        svg += text(LABEL - 8, y + 14, group.group.empty() ? "（未登记）" : group.group, TO_THE_LEFT) +
               grade_bar(group, y) + text(LABEL + LARGEST_BAR + 8, y + 14, number(group.total()) + "家");
        y += ROW;
    }
    return drawing(title, y + 4, svg);
}

std::string scores(std::string const& title, ScoreSpread const& spread, BandSet const& bands)
{
    constexpr std::size_t LEFT = 60;
    constexpr std::size_t BASE = 200;
    constexpr std::size_t HEIGHT = 170;
    auto const bins = spread.scores.size();
    auto const step = (WIDTH - LEFT - 20) / bins;
    auto const top = scale_of(std::max<std::size_t>(1, *std::max_element(spread.scores.begin(), spread.scores.end())));
    auto svg = text(LEFT - 6, BASE - HEIGHT + 5, number(top) + "家", TO_THE_LEFT) +
               text(LEFT - 6, BASE, "0", TO_THE_LEFT) + box(LEFT, BASE, step * bins, 1, "#111");
    for (std::size_t score = 0; score < bins; ++score) {
        auto const x = LEFT + score * step;
        if (score % 10 == 0) svg += text(x, BASE + 16, number(score), IN_THE_MIDDLE);
        auto const count = spread.scores[score];
        if (count == 0) continue;
        auto const height = std::max<std::size_t>(1, part_of(HEIGHT, count, top));
        svg += box(x, BASE - height, step - 1, height, BAR_COLOUR, number(score) + "分 " + number(count) + "家");
    }
    for (auto const& band : bands.bands) {
        if (!band.from) continue;
        auto const x = LEFT + part_of(step, static_cast<std::size_t>(band.from->thousandths()), 1000);
        svg += box(x, BASE - HEIGHT - 6, 1, HEIGHT + 6, "#a63603") +
               text(x + 3, BASE - HEIGHT - 10, std::string(model::word_of(band.grade)) + "≥" + band.from->text(),
                   " fill=\"#a63603\"");
    }
    return drawing(title, BASE + 24, svg);
}

std::string bars(std::string const& title, std::vector<Bar> const& bars, std::string const& unit)
{
    std::size_t largest = 1;
    for (auto const& bar : bars)
        largest = std::max(largest, bar.value);
    std::string svg;
    std::size_t y = 4;
    for (auto const& bar : bars) {
        auto const width = part_of(LARGEST_BAR, bar.value, largest);
        svg += text(LABEL - 8, y + 14, bar.label, TO_THE_LEFT) + box(LABEL, y, width, ROW - 6, BAR_COLOUR) +
               text(LABEL + width + 6, y + 14, number(bar.value) + unit);
        y += ROW;
    }
    return drawing(title, y + 4, svg);
}

std::string heat(std::string const& title, std::vector<Correlation> const& pairs)
{
    std::vector<std::string> ids;
    for (auto const& pair : pairs) {
        place_of(ids, pair.first);
        place_of(ids, pair.second);
    }
    std::sort(ids.begin(), ids.end());
    constexpr std::size_t LEFT = 60;
    constexpr std::size_t TOP = 20;
    auto const cell = std::min<std::size_t>(36, (WIDTH - LEFT - 10) / std::max<std::size_t>(1, ids.size()));
    std::string svg;
    for (std::size_t at = 0; at < ids.size(); ++at)
        svg += text(LEFT - 6, TOP + at * cell + cell / 2 + 4, ids[at], std::string(TO_THE_LEFT) + " font-size=\"10\"") +
               text(LEFT + at * cell + cell / 2, TOP - 6, ids[at], std::string(IN_THE_MIDDLE) + " font-size=\"9\"") +
               box(LEFT + at * cell, TOP + at * cell, cell - 1, cell - 1, "#ddd");
    for (auto const& pair : pairs) {
        auto const one = place_of(ids, pair.first);
        auto const other = place_of(ids, pair.second);
        auto const tip = pair.first + " 与 " + pair.second + "：" + std::to_string(pair.thousandths) + "‰，同时计分" +
                         number(pair.together) + "家";
        for (auto const& [row, column] : {std::pair{one, other}, std::pair{other, one}})
            svg += box(LEFT + column * cell, TOP + row * cell, cell - 1, cell - 1, heat_colour(pair.thousandths), tip);
    }
    return drawing(title, TOP + ids.size() * cell + 6, svg);
}

} // namespace xindang::grading::plot
