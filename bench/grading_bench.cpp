// Grades invented enterprises by the scheme that ships, from columns in memory, beside the floor: one pass over the
// columns that every evaluation has to read. Arguments: enterprises (1000000), records of each (10), and a folder into
// which all is written that bench/peers needs to do the same work.
#include <base/files.h>
#include <base/json.h>
#include <grading/evaluate.h>
#include <grading/explanation.h>
#include <grading_archive.h>
#include <grading_rules.h>
#include <grading_sql.h>
#include <support/measure.h>

#include <filesystem>
#include <malloc.h>
#include <string>

namespace {

using namespace xindang;
using bench::Time;

constexpr int ROUNDS = 7;
constexpr std::size_t SAMPLE_FOR_ENGINES = 1'000;

/// What nobody can do without: reading day, class and repair of each record once.
std::int64_t read_once(grading::Columns const& columns)
{
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < columns.record_count(); ++at)
        sum += columns.day[at] + columns.record_class[at] + (columns.repaired_on[at] != grading::NO_DAY);
    return sum;
}

struct Figures {
    Time bound;
    Time floor;
    Time one;
    Time two;
    double explained; ///< CPU seconds for one enterprise
};

Figures measure(grading::Scheme const& scheme, grading::Columns const& columns)
{
    std::int64_t used = 0;
    Figures figures{};
    figures.bound = bench::best_of(
        3, [&] { used += grading::Plan(scheme, columns, bench::cut_off_day()).cut_off().days_since_epoch(); });
    grading::Plan const plan(scheme, columns, bench::cut_off_day());
    figures.floor = bench::best_of(ROUNDS, [&] { used += read_once(columns); });
    figures.one = bench::best_of(ROUNDS, [&] { used += static_cast<std::int64_t>(plan.evaluate().size()); });
    figures.two = bench::best_of(ROUNDS, [&] { used += static_cast<std::int64_t>(plan.evaluate_by(2).size()); });
    if (plan.evaluate_by(2) != plan.evaluate()) {
        std::fprintf(stderr, "two threads disagree with one\n");
        std::exit(1);
    }
    auto const firms = std::min<std::size_t>(columns.enterprises.size(), 2'000);
    auto const explaining = bench::best_of(3, [&] {
        for (std::size_t at = 0; at < firms; ++at)
            used += static_cast<std::int64_t>(grading::to_json(grading::explain(plan, at), {}).size());
    });
    figures.explained = explaining.cpu / static_cast<double>(firms);
    if (used == 42) std::puts(""); // or the compiler might leave the work out
    return figures;
}

void print(Figures const& figures, std::size_t enterprises, std::size_t records)
{
    auto const firms = static_cast<double>(enterprises);
    std::printf("binding the scheme to the columns: %.1f ms of CPU time\n", 1e3 * figures.bound.cpu);
    std::printf(
        "one thread:  %.3f s of CPU time, %.3f s by the clock, %.0f enterprises/s of CPU time, %.1f ns a record\n",
        figures.one.cpu, figures.one.wall, firms / figures.one.cpu,
        1e9 * figures.one.cpu / static_cast<double>(records));
    std::printf("two threads: %.3f s of CPU time (%.3f s each), %.3f s by the clock\n", figures.two.cpu,
        figures.two.cpu / 2, figures.two.wall);
    std::printf("floor, one pass over the columns: %.4f s of CPU time; ratio to the floor %.1f\n", figures.floor.cpu,
        figures.one.cpu / figures.floor.cpu);
    std::printf("explanation as JSON: %.3f ms of CPU time an enterprise\n", 1e3 * figures.explained);
}

void write(std::string const& path, std::string const& octets)
{
    write_file_atomically(path, octets, Durable::No);
}

void write_for_peers(
    std::string const& folder, grading::Scheme const& scheme, grading::Columns const& columns, Figures const& figures)
{
    std::filesystem::create_directories(folder);
    auto const& definition = scheme.definition();
    bench::write_tables(folder, columns, definition);
    bench::write_marks(folder, grading::Plan(scheme, columns, bench::cut_off_day()).evaluate());
    write(folder + "/bind.sql", bench::bind_sql(definition, bench::cut_off_day()));
    auto const plain = bench::plain_part(scheme);
    auto const sample = std::min(columns.enterprises.size(), SAMPLE_FOR_ENGINES);
    write(folder + "/rules.json", bench::rules_json(plain, columns, bench::cut_off_day(), sample));
    auto const microseconds = [](double seconds) {
        return static_cast<std::int64_t>(1e6 * seconds);
    };
    grading::Plan const plan(plain, columns, bench::cut_off_day());
    auto const plain_time = bench::best_of(3, [&] { (void)plan.evaluate(); });
    write(folder + "/ours.json", Json::object()
                                     .set("enterprises", columns.enterprises.size())
                                     .set("records", columns.record_count())
                                     .set("indicators", definition.indicators.size())
                                     .set("plainIndicators", plain.definition().indicators.size())
                                     .set("oneThreadCpu", microseconds(figures.one.cpu))
                                     .set("twoThreadsCpu", microseconds(figures.two.cpu))
                                     .set("twoThreadsWall", microseconds(figures.two.wall))
                                     .set("plainCpu", microseconds(plain_time.cpu))
                                     .text());
}

} // namespace

int main(int argc, char** argv)
{
    std::size_t const enterprises = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    std::size_t const records = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10;
    auto const scheme = bench::shipped_scheme();
    auto const& definition = scheme.definition();
    auto const before = static_cast<double>(bench::resident_octets());
    auto const columns = bench::InventedArchive(definition).make(enterprises, records);
    ::malloc_trim(0); // or what the builder has given back would count too
    auto const taken = static_cast<double>(bench::resident_octets()) - before;
    std::printf("%zu enterprises, %zu records, %zu indicators, %zu limits, %zu classes of record\n",
        columns.enterprises.size(), columns.record_count(), definition.indicators.size(), definition.limits.size(),
        columns.classes.size());
    std::printf("memory: %.1f octets a record in use, enterprises and dictionaries included\n",
        taken / static_cast<double>(columns.record_count()));
    auto const figures = measure(scheme, columns);
    print(figures, columns.enterprises.size(), columns.record_count());
    if (argc > 3) write_for_peers(argv[3], scheme, columns, figures);
}
