#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <document/layout_tree.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xindang::document {

/// How a standard says it: 应当 binds, 一般 and 推荐 do not.
enum class Strength { Required, Usual, Recommended };

char const* word_of(Strength strength); ///< "required"
char const* chinese_of(Strength strength);

/// One measurable sentence of a standard, as conf/layout/gongwen-clauses.xml has it.
struct Clause {
    std::string id; ///< "mark-top": which measure is taken
    std::string source;
    std::string number; ///< "7.2.4"
    Strength strength = Strength::Required;
    std::string text; ///< what is measured, in Chinese
    std::string unit;
    double value = 0;
    double below = 0;            ///< how much less still conforms
    double above = 0;            ///< how much more still conforms
    std::set<std::string> forms; ///< of letterhead it speaks of; empty: all
};

/// A sentence that no file can be measured against, such as how it is bound.
struct UnmeasurableClause {
    std::string source;
    std::string number;
    Strength strength = Strength::Required;
    std::string text;
    std::string why;
};

/// The clauses of GB/T 9704 and its neighbours, with their numbers, strengths, values and tolerances. Refuses a file
/// that breaks its schema, a clause we have no measure for, and a clause that stands twice
/// ("gongwen-clauses.xml:LINE").
class ClauseBook {
public:
    static Outcome<ClauseBook> load(std::filesystem::path const& file, std::filesystem::path const& schema);

    std::vector<Clause> const& clauses() const { return m_clauses; }
    std::vector<UnmeasurableClause> const& unmeasurable() const { return m_unmeasurable; }
    /// The standard's title by the id clauses name.
    std::string const& source(std::string const& id) const { return m_sources.at(id); }
    /// Words by which elements are told apart.
    std::map<std::string, std::u32string, std::less<>> const& words() const { return m_words; }
    /// Whether a font of that name is one for the role ("fangsong").
    bool plays(std::string_view face, std::string_view role) const;

private:
    ClauseBook() = default;
    std::map<std::string, std::string> m_sources;
    std::map<std::string, std::u32string, std::less<>> m_words;
    std::map<std::string, std::vector<std::string>, std::less<>> m_faces; ///< parts of names by role
    std::vector<Clause> m_clauses;
    std::vector<UnmeasurableClause> m_unmeasurable;
};

/// A value found, and where.
struct Observation {
    double value = 0;
    std::size_t page = 0; ///< from 1
    std::string where;    ///< the words it was found at; may be empty
};

enum class Verdict {
    Conforms,
    Deviates,
    NotApplicable, ///< the document has nothing the clause speaks of
    NotMeasurable, ///< it may have, but we cannot see it
};

char const* word_of(Verdict verdict); ///< "conforms"
char const* chinese_of(Verdict verdict);

struct ClauseResult {
    Clause clause;
    std::string source;
    Verdict verdict = Verdict::NotApplicable;
    std::vector<Observation> deviations; ///< at most ten
    std::optional<Observation>
        farthest; ///< of all that was found, what comes nearest to breaking the clause or breaks it most
    std::size_t observations = 0;
};

/// What measuring a finished document told.
struct ConformanceReport {
    std::string unreadable; ///< why nothing could be measured; empty when all was
    bool traced = false;    ///< a file of another making, measured from what MuPDF told of it
    std::size_t pages = 0;
    std::vector<ClauseResult> results; ///< in the order of the book
    std::vector<UnmeasurableClause> unmeasurable;

    std::size_t count(Verdict verdict) const;
    /// How many clauses of that strength the document deviates from.
    std::size_t deviating(Strength strength) const;
};

/// Measures a document laid out but not yet drawn.
ConformanceReport measure(Layout const& layout, ClauseBook const& book);
/// Measures what a PDF really draws, where it draws it. A file that is not of this product's making gets a report that
/// says of every clause that it cannot be measured, and why.
ConformanceReport measure(BytesView pdf, ClauseBook const& book);
/// Measures a PDF of any maker from what `mutool trace` (MuPDF) told of it. Refuses what is no such text.
Outcome<ConformanceReport> measure_traced(BytesView trace, ClauseBook const& book);

} // namespace xindang::document
