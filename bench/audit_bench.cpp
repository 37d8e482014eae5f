#include <grading/audit.h>

#include <grading_archive.h>
#include <support/measure.h>

#include <string>

using namespace xindang;

// What an audit of a whole country costs beside grading it once: the floor that no audit can be below.
//   bench_audit [ENTERPRISES] [RECORDS OF EACH]
int main(int argc, char** argv)
{
    std::size_t const enterprises = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    std::size_t const records = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10;
    auto const scheme = bench::shipped_scheme();
    auto const columns = bench::InventedArchive(scheme.definition()).make(enterprises, records);
    grading::Plan const plan(scheme, columns, bench::cut_off_day());
    grading::Strata strata;
    for (std::size_t at = 0; at < enterprises; ++at) {
        strata.regions.push_back(std::to_string(at % 100));
        strata.sizes.push_back(std::to_string(at % 5));
    }
    auto const grading = bench::time_of([&] { plan.evaluate(); });
    std::size_t kinds = 0;
    auto const audit = bench::time_of([&] { kinds = grading::audit(plan, strata, 20).missing.size(); });
    std::printf("%zu enterprises, %zu records, one thread\n", enterprises, columns.record_count());
    std::printf("grading once %.2f s; audit %.2f s of CPU time (it grades %zu times): %.1f times the floor\n",
        grading.cpu, audit.cpu, kinds + 1, audit.cpu / grading.cpu);
}
