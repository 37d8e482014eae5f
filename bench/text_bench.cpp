// How many names a second get a search key and a reading, against the floor of decoding and encoding the same names.

#include <base/utf8.h>
#include <text/search_key.h>

#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace xindang;

namespace {

// CPU time of this thread: other work on the machine does not count.
double seconds()
{
    std::timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

template <class Work> double names_per_second(std::vector<std::string> const& names, Work const& work)
{
    constexpr auto ROUNDS = 20;
    std::size_t octets = 0;
    for (auto const& name : names) // tables fill on first use
        octets += work(name);
    auto const start = seconds();
    for (auto round = 0; round < ROUNDS; ++round)
        for (auto const& name : names)
            octets += work(name);
    auto const spent = seconds() - start;
    return octets == 0 ? 0 : ROUNDS * static_cast<double>(names.size()) / spent;
}

} // namespace

int main()
{
    std::vector<std::string> names;
    for (auto i = 0; i < 5000; ++i) {
        names.push_back("东屿省星槎制药有限公司第" + std::to_string(i) + "分公司");
        names.push_back(i % 2 == 0 ? "单雄信" : "王𬱖");
    }
    auto const floor =
        names_per_second(names, [](auto const& name) { return utf8::encode(utf8::decode(name)).size(); });
    auto const keys = names_per_second(names, [](auto const& name) { return text::search_key(name).size(); });
    auto const readings =
        names_per_second(names, [](auto const& name) { return text::pinyin(name, text::NameKind::Firm).full.size(); });
    std::printf("search keys  %9.0f/s  %.2f of decoding and encoding (%.0f/s)\n", keys, keys / floor, floor);
    std::printf("readings     %9.0f/s  %.2f of decoding and encoding\n", readings, readings / floor);
}
