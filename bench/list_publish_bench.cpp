// An office publishes one large list: decisions read from its archive, signed, rehearsed by both roads, put in place
// and entered in the ledger; then once more after a few decisions more, as it does every day.
#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/files.h>
#include <crypto/certificate.h>
#include <crypto/hash.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>
#include <law/catalogue.h>
#include <model/ban.h>
#include <usecase/list/publish_list.h>
#include <usecase/office/set_up.h>

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace xindang;

namespace {

constexpr Instant NOW{1'767'574'800};
constexpr double TARGET_SECONDS = 20;
constexpr int MORE = 100;

template <class T> T must(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    std::fprintf(stderr, "%s: %s\n", outcome.refusal().where.c_str(), outcome.refusal().reason.c_str());
    std::exit(1);
}

struct Watch {
    std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
    std::clock_t cpu = std::clock();
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); }
    double cpu_seconds() const { return static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC; }
};

/// An office with firms that decisions bar, in a folder that goes away with it.
class Office {
public:
    explicit Office(std::filesystem::path folder)
        : m_data(folder),
          m_law(must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"))),
          m_set(made()),
          m_master(must(crypto::load_secret(m_data.master_key()))),
          m_archive(must(archive::Archive::open(m_data.database(), m_master, m_random)))
    {}
    ~Office() { std::filesystem::remove_all(m_data.root()); }

    void decide(int count)
    {
        auto writer = must(m_archive.writer("bench", FixedClock{NOW}));
        auto const day = must(model::CivilDate::parse("2025-12-01"));
        for (int i = 0; i < count; ++i, ++m_decisions) {
            auto const name = std::to_string(m_decisions);
            auto const firm = must(writer.register_subject(
                {model::SubjectKind::Enterprise, "测试制药有限公司" + name, {}, {}, {}, day, "bench"}));
            model::Fields fields;
            model::Ban{"D123U", "《中华人民共和国药品管理法》第一百二十三条", "药品相关许可申请", "drug",
                must(model::Term::of_years(day, 10)), day, m_law.agencies().own().code,
                "骗取临床试验、生产、经营、制剂许可或注册"}
                .write_to(fields);
            must(writer.issue_document({firm, day, "penalty-decision", "测药监罚〔2025〕" + name + "号", "测药监罚",
                2025, static_cast<std::uint32_t>(m_decisions + 1), "行政处罚决定书", crypto::sha256(name), fields}));
        }
        writer.commit();
    }

    usecase::PublishListReceipt publish(Instant now)
    {
        auto const key = [&](char const* role) {
            return must(crypto::load_key(m_data.key(role)));
        };
        auto const certificate = [&](char const* role) {
            return must(crypto::Certificate::load(m_data.certificate(role)));
        };
        auto const root = key("list-root"), list = key("list"), head = key("head");
        auto const of_root = certificate("list-root"), of_list = certificate("list"), of_head = certificate("head");
        archive::ObjectStore const objects(m_data.objects());
        FixedClock const clock{now};
        return must(usecase::publish_list({"bench", {usecase::Duty::PublicationStaff}},
            {"APPLICATION-BAR", "测试", {"dongyu-amr"}, 48}, usecase::Environment::Test,
            {m_archive, objects, m_law, m_data, m_master, {{*root, of_root}, {*list, of_list}, {*head, of_head}},
                HOME / "xsd", clock, m_random}));
    }

private:
    Done made()
    {
        must(usecase::set_up({"op", {usecase::Duty::Operator}}, m_data, m_law.agencies().own(),
            {usecase::Environment::Test}, FixedClock{NOW}, m_random));
        return {};
    }

    static inline std::filesystem::path const HOME = XD_SOURCE_DIR;
    usecase::DataFolder m_data;
    crypto::SystemRandom m_random;
    law::Catalogue m_law;
    Done m_set;
    crypto::SecretKey m_master;
    archive::Archive m_archive;
    int m_decisions = 0;
};

void tell(char const* what, usecase::PublishListReceipt const& receipt, Watch const& watch, int size)
{
    std::printf("%s, %zu entries: %.1f s by the clock, %.1f s of CPU time; %.2f of the target of %.0f s for 100,000\n",
        what, receipt.entries, watch.seconds(), watch.cpu_seconds(),
        watch.seconds() / (TARGET_SECONDS * size / 100'000), TARGET_SECONDS);
}

} // namespace

int main(int count, char** arguments)
{
    int const size = count > 1 ? std::atoi(arguments[1]) : 100'000;
    Office office(std::filesystem::temp_directory_path() / ("list_publish_bench-" + std::to_string(::getpid())));
    office.decide(size);
    Watch const first;
    tell("first publication", office.publish(NOW), first, size);
    office.decide(MORE);
    Watch const second;
    tell("100 decisions later", office.publish(NOW.plus_seconds(3600)), second, size);
    Watch const third;
    tell("a head only", office.publish(NOW.plus_seconds(7200)), third, size);
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("most memory %ld MB\n", usage.ru_maxrss / 1024);
    return 0;
}
