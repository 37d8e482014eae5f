#pragma once

#include <base/progress.h>

#include <chrono>
#include <iosfwd>

namespace xindang::cli {

/// A bar on a terminal, drawn only when the work has taken longer than a second, at most ten times a second, and
/// wiped when it is done. It writes to standard error, so results can be piped meanwhile.
class ProgressBar final : public Progress {
public:
    /// `terminal` is null where nobody watches; then nothing is ever drawn.
    explicit ProgressBar(std::ostream* terminal);
    ProgressBar(ProgressBar const&) = delete;
    ProgressBar& operator=(ProgressBar const&) = delete;
    ~ProgressBar() override;

    void at(std::size_t done, std::size_t total, std::string_view what) override;

private:
    // NB: a steady clock measures how long something took; it tells no time of day, so it is not passed in.
    using Steady = std::chrono::steady_clock;

    std::ostream* m_terminal;
    Steady::time_point m_begin = Steady::now();
    Steady::time_point m_drawn = m_begin;
    bool m_visible = false;
};

} // namespace xindang::cli
