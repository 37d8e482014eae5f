// How long a batch of N risk notices takes (10,000, or the number given), from their facts to signed PDFs that a power
// cut cannot take away, entered in the ledger and known to who checks them; how much memory grows while it runs; and
// how long it takes to find out that all of them were issued before.

#include <base/files.h>
#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>
#include <support/measure.h>
#include <usecase/document/issue_batch.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

using namespace xindang;
using bench::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

/// Notices that differ in the name of the person to ask.
class Notices final : public usecase::BatchRows {
public:
    explicit Notices(std::size_t count)
        : m_count(count), m_facts(must(read_file(HOME / "conf/demo/documents/risk-notice.xml", 1 << 20)))
    {}
    std::size_t count() const override { return m_count; }
    void for_each(Take const& take) const override
    {
        auto const at = m_facts.find("</name>");
        for (std::size_t i = 0; i < m_count; ++i)
            take(std::to_string(i + 1), Bytes(m_facts).insert(at, std::to_string(i + 1)));
    }

private:
    std::size_t m_count;
    Bytes m_facts;
};

} // namespace

int main(int count, char** arguments)
{
    auto const rows = Notices(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 10'000);
    auto const folder = std::filesystem::temp_directory_path() / ("batch-bench-" + std::to_string(::getpid()));
    crypto::SystemRandom random;
    auto const key = crypto::generate_key(crypto::KeyKind::EcP256);
    auto const certificate =
        crypto::make_self_signed({"测试", "测试", Instant{1767500000}, Instant{1867500000}}, *key, random);
    auto const law = must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"));
    auto const press = must(document::Press::open(HOME));
    auto const clauses = must(usecase::Clauses::load(HOME / "conf/clauses.xml", HOME / "xsd/clauses.xsd"));
    auto const archive = must(
        archive::Archive::open(folder / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random));
    archive::ObjectStore const objects(folder / "objects");
    FixedClock const clock(must(Instant::parse("2026-03-05T09:00:00+08:00")));
    usecase::DocumentServices const services{archive, objects, law, press, clauses, {*key, certificate, {}}, clock,
        usecase::CheckMarks{"https://example.gov.cn/check/", random, notice::CheckData{folder / "site"}}};
    usecase::Actor const drafter{"lin", {usecase::Duty::PublicationStaff}}, approver{"wei", {usecase::Duty::Approver}};
    NoProgress progress;

    std::size_t seen = 0, at_first_tenth = 0;
    auto const run = [&] {
        return must(usecase::issue_batch(
            approver, drafter, {"bench", "risk-notice"}, rows, services, progress, [&](usecase::BatchRow const&) {
                if (++seen == rows.count() / 10) at_first_tenth = bench::resident_octets();
            }));
    };
    auto const time = bench::time_of([&] { (void)run(); });
    auto const n = static_cast<double>(rows.count());
    std::printf(
        "%zu notices issued: %.1f s (CPU %.1f s), %.0f a second\n", rows.count(), time.wall, time.cpu, n / time.wall);
    std::printf("memory after a tenth %.1f MB, at the end %.1f MB\n", static_cast<double>(at_first_tenth) / 1e6,
        static_cast<double>(bench::resident_octets()) / 1e6);
    auto const again = bench::time_of([&] { (void)run(); });
    std::printf("started again, nothing left to do: %.2f s\n", again.wall);
    std::filesystem::remove_all(folder);
}
