#pragma once

#include <base/clock.h>
#include <base/log.h>

#include <iosfwd>
#include <mutex>

namespace xindang::app {

/// One line a message on a stream, usually standard error: time, level, message. Line breaks inside a message become
/// spaces, so that nobody can write a line of their own into the log. Messages under the least level are dropped.
/// Several threads may write.
class StreamLog final : public Log {
public:
    StreamLog(std::ostream& stream, Clock const& clock, LogLevel least);
    void write(LogLevel level, std::string_view message) override;

private:
    std::mutex m_mutex;
    std::ostream& m_stream;
    Clock const& m_clock;
    LogLevel m_least;
};

} // namespace xindang::app
