#include <app/stream_log.h>

#include <algorithm>
#include <ostream>
#include <string>

namespace xindang::app {

static char const* word_of(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    }
    return "?";
}

StreamLog::StreamLog(std::ostream& stream, Clock const& clock, LogLevel least)
    : m_stream(stream), m_clock(clock), m_least(least)
{}

void StreamLog::write(LogLevel level, std::string_view message)
{
    if (level < m_least) return;
    std::string line{message};
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    std::lock_guard const lock{m_mutex};
    m_stream << m_clock.now().text() << ' ' << word_of(level) << ' ' << line << std::endl;
}

} // namespace xindang::app
