// How fast the checker reads a ledger, beside the floor: SHA-256 of the same octets and nothing else.
#include <archive/archive.h>
#include <archive/checker.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

using namespace xindang;
using Steady = std::chrono::steady_clock;

namespace {

/// Processor time so far: on a busy machine the honest figure.
double processor_seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double seconds_since(Steady::time_point begin)
{
    return std::chrono::duration<double>(Steady::now() - begin).count();
}

template <class T> T must(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    std::fprintf(stderr, "%s: %s\n", outcome.refusal().where.c_str(), outcome.refusal().reason.c_str());
    std::exit(1);
}

void fill(archive::Archive const& archive, std::uint64_t count)
{
    FixedClock const clock(Instant(1'760'000'000));
    auto const day = must(model::CivilDate::parse("2025-06-01"));
    auto writer = must(archive.writer("bench", clock));
    auto const firm =
        must(writer.register_subject({model::SubjectKind::Enterprise, "测试药业有限公司", {}, {}, {}, day, {}}));
    model::Record record{model::EntryNumber(1), firm, std::nullopt, model::RecordKind::Inspection, day,
        "某省药品监督管理局", "360000", model::Field::Drug, model::Gravity::None, model::Money::zero(), "符合要求", {},
        {}, std::nullopt, "年度监督检查，未发现缺陷", "业务系统", {}, {}};
    while (writer.size() < count) {
        record.source_ref = std::to_string(writer.size());
        must(writer.add_record(record));
    }
    writer.commit();
}

} // namespace

int main(int argc, char** argv)
{
    std::uint64_t const count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 200'000;
    auto const folder = std::filesystem::temp_directory_path() / "xindang-ledger-bench";
    std::filesystem::remove_all(folder);
    crypto::SystemRandom random;
    std::size_t octets = 0;
    {
        auto const archive =
            must(archive::Archive::open(folder / "archive.sqlite", crypto::SecretKey::generate(random), random));
        fill(archive, count);
        octets = must(archive.canonical_octets(model::EntryNumber(count))).size();
    }
    NoProgress silent;
    auto begin = Steady::now();
    auto cpu = processor_seconds();
    auto const report = must(archive::check_ledger(folder / "archive.sqlite", std::nullopt, {}, silent));
    auto const check = seconds_since(begin);
    auto const check_cpu = processor_seconds() - cpu;
    if (report.findings.has_errors() || report.entries != count) return 1;

    // The floor: a leaf and a node of the tree for each entry.
    Bytes const leaf(octets + 1, 'x');
    Bytes const node(65, 'y');
    unsigned sum = 0;
    cpu = processor_seconds();
    for (std::uint64_t i = 0; i < count; ++i)
        sum += static_cast<unsigned>(crypto::sha256(leaf).bytes()[0] + crypto::sha256(node).bytes()[0]);
    auto const floor_cpu = processor_seconds() - cpu;
    auto const per_second = [&](double seconds) {
        return static_cast<double>(count) / seconds;
    };
    std::printf(
        "ledger check: %.0f entries/s by the clock, %.0f per second of processor (%llu entries of %zu octets)\n",
        per_second(check), per_second(check_cpu), static_cast<unsigned long long>(count), octets);
    std::printf("floor, SHA-256 of the same octets: %.0f per second of processor; ratio %.2f%s\n",
        per_second(floor_cpu), check_cpu / floor_cpu, sum == 1 ? " " : "");
    std::filesystem::remove_all(folder);
}
