#pragma once

#include <grading/explanation.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace xindang::grading {

/// A day on which the mark changes by itself: records leave their windows, terms end, points decay.
struct Turn {
    model::CivilDate day;
    Mark mark;                            ///< from that day on
    std::vector<model::EntryNumber> gone; ///< records that carried the mark up to then and no longer do
    /// An indicator that gives other points than before, or a limit that begins or ends to hold. In the order of the
    /// scheme, limits last.
    struct Moved {
        enum class Change { Points, Begins, Ends } change;
        std::string id;
        std::string name;
        model::Score by; ///< what it adds to the score beyond what it did before
    };
    std::vector<Moved> moved;
};

/// A set of records without which the grade would be better.
struct Way {
    std::vector<model::EntryNumber> entries;
    Mark mark; ///< what it would come to
    /// No smaller set does; false when there were too many sets to try all, and the heaviest records were taken first.
    bool smallest = true;
};

/// Where a grade stands between its neighbours, and what moves it. Says nothing of what is still to happen: it rests on
/// what had happened by the cut-off day, and on the roles and the scheme staying what they are.
struct Outlook {
    std::vector<Turn> turns; ///< every change of score or grade within `horizon`, in order
    model::CivilDate horizon;
    std::optional<model::CivilDate> rises_on; ///< the first day with a better grade than today's
    std::optional<model::CivilDate> falls_on; ///< the first day with a worse grade than today's
    /// Repairs (信用修复) of penalties that would lift the grade today; none when it is the best or repairs cannot.
    std::optional<Way> by_repair;
    /// Records that would have to leave the account, in whatever way, for the grade to rise today.
    std::optional<Way> by_lapse;
    /// What is asked of a record to count, in words, by id of the indicator or limit that holds.
    std::map<std::string, std::string> rules;
};

/// Looks ahead from an explanation made with the same plan.
Outlook look_ahead(Plan const& plan, std::size_t enterprise, Explanation const& explanation);

// The explanation with its outlook. The same input always gives the same octets.
std::string to_text(Explanation const& explanation, Outlook const& outlook, ExplanationHead const& head);
/// {"explanation": what to_json(explanation, head) gives, "names": …, "outlook": …}, RFC 8785.
Bytes to_json(Explanation const& explanation, Outlook const& outlook, ExplanationHead const& head);
/// A page that needs nothing beside itself: no script, picture, font or address outside.
std::string to_html(Explanation const& explanation, Outlook const& outlook, ExplanationHead const& head);

} // namespace xindang::grading
