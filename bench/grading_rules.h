#pragma once

#include <grading/columns.h>
#include <grading/scheme.h>

#include <string>

namespace xindang::bench {

/// The part of a scheme that a general rule engine can say: count, worst and exists with points for each record or by
/// gravity, without decay, amounts, validity and free records; no limits, no caps of dimensions.
grading::Scheme plain_part(grading::Scheme const& scheme);

/// What bench/peers/engines.mjs reads: the rules, the first so many enterprises with their records, and their scores.
std::string rules_json(
    grading::Scheme const& plain, grading::Columns const& columns, model::CivilDate cut_off, std::size_t enterprises);

} // namespace xindang::bench
