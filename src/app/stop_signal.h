#pragma once

#include <csignal>

namespace xindang::app {

/// SIGTERM and SIGINT as something one waits for instead of something that interrupts. Made in the first thread before
/// any other starts, so that every thread holds the signals back and only wait() takes them.
class StopSignal {
public:
    StopSignal();
    StopSignal(StopSignal const&) = delete;
    StopSignal& operator=(StopSignal const&) = delete;
    ~StopSignal();

    /// Returns once the process was asked to stop.
    void wait() const;

private:
    sigset_t m_signals;
    sigset_t m_before;
};

} // namespace xindang::app
