#include <app/stop_signal.h>

#include <pthread.h>

#include <system_error>

namespace xindang::app {

StopSignal::StopSignal()
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGTERM);
    sigaddset(&m_signals, SIGINT);
    if (auto const error = ::pthread_sigmask(SIG_BLOCK, &m_signals, &m_before))
        throw std::system_error(error, std::generic_category(), "pthread_sigmask");
}

StopSignal::~StopSignal()
{
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void StopSignal::wait() const
{
    int taken = 0;
    if (auto const error = ::sigwait(&m_signals, &taken))
        throw std::system_error(error, std::generic_category(), "sigwait");
}

} // namespace xindang::app
