// How many persons and firms a running service screens, asked over HTTP as partners ask it, beside the same by a file.
// The service is a process of its own, and so is its office: 100,000 persons on one list, 20,000 firms on another.
//   bench_screening_service [PERSONS] [FIRMS] [SECONDS of each measure]

#include <base/json.h>
#include <screening_office.h>
#include <support/measure.h>
#include <support/service.h>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

using namespace xindang;
using namespace xindang::bench;

namespace {

constexpr double TARGET = 5'000; ///< exact queries a second over HTTP
constexpr std::size_t ONE_LISTED_IN = 10;
constexpr std::size_t FILE_ROWS = 100'000;

/// What is asked, and how the n-th query is written.
struct Kind {
    char const* name;
    char const* path;
    std::function<std::string(std::size_t)> query;
};

std::vector<Kind> kinds_of(ScreeningOffice const& office)
{
    auto const of = [](std::vector<std::string> const& all, std::size_t n) {
        return all.empty() ? std::string("无") : all[n * 7919 % all.size()];
    };
    auto const member = [](char const* name, std::string const& value) {
        return Json::object().set(name, value).text();
    };
    auto const number = [&office, of, member](std::size_t n) {
        auto const listed = n % ONE_LISTED_IN == 0;
        return member("person_id",
            listed ? of(office.person_numbers(), n) : ScreeningOffice::number_of_a_stranger(n % 5'000'000));
    };
    return {{"numbers, /screen", "/api/v1/screen", number}, {"numbers, /screen/lists", "/api/v1/screen/lists", number},
        {"firms' names, /screen/lists", "/api/v1/screen/lists",
            [&office, of, member](std::size_t n) {
                return member("name", of(office.firm_names(), n));
            }},
        {"persons' names, /screen/lists", "/api/v1/screen/lists", [&office, of](std::size_t n) {
             return Json::object()
                 .set("type", "person")
                 .set("name", of(office.person_names(), n))
                 .set("birth_year", std::to_string(1950 + n % 50))
                 .text();
         }}};
}

/// Bodies made beforehand, so that the measure has none of the asker's own work.
std::vector<std::string> bodies(Kind const& kind, std::size_t batch)
{
    std::vector<std::string> all;
    for (std::size_t i = 0, n = 0; i < std::max<std::size_t>(8, 2'000 / batch); ++i) {
        std::string body = R"({"queries":[)";
        for (std::size_t j = 0; j < batch; ++j)
            body += (j == 0 ? "" : ",") + kind.query(n++);
        all.push_back(body + "]}");
    }
    return all;
}

struct Load {
    std::size_t requests = 0;
    std::size_t failures = 0;
    std::vector<double> seconds; ///< of each request
    double wall = 0;
};

/// So many connections ask one request after another until the time is over.
Load load(Service const& service, std::string const& token, Kind const& kind, std::vector<std::string> const& bodies,
    std::size_t connections, double seconds)
{
    std::vector<Load> parts(connections);
    std::vector<std::thread> threads;
    auto const begin = wall_seconds();
    for (std::size_t which = 0; which < connections; ++which)
        threads.emplace_back([&, which] {
            Connection connection(service.port(), token);
            auto& part = parts[which];
            for (auto i = which; wall_seconds() - begin < seconds; ++i) {
                auto const start = wall_seconds();
                if (connection.post(kind.path, bodies[i % bodies.size()]).status != 200) ++part.failures;
                part.seconds.push_back(wall_seconds() - start);
            }
        });
    for (auto& thread : threads)
        thread.join();
    Load whole;
    whole.wall = wall_seconds() - begin;
    for (auto const& part : parts) {
        whole.failures += part.failures;
        whole.seconds.insert(whole.seconds.end(), part.seconds.begin(), part.seconds.end());
    }
    whole.requests = whole.seconds.size();
    std::sort(whole.seconds.begin(), whole.seconds.end());
    return whole;
}

double percentile(std::vector<double> const& sorted, double share)
{
    if (sorted.empty()) return 0;
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
}

void measure(Service const& service, std::string const& token, Kind const& kind, double seconds)
{
    for (std::size_t const batch : {1, 100, 1000}) {
        auto const asked = bodies(kind, batch);
        for (std::size_t const connections : {1, 2, 4}) {
            auto const cpu = service.cpu_seconds();
            auto const done = load(service, token, kind, asked, connections, seconds);
            auto const used = service.cpu_seconds() - cpu;
            auto const queries = static_cast<double>(done.requests * batch);
            std::printf("%-30s %5zu %5zu %10.0f/s %12.0f/s %9.2f ms %9.2f ms%s\n", kind.name, batch, connections,
                queries / done.wall, used > 0 ? queries / used : 0, 1000 * percentile(done.seconds, 0.5),
                1000 * percentile(done.seconds, 0.99),
                done.failures > 0 ? ("  " + std::to_string(done.failures) + " FAILED").c_str() : "");
            std::fflush(stdout);
        }
    }
}

/// A new state is published while partners ask: who waits for it, and how long.
void measure_renewal(Service const& service, std::string const& token, Kind const& kind, ScreeningOffice& office)
{
    auto const asked = bodies(kind, 1);
    std::atomic<bool> over{false};
    std::vector<double> waits;
    std::size_t failures = 0;
    std::thread asker([&] {
        Connection connection(service.port(), token);
        for (std::size_t i = 0; !over; ++i) {
            auto const start = wall_seconds();
            if (connection.post(kind.path, asked[i % asked.size()]).status != 200) ++failures;
            waits.push_back(wall_seconds() - start);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    });
    auto const seq = office.publish_more(100).seq;
    Connection watcher(service.port(), token);
    auto const wanted =
        "\"seq\":" + std::string(kind.path == std::string("/api/v1/screen") ? "\"" : "") + std::to_string(seq);
    auto const published = wall_seconds();
    auto first = wall_seconds() - published;
    while (watcher.post(kind.path, asked[0]).body.find(wanted) == std::string::npos && wall_seconds() - published < 120)
        first = wall_seconds() - published;
    first = wall_seconds() - published;
    over = true;
    asker.join();
    std::sort(waits.begin(), waits.end());
    std::printf("%-30s new state answered %.2f s after its publication; of %zu requests meanwhile %zu failed, median "
                "%.2f ms, longest %.2f s, second longest %.3f s\n",
        kind.name, first, waits.size(), failures, 1000 * percentile(waits, 0.5), waits.back(),
        waits.size() > 1 ? waits[waits.size() - 2] : 0.0);
}

void measure_file(std::filesystem::path const& data, std::filesystem::path const& work, ScreeningOffice const& office)
{
    auto const run = [&](char const* what, char const* heading, auto const& cell) {
        std::ofstream file(work / "asked.csv");
        file << "序号," << heading << "\n";
        for (std::size_t i = 0; i < FILE_ROWS; ++i)
            file << i + 1 << ',' << cell(i) << "\n";
        file.close();
        auto const start = wall_seconds();
        auto const status =
            std::system((std::string(XD_PROGRAM) + " list screen '" + (work / "asked.csv").string() + "' --data '" +
                         data.string() + "' --form csv --out '" + (work / "answers.csv").string() + "' >/dev/null 2>&1")
                            .c_str());
        auto const seconds = wall_seconds() - start;
        std::printf("file of %zu %-18s %6.1f s, %.0f/s with loading (exit %d)\n", FILE_ROWS, what, seconds,
            static_cast<double>(FILE_ROWS) / seconds, WEXITSTATUS(status));
        std::fflush(stdout);
    };
    run("numbers", "身份证号", [&](std::size_t i) {
        return i % ONE_LISTED_IN == 0 ? office.person_numbers()[i * 7919 % office.person_numbers().size()]
                                      : ScreeningOffice::number_of_a_stranger(i);
    });
    if (!office.firm_names().empty())
        run("firms' names", "名称", [&](std::size_t i) { return office.firm_names()[i % office.firm_names().size()]; });
}

std::size_t argument(int count, char** arguments, int which, std::size_t fallback)
{
    return which < count ? std::strtoul(arguments[which], nullptr, 10) : fallback;
}

} // namespace

int main(int count, char** arguments)
{
    auto const persons = argument(count, arguments, 1, 100'000), firms = argument(count, arguments, 2, 20'000);
    auto const seconds = static_cast<double>(argument(count, arguments, 3, 2));
    auto const work =
        std::filesystem::temp_directory_path() / ("screening_service_bench-" + std::to_string(::getpid()));
    std::filesystem::create_directories(work);
    {
        ScreeningOffice office(work / "data", persons, firms);
        auto const token = office.token();
        Service const service(XD_PROGRAM, work / "data", work / "log");
        auto const kinds = kinds_of(office);
        std::printf("%zu persons and %zu firms listed; one query in %zu is about somebody listed, names all are; the "
                    "service needs %zu MB before it is asked\n",
            persons, firms, ONE_LISTED_IN, service.resident_octets() >> 20);
        for (auto const& kind : {kinds[0], kinds[1]}) {
            auto const first = wall_seconds();
            Connection(service.port(), token).post(kind.path, bodies(kind, 1).front());
            std::printf("%-30s the first answer after %.2f s; %zu MB, at most %zu MB\n", kind.name,
                wall_seconds() - first, service.resident_octets() >> 20, service.most_octets() >> 20);
        }
        std::printf("%-30s batch  conn.   by the clock  of CPU time        p50 of a request, p99 (target %.0f/s)\n", "",
            TARGET);
        for (auto const& kind : kinds)
            measure(service, token, kind, seconds);
        for (auto const& kind : {kinds[0], kinds[1]})
            measure_renewal(service, token, kind, office);
        std::printf(
            "the service holds %zu MB, at most %zu MB\n", service.resident_octets() >> 20, service.most_octets() >> 20);
        measure_file(work / "data", work, office);
    }
    std::filesystem::remove_all(work);
}
