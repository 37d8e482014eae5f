#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xindang::net {

/// What a program said, and how it ended.
struct ProgramEnd {
    int status = -1;     ///< -1: it could not be run, or was ended
    std::string words;   ///< the beginning of what it printed
    bool in_time = true; ///< false: it was ended because it took too long
    bool in_size = true; ///< false: it was ended because it wrote more than it may
};

/// Runs another program without a shell: the words go to it as they are, `input` is its standard input, and no signal
/// is held back from it. It is ended after so many seconds, and when it is about to write a file larger than
/// `largest_file` octets: the system sees to that from the moment it has its input.
ProgramEnd run_program(std::vector<std::string> const& words, std::string const& input, int seconds,
    std::optional<std::uint64_t> largest_file = {});

} // namespace xindang::net
