#pragma once

#include <fstream>
#include <string>

namespace xindang::test {

/// How much the resident memory of this process has grown at most since this was made, in megabytes. Nothing where the
/// kernel does not tell, or where a sanitizer keeps books of its own.
class PeakMemory {
public:
    PeakMemory()
    {
        // proc(5): 5 sets the peak back to what is resident now.
        std::ofstream("/proc/self/clear_refs") << "5";
        m_before = kilobytes("VmRSS:");
    }
    static bool can_measure()
    {
#if defined(__SANITIZE_ADDRESS__)
        return false;
#else
        return kilobytes("VmHWM:") > 0;
#endif
    }
    double megabytes() const
    {
        return static_cast<double>(kilobytes("VmHWM:") - m_before) / 1024;
    }

private:
    static long kilobytes(std::string const& name)
    {
        std::ifstream status("/proc/self/status");
        for (std::string word; status >> word;)
            if (word == name) {
                long value = 0;
                status >> value;
                return value;
            }
        return 0;
    }
    long m_before = 0;
};

} // namespace xindang::test
