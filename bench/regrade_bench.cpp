// What stands around the evaluation, over a real archive file with its real durability: loading columns, storing
// grades, one arriving record until its new grade is committed, and the explanation of one firm. Beside the floor: one
// durable transaction of two rows. Arguments: enterprises (2000), records of each (10), arrivals (500).
#include <archive/archive.h>
#include <base/files.h>
#include <crypto/system_random.h>
#include <grading_archive.h>
#include <sql/connection.h>
#include <support/measure.h>
#include <usecase/grading/explain_grade.h>
#include <usecase/grading/grade_enterprises.h>
#include <usecase/grading/load_columns.h>
#include <usecase/grading/regrade.h>

#include <algorithm>
#include <filesystem>
#include <unistd.h>
#include <vector>

namespace {

using namespace xindang;
using bench::must;

usecase::Actor const CLERK{"bench", {usecase::Duty::CreditAdministrator}};
constexpr std::size_t RECORDS_A_COMMIT = 100'000;

class Bench {
public:
    Bench(std::filesystem::path const& folder, std::size_t enterprises)
        : m_archive(
              must(archive::Archive::open(folder / "archive.sqlite", crypto::SecretKey::generate(m_random), m_random))),
          m_schemes{bench::shipped_scheme()},
          m_invented(scheme().definition())
    {
        auto writer = must(m_archive.writer(CLERK.login, m_clock));
        for (std::size_t at = 0; at < enterprises; ++at) {
            auto const facts = m_invented.enterprise({model::SubjectKind::Enterprise, at + 1});
            m_fields.push_back(facts.fields.front());
            model::Fields const attributes{{"enterprise_type", facts.types.front()},
                {"field", std::string(model::word_of(facts.fields.front()))},
                {"started_on", facts.started_on ? facts.started_on->text() : ""}};
            m_firms.push_back(must(writer.register_subject(
                {model::SubjectKind::Enterprise, "东屿省虚构第" + std::to_string(at) + "药业有限公司", {}, {},
                    attributes, must(model::CivilDate::parse("2020-01-01")), "bench"})));
        }
        writer.commit();
    }

    void add_records(std::size_t count)
    {
        for (std::size_t done = 0; done < count;) {
            auto writer = must(m_archive.writer(CLERK.login, m_clock));
            for (auto const end = std::min(count, done + RECORDS_A_COMMIT); done < end; ++done)
                must(writer.add_record(record(done % m_firms.size())));
            writer.commit();
        }
    }

    grading::Columns load() const
    {
        auto const& definition = scheme().definition();
        return must(usecase::load_columns(m_archive.view(), bench::cut_off_day(), usecase::ResultMeanings(definition)));
    }

    std::size_t grade(std::optional<model::SubjectId> firm)
    {
        NoProgress silent;
        return must(
            usecase::grade_enterprises(CLERK, {firm, bench::cut_off_day()}, scheme(), m_archive, m_clock, silent))
            .decided;
    }

    /// A record arrives; it and the new grades that rest on it become durable together.
    void arrival(std::size_t firm)
    {
        auto writer = must(m_archive.writer(CLERK.login, m_clock));
        must(writer.add_record(record(firm)));
        must(usecase::regrade_in(writer, {m_firms[firm]}, bench::cut_off_day(), scheme()));
        writer.commit();
    }

    void explain(std::size_t firm)
    {
        must(usecase::explain_grade(CLERK, {m_firms[firm], {}, {}, {}}, m_schemes, m_archive, m_clock));
    }

private:
    grading::Scheme const& scheme() const { return m_schemes.front(); }

    model::Record record(std::size_t firm)
    {
        auto made = m_invented.record(m_firms[firm], model::EntryNumber{1}, m_fields[firm]);
        made.authority = "东屿省药品监督管理局";
        made.region = "350100";
        made.number = "东药监〔2026〕" + std::to_string(++m_serial) + "号";
        made.summary = "虚构的记录，只用于测量";
        made.source = "东屿省药品监督管理局业务系统";
        made.source_ref = std::to_string(m_serial);
        return made;
    }

    crypto::SystemRandom m_random;
    FixedClock m_clock{must(Instant::parse("2026-07-01T01:00:00Z"))};
    archive::Archive m_archive;
    std::vector<grading::Scheme> m_schemes;
    bench::InventedArchive m_invented;
    std::vector<model::SubjectId> m_firms;
    std::vector<model::Field> m_fields;
    std::uint64_t m_serial = 0;
};

template <class Work> void print_percentiles(char const* what, std::size_t count, Work const& work)
{
    std::vector<double> wall;
    std::vector<double> cpu;
    for (std::size_t nth = 0; nth < count; ++nth) {
        auto const time = bench::time_of([&] { work(nth); });
        wall.push_back(1e3 * time.wall);
        cpu.push_back(1e3 * time.cpu);
    }
    std::sort(wall.begin(), wall.end());
    std::sort(cpu.begin(), cpu.end());
    std::printf("%s: by the clock p50 %.2f ms, p99 %.2f ms; CPU time p50 %.2f ms, p99 %.2f ms (%zu)\n", what,
        wall[count / 2], wall[count * 99 / 100], cpu[count / 2], cpu[count * 99 / 100], count);
}

void print_floor(std::filesystem::path const& file, std::size_t count)
{
    auto connection = must(sql::Connection::open(file, sql::Mode::ReadWrite));
    connection.script("CREATE TABLE t(number INTEGER PRIMARY KEY, octets TEXT)");
    std::string const octets(600, 'x');
    print_percentiles("floor, a durable transaction of two rows", count, [&](std::size_t nth) {
        must(connection.begin(sql::Turn::Write));
        for (std::size_t part = 0; part < 2; ++part)
            connection.execute("INSERT INTO t VALUES(?, ?)", {2 * nth + part, octets});
        connection.commit();
    });
}

} // namespace

int main(int argc, char** argv)
{
    std::size_t const enterprises = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2'000;
    std::size_t const records = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10;
    std::size_t const arrivals = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 500;
    auto const folder =
        std::filesystem::temp_directory_path() / ("xindang-regrade-bench-" + std::to_string(::getpid()));
    {
        Bench bench(folder, enterprises);
        auto const count = enterprises * records;
        auto const filling = bench::time_of([&] { bench.add_records(count); });
        std::printf("%zu enterprises, %zu records; append: %.0f records/s of CPU time\n", enterprises, count,
            static_cast<double>(count) / filling.cpu);
        auto const loading = bench::best_of(2, [&] { bench.load(); });
        std::printf("loading columns: %.2f s of CPU time, %.2f s by the clock, %.0f records/s of CPU time\n",
            loading.cpu, loading.wall, static_cast<double>(count) / loading.cpu);
        std::size_t decided = 0;
        auto const grading = bench::time_of([&] { decided = bench.grade(std::nullopt); });
        std::printf("grading all and storing %zu explained decisions, loading included: %.2f s of CPU time, %.2f s by "
                    "the clock\n",
            decided, grading.cpu, grading.wall);
        print_percentiles("one record until its grade is committed", arrivals,
            [&](std::size_t nth) { bench.arrival(nth * 7 % enterprises); });
        print_percentiles("explanation of one firm from the archive", arrivals,
            [&](std::size_t nth) { bench.explain(nth * 7 % enterprises); });
    }
    print_floor(folder / "floor.sqlite", arrivals);
    std::filesystem::remove_all(folder);
}
