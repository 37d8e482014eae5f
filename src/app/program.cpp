#include <app/program.h>

#include <app/serve.h>
#include <app/stream_log.h>
#include <app/system_clock.h>
#include <cli/commands.h>
#include <crypto/system_random.h>

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>

namespace xindang::app {

namespace {

std::string environment(std::string const& name)
{
    auto const* const value = std::getenv(name.c_str());
    return value ? value : "";
}

/// XINDANG_NOW makes time stand still: demonstrations and black-box tests need the same documents every day.
std::unique_ptr<Clock> make_clock()
{
    auto const fixed = environment("XINDANG_NOW");
    if (fixed.empty()) return std::make_unique<SystemClock>();
    auto const instant = Instant::parse(fixed);
    if (!instant) throw std::invalid_argument("XINDANG_NOW is no time like 2026-01-05T09:00:00+08:00");
    return std::make_unique<FixedClock>(*instant);
}

} // namespace

int run_program(std::filesystem::path const& executable, std::vector<std::string> const& arguments)
{
    try {
        auto const clock = make_clock();
        StreamLog log{std::cerr, *clock, environment("XINDANG_LOG") == "debug" ? LogLevel::Debug : LogLevel::Info};
        crypto::SystemRandom random;
        return cli::run(arguments, cli::Surroundings{*clock, random, log, std::cout, std::cerr, ::isatty(2) == 1,
                                       executable, environment, serve});
    } catch (std::exception const& error) {
        std::cerr << "xindang: " << error.what() << '\n';
        return 1;
    }
}

} // namespace xindang::app
