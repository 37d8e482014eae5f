#pragma once

#include <screening/name_form.h>
#include <screening/rules.h>

namespace xindang::screening {

/// How alike two names are, in thousandths, part by part. Of persons only `core` is looked at.
struct Likeness {
    int core = 0;
    int industry = 0;
    int region = 0;
    int form = 0;
    int parts = 0;                ///< the four weighed
    int whole = 0;                ///< both names from left to right, every character weighed by its part
    bool region_differs = false;  ///< both name one, and neither lies in the other
    bool trade_differs = false;   ///< both name some, and no group is common
    bool numeral_differs = false; ///< 一厂 and 二厂

    int best() const { return parts > whole ? parts : whole; }
    /// The parts are there in another order.
    bool reordered() const { return parts > whole + 60; }
};

/// Compares without allocating anything.
Likeness compare(NameForm const& asked, NameForm const& listed, Sort sort, Rules const& rules);

} // namespace xindang::screening
