#pragma once

#include <grading/explanation.h>

#include <string>
#include <vector>

namespace xindang::usecase {

/// What an indicator or limit does before and after. Points are what they add to the score: losses are negative.
struct Shift {
    std::string id;
    std::string name;
    model::Score before;
    model::Score after;
};

/// A limit that holds in one case only.
struct LimitShift {
    enum class Change { Begins, Ends } change;
    std::string id;
    std::string name;
};

/// How much an indicator or limit had to do with the moves.
struct Mover {
    std::string id;
    std::string name;
    std::size_t firms = 0; ///< moved firms in which it pulled in the direction of the move
    model::Score total;    ///< by how much in all, over those firms; zero for limits
};

/// Counts over many firms what moved them.
class Movers {
public:
    /// A firm whose grade is another one.
    void add(grading::Explanation const& before, grading::Explanation const& after);
    /// The one with most firms first.
    std::vector<Mover> ranked() &&;

private:
    Mover& of(std::string const& id, std::string const& name);

    std::vector<Mover> m_movers;
};

/// Indicators that give other points, in the order of the first explanation, then of the second.
std::vector<Shift> shifts_between(grading::Explanation const& before, grading::Explanation const& after);
/// Limits that hold in one of the two only.
std::vector<LimitShift> limits_between(grading::Explanation const& before, grading::Explanation const& after);

} // namespace xindang::usecase
