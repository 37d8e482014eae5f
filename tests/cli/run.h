#pragma once

#include <base/random.h>
#include <cli/commands.h>

#include <sstream>
#include <string>
#include <vector>

namespace xindang::test {

/// Randomness that is none.
class Zeros final : public Random {
public:
    Bytes bytes(std::size_t count) override { return Bytes(count, '\0'); }
};

/// One run of the program without a process, on 5 January 2026: what it wrote and answered.
struct Run {
    explicit Run(
        std::vector<std::string> const& arguments, std::filesystem::path const& executable = "/nowhere/xindang")
    {
        FixedClock const clock{Instant{1'767'571'200}};
        Zeros random;
        NoLog log;
        std::ostringstream out_stream, err_stream;
        code = cli::run(arguments, cli::Surroundings{clock, random, log, out_stream, err_stream, false, executable,
                                       [](std::string const&) { return std::string(); },
                                       [](cli::Session&, cli::ServeOptions const&) {
                                           return cli::ExitCode::done();
                                       }});
        out = out_stream.str();
        err = err_stream.str();
    }

    int code;
    std::string out;
    std::string err;
};

} // namespace xindang::test
