#pragma once

#include <base/outcome.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>

// What every benchmark needs to measure honestly.

namespace xindang::bench {

template <class T> T must(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    std::fprintf(stderr, "%s: %s\n", outcome.refusal().where.c_str(), outcome.refusal().reason.c_str());
    std::exit(1);
}

/// CPU time of all threads of this process: other work on the machine does not count.
inline double cpu_seconds()
{
    std::timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

inline double wall_seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Time {
    double cpu = 1e9;
    double wall = 1e9;
};

template <class Work> Time time_of(Work const& work)
{
    auto const wall = wall_seconds();
    auto const cpu = cpu_seconds();
    work();
    return {cpu_seconds() - cpu, wall_seconds() - wall};
}

/// The least of each over so many rounds.
template <class Work> Time best_of(int rounds, Work const& work)
{
    Time best;
    for (int round = 0; round < rounds; ++round) {
        auto const once = time_of(work);
        best = {std::min(best.cpu, once.cpu), std::min(best.wall, once.wall)};
    }
    return best;
}

/// Octets of this process in memory now.
std::size_t resident_octets();

} // namespace xindang::bench
