#include <partner/program.h>

int main(int argc, char** argv)
{
    // The kernel knows where the program really lies; argv[0] is only what the caller said.
    return xindang::partner::run_program(std::filesystem::read_symlink("/proc/self/exe"), {argv + 1, argv + argc});
}
