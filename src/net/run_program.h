#pragma once

#include <string>
#include <vector>

namespace xindang::net {

/// What a program said, and how it ended.
struct ProgramEnd {
    int status = -1;     ///< -1: it could not be run, or was ended
    std::string words;   ///< the beginning of what it printed
    bool in_time = true; ///< false: it was ended because it took too long
};

/// Runs another program without a shell: the words go to it as they are, `input` is its standard input, and no signal
/// is held back from it. It is ended after so many seconds.
ProgramEnd run_program(std::vector<std::string> const& words, std::string const& input, int seconds);

} // namespace xindang::net
