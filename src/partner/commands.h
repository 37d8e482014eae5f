#pragma once

#include <base/clock.h>
#include <base/json.h>
#include <base/log.h>
#include <base/random.h>
#include <exchange/report.h>
#include <usecase/actor.h>

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace xindang::partner {

/// What the commands of this program work with.
struct Surroundings {
    Clock const& clock;
    Random& random;
    Log& log;
    std::ostream& out;
    std::ostream& err;
    std::filesystem::path executable;
    std::filesystem::path schemas = {}; ///< given, or found beside the program
    bool json = false;

    /// Whoever can run the program on the state folder can read it: a password here would protect nothing.
    usecase::Actor actor() const;
    std::filesystem::path schema_folder() const;
    int refuse(Refusal const& refusal) const;
    /// Text for people, or JSON for programs.
    void print(std::string_view text, Json const& answer) const;
};

using Run = std::function<int()>;
/// A command; `run` is called after all options are read, and `chosen` keeps its answer.
CLI::App& add(CLI::App& root, int& answer, std::string const& name, std::string const& summary, Run run);

void add_import_commands(CLI::App& root, Surroundings& surroundings, int& answer);   // import, verify
void add_follow_command(CLI::App& root, Surroundings& surroundings, int& answer);    // follow
void add_look_commands(CLI::App& root, Surroundings& surroundings, int& answer);     // status, show, check
void add_feedback_commands(CLI::App& root, Surroundings& surroundings, int& answer); // feedback-key, todo, note, send
void add_proof_command(CLI::App& root, Surroundings& surroundings, int& answer);     // verify-proof

} // namespace xindang::partner
