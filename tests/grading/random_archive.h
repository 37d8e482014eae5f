#pragma once

#include <grading/columns.h>
#include <grading/naive.h>
#include <grading/scheme.h>

#include <cstdint>
#include <vector>

namespace xindang::test {

/// Makes archives and schemes out of a seed; the same seed always makes the same.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 1) {}
    /// 0 … limit - 1.
    std::uint64_t below(std::uint64_t limit);
    bool one_in(std::uint64_t n) { return below(n) == 0; }
    template <class T> T const& of(std::vector<T> const& values)
    {
        return values[static_cast<std::size_t>(below(values.size()))];
    }

private:
    std::uint64_t m_state;
};

model::CivilDate date(int year, unsigned month, unsigned day);

/// A scheme that passes every check, with every function in it sooner or later.
grading::Scheme random_scheme(Dice& dice);

PlainRecord random_record(Dice& dice, std::uint64_t entry);
PlainEnterprise random_enterprise(Dice& dice, std::uint64_t& entry);

/// Into columns, in the order of `order` when it is given.
grading::Columns columns_of(std::vector<PlainEnterprise> const& enterprises, Dice* shuffle = nullptr);

} // namespace xindang::test
