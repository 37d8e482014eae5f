#include <partner/program.h>

#include <crypto/system_random.h>
#include <partner/commands.h>

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <stdexcept>

namespace xindang::partner {

namespace {

constexpr int USAGE = 64;
constexpr int LOCAL_FAILURE = 20;

class SystemClock final : public Clock {
public:
    Instant now() const override
    {
        using namespace std::chrono;
        return Instant{duration_cast<seconds>(system_clock::now().time_since_epoch()).count()};
    }
};

/// XINDANG_NOW makes time stand still, for tests.
std::unique_ptr<Clock> make_clock()
{
    auto const* const fixed = std::getenv("XINDANG_NOW");
    if (!fixed) return std::make_unique<SystemClock>();
    auto const instant = Instant::parse(fixed);
    if (!instant) throw std::invalid_argument("XINDANG_NOW is no time like 2026-01-05T09:00:00+08:00");
    return std::make_unique<FixedClock>(*instant);
}

/// One line each on standard error; the time is that of the journal.
class LineLog final : public Log {
public:
    explicit LineLog(std::ostream& out) : m_out(out) {}
    void write(LogLevel level, std::string_view message) override
    {
        auto const* word = level == LogLevel::Error ? "error: " : level == LogLevel::Warning ? "warning: " : "";
        if (level != LogLevel::Debug) m_out << word << message << std::endl;
    }

private:
    std::ostream& m_out;
};

} // namespace

int run_program(std::filesystem::path const& executable, std::vector<std::string> const& arguments)
try {
    auto const clock = make_clock();
    crypto::SystemRandom random;
    LineLog log(std::cerr);
    Surroundings surroundings{*clock, random, log, std::cout, std::cerr, executable};
    CLI::App app("Takes over the signed discipline lists of an issuer, and answers who is on them.", "xindang-list");
    app.set_version_flag("--version", XD_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.add_flag("--json", surroundings.json, "answers for programs");
    app.add_option("--schemas", surroundings.schemas, "the folder of the schemas (else beside the program)")
        ->type_name("DIR");
    int answer = 0;
    add_import_commands(app, surroundings, answer);
    add_follow_command(app, surroundings, answer);
    add_look_commands(app, surroundings, answer);
    add_feedback_commands(app, surroundings, answer);
    add_proof_command(app, surroundings, answer);
    try {
        auto reversed = std::vector<std::string>(arguments.rbegin(), arguments.rend());
        app.parse(reversed);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? 0 : USAGE;
    }
    return answer;
} catch (std::exception const& error) {
    std::cerr << "xindang-list: " << error.what() << '\n';
    return LOCAL_FAILURE;
}

} // namespace xindang::partner
