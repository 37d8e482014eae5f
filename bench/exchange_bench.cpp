// Publishing and importing one large list: the target is 100,000 entries verified, validated and applied in 30 seconds.
#include <base/files.h>
#include <base/progress.h>
#include <crypto/certificate.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <exchange/import.h>
#include <exchange/publication.h>

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>

using namespace xindang;
using namespace xindang::exchange;

namespace {

constexpr Instant NOW{1'767'574'800};
constexpr double TARGET_SECONDS = 30;

class Memory final : public ListSource {
public:
    explicit Memory(std::vector<NamedFile> const& files)
    {
        for (auto const& file : files)
            m_files[file.name] = &file.content;
    }
    Outcome<Bytes> get(std::string const& name, std::size_t) const override { return *m_files.at(name); }

private:
    std::map<std::string, Bytes const*> m_files;
};

struct Signatory {
    std::unique_ptr<crypto::SigningKey> key = crypto::generate_key(crypto::KeyKind::EcP256);
    crypto::SystemRandom random;
    crypto::Certificate certificate = crypto::make_self_signed(
        {"bench", "bench", NOW.plus_seconds(-86400), NOW.plus_seconds(86400 * 3650)}, *key, random);
};

ListEntry entry(int number)
{
    auto const day = *model::CivilDate::parse("2025-12-01");
    auto const id = "BAN-" + std::to_string(10'000'000 + number);
    Legal const basis{"drug-law", "中华人民共和国药品管理法", "第一百一十八条第一款"};
    auto const hash = crypto::sha256(id).hex();
    return {id, "industry-ban", day, SubjectType::Person, {{"测试人员" + std::to_string(number), "primary"}}, "",
        {{"person-id", SubjectIdentifier::Form::Masked, "359901************"},
            {"person-id", SubjectIdentifier::Form::KeyedHash, hash, "PARTNER-A-1"},
            {"person-id", SubjectIdentifier::Form::KeyedHash, hash, "PARTNER-B-1"}},
        "", {{id, {"OWN", "测试局"}, day, "生产、销售假药", {basis}, "药品生产经营活动，终身", std::nullopt}},
        model::Term::life(day), {}, "OWN", id, NOW};
}

double seconds_of(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

template <class T> T must(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    std::fprintf(stderr, "%s: %s\n", outcome.refusal().where.c_str(), outcome.refusal().reason.c_str());
    std::exit(1);
}

} // namespace

int main(int count, char** arguments)
{
    int const size = count > 1 ? std::atoi(arguments[1]) : 100'000;
    std::filesystem::path const source = XD_SOURCE_DIR;
    Signatory const root;
    Signatory const list;
    Signatory const head;
    crypto::SystemRandom random;
    std::vector<ListEntry> entries;
    for (int i = 0; i < size; ++i)
        entries.push_back(entry(i));

    auto begin = std::chrono::steady_clock::now();
    auto const publication =
        must(build_publication({"INDUSTRY-BAN", Environment::Test, {"OWN", "测试局"}, {"PARTNER-A"}, std::move(entries),
                                   std::nullopt, NOW, 48, must(read_file(source / "xsd/jdl-1.0.xsd", 1 << 20)),
                                   "<CodeLists xmlns=\"urn:x-jdl:codes:1\" version=\"c1\"><List name=\"statute\"><Code "
                                   "value=\"drug-law\">x</Code></List></CodeLists>",
                                   "c1"},
            {{*root.key, root.certificate}, {*list.key, list.certificate}, {*head.key, head.certificate}}, random));
    std::printf("publish %d entries: %.1f s\n", size, seconds_of(begin));

    auto const schemas = must(ListSchemas::load(source / "xsd"));
    auto const file =
        std::filesystem::temp_directory_path() / ("exchange_bench-" + std::to_string(::getpid()) + ".sqlite");
    ImportReport report = [&] {
        auto store = must(ListStore::open(file));
        NoProgress progress;
        begin = std::chrono::steady_clock::now();
        return import_list(Memory(publication.files), store, schemas,
            {"", {"PARTNER-A", "甲"}, Environment::Test, root.certificate}, FixedClock{NOW}, random, progress);
    }();
    auto const took = seconds_of(begin);
    for (auto const* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + suffix);
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("import %d entries: %.1f s (%s), %.2f of the target of 30 s for 100,000; most memory %ld MB, the files "
                "themselves included\n",
        size, took, std::string(word_of(report.outcome)).c_str(), took / (TARGET_SECONDS * size / 100'000),
        usage.ru_maxrss / 1024);
    return report.outcome == ListOutcome::Imported ? 0 : 1;
}
