#include <cli/progress_bar.h>

#include <algorithm>
#include <ostream>
#include <string>

namespace xindang::cli {

using namespace std::chrono_literals;

static constexpr auto PATIENCE = 1s;
static constexpr auto INTERVAL = 100ms;
static constexpr std::size_t WIDTH = 30;
static constexpr char const* WIPE = "\r\x1b[K";

ProgressBar::ProgressBar(std::ostream* terminal) : m_terminal(terminal) {}

ProgressBar::~ProgressBar()
{
    if (m_visible) *m_terminal << WIPE << std::flush;
}

void ProgressBar::at(std::size_t done, std::size_t total, std::string_view what)
{
    if (!m_terminal) return;
    auto const now = Steady::now();
    if (now - m_begin < PATIENCE || (now - m_drawn < INTERVAL && done != total)) return;
    m_drawn = now;
    m_visible = true;
    *m_terminal << WIPE;
    if (total > 0) {
        auto const filled = std::min(WIDTH, done * WIDTH / total);
        *m_terminal << '[' << std::string(filled, '#') << std::string(WIDTH - filled, ' ') << "] " << done * 100 / total
                    << "% ";
    } else {
        *m_terminal << done << ' ';
    }
    *m_terminal << what << std::flush;
    if (total > 0 && done >= total) {
        *m_terminal << WIPE << std::flush;
        m_visible = false;
    }
}

} // namespace xindang::cli
