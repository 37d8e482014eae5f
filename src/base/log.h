#pragma once

#include <string_view>

namespace xindang {

enum class LogLevel { Debug, Info, Warning, Error };

/// Where messages for the operator go: English, one line, never personal data or key material.
class Log {
public:
    virtual ~Log() = default;
    virtual void write(LogLevel level, std::string_view message) = 0;

    void info(std::string_view message) { write(LogLevel::Info, message); }
    void warning(std::string_view message) { write(LogLevel::Warning, message); }
    void error(std::string_view message) { write(LogLevel::Error, message); }
};

/// A log that forgets.
class NoLog final : public Log {
public:
    void write(LogLevel, std::string_view) override {}
};

} // namespace xindang
