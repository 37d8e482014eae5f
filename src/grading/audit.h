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

/// What grades would be if no record of a kind had been reported: how much rests on who reports.
struct MissingData {
    model::RecordKind kind;
    std::size_t without = 0; ///< enterprises that have no such record
    std::size_t better = 0;  ///< enterprises whose grade would be better without
    std::size_t worse = 0;
};

/// Whether a scheme is fair on the archive it grades. Pure: computed from the plan alone.
struct Audit {
    GroupGrades all;
    std::vector<GroupGrades> by_kind;   ///< by the kind of enterprise; one of two kinds stands in both
    std::vector<GroupGrades> by_region; ///< by the regions handed in
    std::vector<IndicatorUse> indicators;
    std::vector<Correlation> correlations; ///< strongest first
    std::vector<MissingData> missing;
    std::size_t unknown_start = 0; ///< enterprises without a day on which business began
    std::size_t no_records = 0;    ///< enterprises without any record: their grade says nothing about them
};

/// `regions` has one text for each enterprise of the columns. Pairs are told that fire together at least three times;
/// the strongest `most_pairs`. Throws std::logic_error when there are not as many regions as enterprises.
Audit audit(Plan const& plan, std::vector<std::string> const& regions, std::size_t most_pairs);

} // namespace xindang::grading
