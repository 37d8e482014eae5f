#pragma once

#include <base/clock.h>
#include <usecase/list/follow_list.h>

#include <csignal>

namespace xindang::usecase {

/// Waits by the real clock; SIGTERM and SIGINT end the wait, and otherwise wait themselves until the work in hand is
/// done. Made in the first thread before any other starts.
class SignalWaiter final : public Waiter {
public:
    explicit SignalWaiter(Clock const& clock);
    SignalWaiter(SignalWaiter const&) = delete;
    SignalWaiter& operator=(SignalWaiter const&) = delete;
    ~SignalWaiter() override;
    Woken wait_until(Instant moment) override;

private:
    Clock const& m_clock;
    sigset_t m_signals;
    sigset_t m_before;
};

} // namespace xindang::usecase
