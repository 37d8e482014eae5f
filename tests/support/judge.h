#pragma once

#include <base/bytes.h>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace xindang::test {

/// What a foreign program answered.
struct Judgement {
    int status;        ///< exit code
    std::string words; ///< stdout and stderr
};

/// Runs a shell command: the outside judges of our files (openssl, xmlsec1, xmllint, qpdf, pdfsig …).
inline Judgement judge(std::string const& command)
{
    auto* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe) throw std::runtime_error("no shell");
    Judgement judgement{0, {}};
    std::array<char, 4096> piece;
    for (std::size_t size; (size = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
        judgement.words.append(piece.data(), size);
    auto const status = ::pclose(pipe);
    judgement.status = status > 255 ? status >> 8 : status;
    return judgement;
}

/// Skips the rest of a case, with a message, when a judge is not installed: never a silent pass.
inline bool has_judge(std::string const& program)
{
    if (judge("command -v " + program).status == 0) return true;
    BOOST_TEST_MESSAGE("SKIPPED: " + program + " is not installed");
    BOOST_WARN_MESSAGE(false, program + " is not installed");
    return false;
}

} // namespace xindang::test
