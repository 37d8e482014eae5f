#pragma once

#include <base/outcome.h>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace xindang {

/// A moment, in whole seconds since 1970-01-01T00:00:00Z. Civil dates are model::CivilDate, never this.
class Instant {
public:
    constexpr explicit Instant(std::int64_t unix_seconds) : m_seconds(unix_seconds) {}
    /// Reads RFC 3339 with a zone: "2026-01-05T09:00:00+08:00" or "...Z". Fractions are refused.
    static Outcome<Instant> parse(std::string_view text);

    constexpr std::int64_t unix_seconds() const { return m_seconds; }
    /// RFC 3339 in the time of Shanghai (+08:00), the only zone our users live in.
    std::string text() const;
    /// RFC 3339 in UTC, ending in Z.
    std::string utc_text() const;
    constexpr Instant plus_seconds(std::int64_t seconds) const { return Instant{m_seconds + seconds}; }

    auto operator<=>(Instant const&) const = default;

private:
    std::int64_t m_seconds;
};

/// Where the time comes from. Nothing below app/ reads the wall clock.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

/// A clock that stands still.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant instant) : m_instant(instant) {}
    Instant now() const override { return m_instant; }

private:
    Instant m_instant;
};

} // namespace xindang
