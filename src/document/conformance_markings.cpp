#include <document/conformance_measures.h>
#include <document/page_grid.h>

namespace xindang::document {

namespace {

constexpr Element MARKINGS[] = {Element::CopyNumber, Element::Secrecy, Element::Urgency};

/// Of the sections the clause speaks of, what is seen of each line of an element.
template <class See> Observations each_line(Examined const& examined, Element element, See see)
{
    Observations found;
    for (auto const section : examined.sections())
        for (auto const* line : examined.document.of(section, element))
            found.push_back(seen(see(*line), *line));
    return found;
}

template <class See> Observations each_marking(Examined const& examined, See see)
{
    Observations found;
    for (auto const element : MARKINGS)
        for (auto& one : each_line(examined, element, see))
            found.push_back(std::move(one));
    return found;
}

double grid_line(PrintedLine const& line)
{
    return (line.top - AREA_TOP) / filling_pitch(AREA_LINES) + 1;
}

Observations copy_number_line(Examined const& examined)
{
    return each_line(examined, Element::CopyNumber, grid_line);
}

Observations copy_number_digits(Examined const& examined)
{
    return each_line(
        examined, Element::CopyNumber, [](PrintedLine const& line) { return static_cast<double>(line.text.size()); });
}

Observations secrecy_line(Examined const& examined)
{
    return each_line(examined, Element::Secrecy, grid_line);
}

Observations markings_left(Examined const& examined)
{
    return each_marking(examined, [](PrintedLine const& line) { return line.left - AREA_LEFT; });
}

Observations markings_size(Examined const& examined)
{
    return each_marking(examined, [](PrintedLine const& line) { return line.size_pt; });
}

Observations in_heiti(Examined const& examined, Element element)
{
    return each_line(examined, element,
        [&](PrintedLine const& line) { return examined.book.plays(line.face, "heiti") ? 0.0 : 1.0; });
}

Observations secrecy_face(Examined const& examined)
{
    return in_heiti(examined, Element::Secrecy);
}

Observations urgency_face(Examined const& examined)
{
    return in_heiti(examined, Element::Urgency);
}

/// 按照份号、密级和保密期限、紧急程度的顺序自上而下分行排列.
Observations markings_order(Examined const& examined)
{
    Observations found;
    for (auto const section : examined.sections()) {
        PrintedLine const* above = nullptr;
        for (auto const element : MARKINGS) {
            auto const lines = examined.document.of(section, element);
            if (lines.empty()) continue;
            if (above) found.push_back(judged(lines.front()->top > above->top + 1, *lines.front()));
            above = lines.front();
        }
    }
    return found;
}

/// 10.1: the first of them stands 7/8 of a 三号 character under the rule.
Observations letter_markings_gap(Examined const& examined)
{
    Observations found;
    for (auto const section : examined.sections()) {
        PrintedLine const* first = nullptr;
        for (auto const element : MARKINGS)
            for (auto const* line : examined.document.of(section, element))
                if (!first || line->top < first->top) first = line;
        auto const rules = red_rules(examined, section);
        if (first && rules.size() > 1) found.push_back(seen(first->top - rules[1].bottom, *first));
    }
    return found;
}

} // namespace

std::vector<NamedMeasure> const& marking_measures()
{
    static std::vector<NamedMeasure> const measures{{"copy-number-line", copy_number_line},
        {"copy-number-digits", copy_number_digits}, {"secrecy-line", secrecy_line}, {"secrecy-face", secrecy_face},
        {"urgency-face", urgency_face}, {"markings-left", markings_left}, {"markings-size", markings_size},
        {"markings-order", markings_order}, {"letter-markings-gap", letter_markings_gap}};
    return measures;
}

} // namespace xindang::document
