#include <support/measure.h>

#include <fstream>
#include <unistd.h>

namespace xindang::bench {

std::size_t resident_octets()
{
    std::size_t pages = 0;
    std::size_t resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

} // namespace xindang::bench
