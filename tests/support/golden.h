#pragma once

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace xindang::test {

/// Compares text with tests/golden/NAME. On a difference it names the first differing line, keeps what came out as
/// NAME.actual in the build folder and says how to accept it. XD_ACCEPT=1 writes the golden file instead.
inline void check_golden(std::string const& name, std::string const& actual)
{
    auto const path = std::filesystem::path(XD_SOURCE_DIR) / "tests" / "golden" / name;
    if (auto const* const accept = std::getenv("XD_ACCEPT"); accept && std::string(accept) == "1") {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << actual;
        BOOST_TEST_MESSAGE("accepted " << name);
        return;
    }
    std::ifstream file(path, std::ios::binary);
    std::string const expected{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (expected == actual) {
        BOOST_CHECK(true);
        return;
    }
    auto const kept = std::filesystem::path(XD_BINARY_DIR) / "golden" / (name + ".actual");
    std::filesystem::create_directories(kept.parent_path());
    std::ofstream(kept, std::ios::binary) << actual;

    std::istringstream expected_lines(expected);
    std::istringstream actual_lines(actual);
    std::string expected_line;
    std::string actual_line;
    auto number = 0;
    while (true) {
        ++number;
        auto const more_expected = static_cast<bool>(std::getline(expected_lines, expected_line));
        auto const more_actual = static_cast<bool>(std::getline(actual_lines, actual_line));
        if (!more_expected) expected_line = "(end)";
        if (!more_actual) actual_line = "(end)";
        if (expected_line != actual_line || !more_expected || !more_actual) break;
    }
    BOOST_ERROR(name << " line " << number << "\n  expected: " << expected_line << "\n  actual:   " << actual_line
                     << "\n  to accept: XD_ACCEPT=1 ctest --preset dev -R " << name.substr(0, name.find('/')));
}

} // namespace xindang::test
