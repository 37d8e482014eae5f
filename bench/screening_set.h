#pragma once

#include <screening/answer.h>
#include <screening/listed.h>

#include <cstdint>
#include <string>
#include <vector>

namespace xindang::bench {

/// A query of which we know the answer.
struct LabelledQuery {
    std::string kind; ///< what was done to the name: "slip of sound", "sister firm" …
    screening::Query query;
    std::string entry; ///< the entry it is about; empty: about none
    bool held_out;     ///< of the half that thresholds were not chosen on
};

/// Invented firms and persons, some of them listed, and queries about them: the listed under other spellings, and those
/// who are easily taken for them (sister firms, the same name elsewhere, persons of one name). The same seed gives the
/// same set. What befalls a name is invented without the data of conf/screening, so that the measure is not of itself:
/// slips of shape come from a list of its own, trades and regions are written out here.
struct LabelledSet {
    std::vector<screening::ListedSubject> listed;
    std::vector<LabelledQuery> queries;
};
LabelledSet labelled_set(std::size_t firms, std::size_t persons, std::uint64_t seed);

/// Listed firms and persons for measuring speed only.
std::vector<screening::ListedSubject> many_listed(std::size_t count, std::uint64_t seed);

} // namespace xindang::bench
