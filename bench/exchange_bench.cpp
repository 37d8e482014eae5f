// A partner takes over one large list, and then a delta, from a folder of files; beside it, on the same files and in
// the same run, what the usual tools need for a part of that work: `xmllint --stream --schema` (nothing but the schema)
// and `xmlsec1 --verify` (nothing but the signatures). The import authenticates, validates, applies and stores.
#include <base/files.h>
#include <base/progress.h>
#include <crypto/certificate.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <exchange/import.h>
#include <exchange/publication.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace xindang;
using namespace xindang::exchange;

namespace {

constexpr Instant NOW{1'767'574'800};
constexpr double TARGET_SECONDS = 15;
constexpr double TARGET_MB = 200;
constexpr double TARGET_RATIO = 2;
constexpr double TARGET_DELTA_SECONDS = 0.5;
constexpr int CHANGES = 1000;

struct Signatory {
    std::unique_ptr<crypto::SigningKey> key = crypto::generate_key(crypto::KeyKind::EcP256);
    crypto::SystemRandom random;
    crypto::Certificate certificate = crypto::make_self_signed(
        {"bench", "bench", NOW.plus_seconds(-86400), NOW.plus_seconds(86400 * 3650)}, *key, random);
};

/// About two kilobytes: an enterprise with a former name, one decision with its facts, two measures.
ListEntry entry(int number, bool amended)
{
    auto const day = *model::CivilDate::parse("2025-12-01");
    auto const id = "BAN-" + std::to_string(10'000'000 + number);
    auto const hash = crypto::sha256(id).hex();
    Legal const first{"drug-law", "中华人民共和国药品管理法", "第一百一十八条第一款"};
    Legal const second{"drug-law", "中华人民共和国药品管理法", "第一百二十二条"};
    std::string facts =
        "当事人未取得药品生产许可证，在租用的厂房内使用非药用原料生产并向多家单位销售标示为他人生产的药品，";
    facts += "经检验有效成份含量与国家药品标准不符，货值金额较大，且在检查中提供虚假记录、拒绝配合抽样，情节严重。";
    ListMeasure const ban{id + "-M1", "M-DRUG-OCCUPATION", "must", 30, {"PARTNER-A"}, {first}, "药品生产经营活动",
        model::Term::life(day)};
    ListMeasure const watch{
        id + "-M2", "M-DRUG-OCCUPATION", "may", 60, {"PARTNER-B"}, {second}, "重点监督检查", model::Term::life(day)};
    return {id, "industry-ban", day, SubjectType::Person,
        {{"测试人员" + std::to_string(number), "primary"}, {"测试曾用名" + std::to_string(number), "former"}}, "",
        {{"person-id", SubjectIdentifier::Form::Masked, "359901************"},
            {"person-id", SubjectIdentifier::Form::KeyedHash, hash, "PARTNER-A-1"},
            {"person-id", SubjectIdentifier::Form::KeyedHash, hash, "PARTNER-B-1"}},
        "110105",
        {{"测药监禁〔2025〕" + std::to_string(number) + "号", {"OWN", "测试局"}, day, facts, {first, second},
            amended ? "终身禁止从事药品生产经营活动，并处罚款" : "终身禁止从事药品生产经营活动", std::nullopt}},
        model::Term::life(day), {ban, watch}, "OWN", id, NOW};
}

double seconds_since(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

template <class T> T must(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    std::fprintf(stderr, "%s: %s\n", outcome.refusal().where.c_str(), outcome.refusal().reason.c_str());
    std::exit(1);
}

/// In a process of its own, so that its memory is not counted with ours.
void apart(std::function<void()> const& work)
{
    auto const child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = 1;
    if (child < 0 || ::waitpid(child, &status, 0) != child || status != 0) std::exit(1);
}

struct Issuer {
    std::filesystem::path source = XD_SOURCE_DIR;
    std::filesystem::path folder;
    Signatory root, list, head;
    void publish(int size, int amended) const
    {
        crypto::SystemRandom random;
        std::vector<ListEntry> entries;
        for (int i = 0; i < size; ++i)
            entries.push_back(entry(i, i % (size / CHANGES) == 0 && amended > 0));
        std::optional<PublishedList> previous;
        FolderSource const before(folder);
        if (amended > 0) previous = must(read_published(before));
        auto const publication = must(build_publication(
            {"INDUSTRY-BAN", Environment::Test, {"OWN", "测试局"}, {"PARTNER-A"}, std::move(entries), previous,
                NOW.plus_seconds(amended), 48, must(read_file(source / "xsd/jdl-1.0.xsd", 1 << 20)),
                "<CodeLists xmlns=\"urn:x-jdl:codes:1\" version=\"c1\"><List name=\"statute\"><Code "
                "value=\"drug-law\">x</Code></List><List name=\"measure\"><Code value=\"M-DRUG-OCCUPATION\">x</Code>"
                "</List><List name=\"agency\"><Code value=\"PARTNER-A\">x</Code><Code value=\"PARTNER-B\">x</Code>"
                "</List></CodeLists>",
                "c1", std::make_shared<FolderSource>(folder)},
            {{*root.key, root.certificate}, {*list.key, list.certificate}, {*head.key, head.certificate}}, random));
        for (auto const& file : publication.files)
            write_file_atomically(folder / file.name, file.content, Durable::No);
    }
};

ImportReport import(Issuer const& issuer, std::filesystem::path const& file)
{
    static auto const SCHEMAS = must(ListSchemas::load(issuer.source / "xsd"));
    crypto::SystemRandom random;
    auto store = must(ListStore::open(file));
    NoProgress progress;
    return import_list(FolderSource(issuer.folder), store, SCHEMAS,
        {"", {"PARTNER-A", "甲"}, Environment::Test, issuer.root.certificate}, FixedClock{NOW.plus_seconds(60)}, random,
        progress);
}

/// On a machine that others use, too, this says more than the clock on the wall.
double processor_seconds(int of_whom)
{
    rusage usage{};
    ::getrusage(of_whom, &usage);
    auto const seconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Cost {
    double seconds;
    double processor;
};

/// What a command over all parts costs; nothing when the tool is not here.
Cost tool(std::string const& command)
{
    auto const begin = std::chrono::steady_clock::now();
    auto const before = processor_seconds(RUSAGE_CHILDREN);
    if (std::system((command + " >/dev/null 2>&1").c_str()) != 0) return {0, 0};
    return {seconds_since(begin), processor_seconds(RUSAGE_CHILDREN) - before};
}

double most_memory()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

int main(int count, char** arguments)
{
    int const size = count > 1 ? std::atoi(arguments[1]) : 100'000;
    auto const work = std::filesystem::temp_directory_path() / ("exchange_bench-" + std::to_string(::getpid()));
    Issuer issuer;
    issuer.folder = work / "list";
    std::filesystem::create_directories(issuer.folder);
    apart([&] { issuer.publish(size, 0); });
    double megabytes = 0;
    for (auto const& file : std::filesystem::directory_iterator(issuer.folder))
        if (file.path().filename().string().starts_with("list-"))
            megabytes += static_cast<double>(file.file_size()) / 1e6;

    auto begin = std::chrono::steady_clock::now();
    auto const first = import(issuer, work / "lists.sqlite");
    auto const took = seconds_since(begin);
    auto const processor = processor_seconds(RUSAGE_SELF);
    auto const memory = most_memory();
    auto const in = "cd '" + issuer.folder.string() + "' && ";
    auto const xmllint = tool(in + "xmllint --stream --noout --nonet --schema '" +
                              (issuer.source / "xsd/jdl-1.0.xsd").string() + "' list-1-*.xml");
    write_file_atomically(issuer.folder / "list.pem", issuer.list.certificate.pem(), Durable::No);
    auto const xmlsec = tool(in + "for f in list-1-*.xml; do xmlsec1 --verify --enabled-key-data x509 "
                                  "--enabled-reference-uris empty --trusted-pem list.pem $f || exit 1; done");
    std::printf("%d entries, %.0f MB: import %.1f s (%.1f s of processors), %.0f MB memory (%s)\n", size, megabytes,
        took, processor, memory, std::string(word_of(first.outcome)).c_str());
    if (xmllint.seconds > 0)
        std::printf("xmllint --stream --schema %.1f s (%.1f s of a processor): %.2f x (target %.1f), %.2f x\n",
            xmllint.seconds, xmllint.processor, took / xmllint.seconds, TARGET_RATIO, processor / xmllint.processor);
    if (xmlsec.seconds > 0)
        std::printf("xmlsec1 --verify %.1f s (%.1f s of a processor): %.2f x, %.2f x\n", xmlsec.seconds,
            xmlsec.processor, took / xmlsec.seconds, processor / xmlsec.processor);
    std::printf("%.2f of the time, %.2f of the memory that is the target for 100,000\n",
        took / (TARGET_SECONDS * size / 100'000), memory / TARGET_MB);

    apart([&] { issuer.publish(size, 1); });
    begin = std::chrono::steady_clock::now();
    auto const second = import(issuer, work / "lists.sqlite");
    auto const delta = seconds_since(begin);
    std::printf("delta of %zu changes: %.2f s, %.2f of the target (%s)\n", second.changes.size(), delta,
        delta / TARGET_DELTA_SECONDS, std::string(word_of(second.outcome)).c_str());
    std::filesystem::remove_all(work);
    return first.outcome == ListOutcome::Imported && second.outcome == ListOutcome::Imported ? 0 : 1;
}
