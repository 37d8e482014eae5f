#pragma once

#include <grading/evaluate.h>

#include <array>
#include <string>
#include <vector>

namespace xindang::grading {

using GradeCounts = std::array<std::size_t, 4>; ///< A B C D

/// How the grades of a group of enterprises fall out.
struct GroupGrades {
    std::string group;
    GradeCounts grades{};
    std::size_t total() const { return grades[0] + grades[1] + grades[2] + grades[3]; }
};

/// How many enterprises have which score: scores[n] from n points to below n + 1; the last takes the rest.
struct ScoreSpread {
    std::size_t band_set = 0; ///< which of the scheme's sets of bands grades them
    std::vector<std::size_t> scores;
};

/// What one indicator does to all enterprises it applies to.
struct IndicatorUse {
    std::string id;
    std::string name;
    Effect effect;
    std::size_t applies = 0;
    std::size_t fired = 0; ///< enterprises that lost or gained points by it
    model::Score points;   ///< of all of them, before the caps of dimensions
    std::size_t alone = 0; ///< loss: enterprises at least half of whose lost points rest on it, and at least ten points
    bool never() const { return fired == 0; }
    bool always() const { return applies > 0 && fired == applies; }
};

/// Two indicators that tend to fire for the same enterprises: Pearson's correlation of their points, in thousandths.
struct Correlation {
    std::string first;
    std::string second;
    std::size_t together = 0; ///< enterprises for which both fired
    int thousandths = 0;
};

/// Two indicators that took points for the same record: one fact that cost twice.
struct CountedTwice {
    std::string first;
    std::string second;
    std::size_t records = 0;
};

/// What grades would be if no record of a kind had been reported: how much rests on who reports.
struct MissingData {
    model::RecordKind kind;
    std::size_t without = 0; ///< enterprises that have no such record
    std::size_t better = 0;  ///< enterprises whose grade would be better without
    std::size_t worse = 0;
};

/// What the archive knows of the enterprises that no scheme asks for: one text for each, empty where it is not known.
struct Strata {
    std::vector<std::string> regions;
    std::vector<std::string> sizes;
};

/// Whether a scheme is fair on the archive it grades. Pure: computed from the plan alone.
struct Audit {
    GroupGrades all;
    std::vector<GroupGrades> by_kind; ///< by the kind of enterprise; one of two kinds stands in both
    std::vector<GroupGrades> by_region;
    std::vector<GroupGrades> by_size;
    std::vector<ScoreSpread> spreads; ///< one for each set of bands
    std::vector<IndicatorUse> indicators;
    std::vector<Correlation> correlations; ///< strongest first
    std::vector<CountedTwice> twice;       ///< most records first
    std::vector<MissingData> missing;
    std::size_t unknown_start = 0; ///< enterprises without a day on which business began
    std::size_t no_records = 0;    ///< enterprises without any record: their grade says nothing about them
};

/// One pass over the columns and one evaluation for each kind of record. Pairs are told that fire together at least
/// three times; the strongest `most_pairs`. Throws std::logic_error when the strata are not of as many enterprises.
Audit audit(Plan const& plan, Strata const& strata, std::size_t most_pairs);

} // namespace xindang::grading
