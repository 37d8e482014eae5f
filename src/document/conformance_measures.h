#pragma once

#include <document/conformance.h>
#include <document/page_elements.h>

#include <string_view>
#include <type_traits>
#include <vector>

/// How each clause is measured. Private to this room.
namespace xindang::document {

/// A document, and the clause that is put to it.
struct Examined {
    PrintedDocument const& document;
    ClauseBook const& book;
    Clause const& clause;

    /// Sections with a letterhead the clause speaks of.
    std::vector<std::size_t> sections() const;
    bool has(Element element) const { return !document.all(element).empty(); }
};

using Observations = std::vector<Observation>;

struct NamedMeasure {
    std::string_view clause;
    Observations (*take)(Examined const&);
};

std::vector<NamedMeasure> const& page_measures();
std::vector<NamedMeasure> const& marking_measures();
std::vector<NamedMeasure> const& head_measures();
std::vector<NamedMeasure> const& body_measures();
std::vector<NamedMeasure> const& signature_measures();
std::vector<NamedMeasure> const& imprint_measures();
std::vector<NamedMeasure> const& line_measures();

/// The first words of a line, for people to find it.
std::string words_of(PrintedLine const& line);
Observation seen(double value, PrintedLine const& line);
/// 0 where a rule is kept and 1 where it is broken.
Observation judged(bool kept, PrintedLine const& line);

/// What `see` says of each line of an element, all through the document: a number, or whether the rule is kept.
template <class See> Observations every_line(Examined const& examined, Element element, See const& see)
{
    Observations found;
    for (auto const* line : examined.document.all(element)) {
        if constexpr (std::is_same_v<decltype(see(*line)), bool>)
            found.push_back(judged(see(*line), *line));
        else
            found.push_back(seen(see(*line), *line));
    }
    return found;
}
/// Whether each line of an element is set in the face that plays a role.
Observations each_face(Examined const& examined, Element element, std::string_view role);

/// Red rules of a section's first page, from the top down.
std::vector<Ink> red_rules(Examined const& examined, std::size_t section);

/// From one body line of the page to the next; 0 when there are no two.
double pitch_on(PrintedDocument const& document, std::size_t page);
/// 7.3.5.5 lets pitch change to keep seal and text together.
bool is_adjusted(PrintedDocument const& document, std::size_t page);

/// Whether the paragraph certainly ends with this line: it ends with a stop and leaves room that the next word had.
bool ends_paragraph(PrintedLine const& line);
/// Whether the paragraph certainly goes on after this line.
bool goes_on(PrintedLine const& line);
/// An opening mark stands in the right half of its cell, or has given up the left: the line does not show where it
/// begins.
bool shows_its_left(PrintedLine const& line);

/// Lines of running text, pages and columns in order.
std::vector<PrintedLine const*> text_lines(PrintedDocument const& document, std::size_t section);

} // namespace xindang::document
