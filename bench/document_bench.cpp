// How many decisions one core makes in a second, from facts XML to the signed PDF/A-3a (P-256, B-B): schema, XSLT,
// layout, drawing, fonts, compression, signature. Against the floor that cryptography sets: SHA-256 over the same
// octets and one signature. Also how long the first document of a process takes, and how much memory it all needs.

#include <base/files.h>
#include <crypto/certificate.h>
#include <crypto/hash.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>
#include <document/press.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>

#include <sys/resource.h>

using namespace xindang;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

template <class T> T must(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    std::fprintf(stderr, "%s: %s\n", outcome.refusal().where.c_str(), outcome.refusal().reason.c_str());
    std::exit(1);
}

// CPU time of this thread: other work on the machine does not count.
double seconds()
{
    std::timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

template <class Work> double cost(int rounds, Work const& work)
{
    auto const begin = seconds();
    for (int i = 0; i < rounds; ++i)
        work(i);
    return (seconds() - begin) / rounds;
}

double wall_seconds()
{
    std::timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

long resident_megabytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

} // namespace

// With "--json FOLDER" the figures are for a program (bench/peers/documents/run.py), and the folder gets what the peers
// print: gongwen.xml, and our file of it.
int main(int count, char** words)
{
    bool const for_peers = count == 3 && std::string_view(words[1]) == "--json";
    auto const start = wall_seconds();
    constexpr int ROUNDS = 300;
    crypto::SystemRandom random;
    auto const key = crypto::generate_key(crypto::KeyKind::EcP256);
    auto const certificate =
        crypto::make_self_signed({"测试", "测试", Instant{1767500000}, Instant{1867500000}}, *key, random);
    auto const begin = seconds();
    auto const press = must(document::Press::open(HOME));
    auto const opening = seconds() - begin;

    auto const facts = must(read_file(HOME / "bench/ban-decision-two-pages.xml", 1 << 20));
    auto const print = [&](int number) {
        return must(press.print({"ban-decision", facts, Instant{1767574800 + number}, "测试"}));
    };
    auto first = print(0);
    auto const pages = first.pages;
    auto const gongwen = first.gongwen;
    auto const file = document::sign(std::move(first.document), {*key, certificate});
    auto const first_wall = wall_seconds() - start, first_cpu = seconds();

    auto const whole = cost(ROUNDS, [&](int i) { (void)document::sign(print(i).document, {*key, certificate}); });
    auto const composing = cost(ROUNDS, [&](int) { (void)must(press.text("ban-decision", facts)); });
    auto const floor = cost(ROUNDS, [&](int) { (void)key->sign(crypto::sha256(file).bytes()); });

    if (for_peers) {
        write_file_atomically(std::filesystem::path(words[2]) / "gongwen.xml", gongwen);
        write_file_atomically(std::filesystem::path(words[2]) / "ours.pdf", file);
        std::printf("{\"cpu\": %.6f, \"cold_cpu\": %.3f, \"cold_wall\": %.3f, \"octets\": %zu, \"floor\": %.6f}\n",
            whole, first_cpu, first_wall, file.size(), floor);
        return 0;
    }
    std::printf("opening fonts, schemas and templates once: %.2f s\n", opening);
    std::printf(
        "from the start to the first signed document: %.2f s of wall time, %.2f s of CPU\n", first_wall, first_cpu);
    std::printf("signed %zu-page decisions: %.0f a second on one core (%.2f ms, of which schema, XSLT and layout %.2f; "
                "%zu octets each)\n",
        pages, 1 / whole, whole * 1000, composing * 1000, file.size());
    std::printf("most memory: %ld MB\n", resident_megabytes());
    std::printf("floor (SHA-256 and P-256 alone): %.0f a second; ratio %.1f\n", 1 / floor, whole / floor);
    return 0;
}
