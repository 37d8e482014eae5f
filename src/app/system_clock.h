#pragma once

#include <base/clock.h>

namespace xindang::app {

/// The clock on the wall; the only one that does not stand still.
class SystemClock final : public Clock {
public:
    Instant now() const override;
};

} // namespace xindang::app
