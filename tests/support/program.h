#pragma once

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <support/temp_folder.h>

namespace xindang::test {

/// One run of the built program as a user runs it: what it wrote and answered. The target must depend on `xindang`.
struct Program {
    explicit Program(std::vector<std::string> const& arguments, std::string const& environment = "")
    {
        TempFolder const folder;
        auto const out_file = folder.path() / "out";
        auto const err_file = folder.path() / "err";
        std::string command = "env -u XINDANG_DATA -u XINDANG_HOME " + environment + " '" XD_BINARY_DIR "/xindang'";
        for (auto const& argument : arguments)
            command += " " + quoted(argument);
        command += " >" + quoted(out_file) + " 2>" + quoted(err_file);
        auto const status = std::system(command.c_str());
        if (!WIFEXITED(status)) throw std::runtime_error("died: " + command);
        code = WEXITSTATUS(status);
        out = content(out_file);
        err = content(err_file);
    }

    int code;
    std::string out;
    std::string err;

private:
    static std::string quoted(std::string const& text)
    {
        std::string quoted = "'";
        for (char const c : text)
            quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return quoted + "'";
    }

    static std::string content(std::filesystem::path const& file)
    {
        std::ifstream stream{file, std::ios::binary};
        std::ostringstream text;
        text << stream.rdbuf();
        return text.str();
    }
};

} // namespace xindang::test
