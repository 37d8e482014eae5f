#include <usecase/list/signal_waiter.h>

#include <algorithm>
#include <ctime>
#include <pthread.h>

namespace xindang::usecase {

// The clock may be set while we wait; whoever waits an hour looks at it now and then.
static constexpr std::int64_t LONGEST_WAIT = 30;

SignalWaiter::SignalWaiter(Clock const& clock) : m_clock(clock)
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGTERM);
    sigaddset(&m_signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
}

SignalWaiter::~SignalWaiter()
{
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

Waiter::Woken SignalWaiter::wait_until(Instant moment)
{
    for (;;) {
        auto const left = moment.unix_seconds() - m_clock.now().unix_seconds();
        timespec const patience{static_cast<std::time_t>(std::clamp<std::int64_t>(left, 0, LONGEST_WAIT)), 0};
        if (sigtimedwait(&m_signals, nullptr, &patience) > 0) return Woken::ToStop;
        if (left <= LONGEST_WAIT && m_clock.now() >= moment) return Woken::ByTime;
    }
}

} // namespace xindang::usecase
