#include <base/files.h>
#include <grading/evaluate.h>
#include <grading/explanation.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numeric>
#include <string>

// Grades synthetic enterprises by the scheme that ships, from columns in memory, and compares with the floor: one pass
// over the columns that every evaluation has to read. Enterprises (default 200000) and records of each (default 10) may
// be given as arguments.

namespace {

using namespace xindang;
using Ticks = std::chrono::steady_clock;

/// CPU time of this thread: other work on the machine does not count.
double cpu_seconds()
{
    std::timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double seconds_since(Ticks::time_point start)
{
    return std::chrono::duration<double>(Ticks::now() - start).count();
}

/// xorshift64: the same archive every time.
class Dice {
public:
    std::uint64_t below(std::uint64_t limit)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state % limit;
    }

private:
    std::uint64_t m_state = 0x9E3779B97F4A7C15ULL;
};

template <class T> T must(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    std::fprintf(stderr, "%s: %s\n", outcome.refusal().where.c_str(), outcome.refusal().reason.c_str());
    std::exit(1);
}

grading::Scheme load_scheme()
{
    std::string const home = XD_SOURCE_DIR;
    auto const schema = must(xml::Schema::load(home + "/xsd/grading-scheme.xsd"));
    return must(
        grading::Scheme::load(must(read_file(home + "/conf/schemes/general.xml", 4 << 20)), "general.xml", schema));
}

/// Records of every kind with results of the scheme's vocabulary and the articles its conditions ask for.
class Archive {
public:
    explicit Archive(grading::Definition const& definition) : m_definition(definition)
    {
        for (auto const& indicator : definition.indicators)
            for (auto const& article : indicator.condition.articles)
                m_articles.push_back(article + "第一款");
        m_articles.emplace_back("药品管理法第一百二十八条");
    }

    grading::Columns make(std::size_t enterprises, std::size_t records)
    {
        grading::ColumnsBuilder builder;
        std::uint64_t entry = 0;
        for (std::size_t number = 0; number < enterprises; ++number) {
            model::SubjectId const id{model::SubjectKind::Enterprise, number + 1};
            auto const& types = m_definition.enterprise_types;
            auto const field = static_cast<model::Field>(m_dice.below(3));
            builder.add_enterprise({id, {types[m_dice.below(types.size())]}, {field},
                model::CivilDate::from_days_since_epoch(12'000 + static_cast<int>(m_dice.below(8'000)))});
            for (std::size_t nth = 0; nth < records; ++nth)
                add_record(builder, number, id, field, ++entry);
        }
        return std::move(builder).finish();
    }

private:
    void add_record(grading::ColumnsBuilder& builder, std::size_t number, model::SubjectId id, model::Field field,
        std::uint64_t entry)
    {
        auto const& words = m_definition.results[m_dice.below(m_definition.results.size())];
        auto const day = model::CivilDate::from_days_since_epoch(19'500 + static_cast<int>(m_dice.below(1'100)));
        auto const penalty = words.kind == model::RecordKind::Penalty;
        model::Record const record{model::EntryNumber{entry}, id, std::nullopt, words.kind, day, "", "", field,
            static_cast<model::Gravity>(m_dice.below(5)),
            *model::Money::from_fen(static_cast<std::int64_t>(m_dice.below(100)) * 100'000),
            words.words[m_dice.below(words.words.size())], penalty ? m_articles[m_dice.below(m_articles.size())] : "",
            "", std::nullopt, "", "", "", ""};
        auto const through = m_dice.below(8);
        auto const source = through == 0   ? grading::Source::Product
                            : through == 1 ? grading::Source::Person
                                           : grading::Source::Own;
        std::vector<std::string> posts;
        if (source == grading::Source::Person)
            posts.push_back(m_definition.posts[m_dice.below(m_definition.posts.size())]);
        builder.add_record(number, record, {source, id, posts}, std::nullopt);
    }

    grading::Definition const& m_definition;
    std::vector<std::string> m_articles;
    Dice m_dice;
};

/// What nobody can do without: reading day, class and repair of each record once.
std::int64_t read_once(grading::Columns const& columns)
{
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < columns.record_count(); ++at)
        sum += columns.day[at] + columns.record_class[at] + (columns.repaired_on[at] != grading::NO_DAY);
    return sum;
}

struct Time {
    double cpu = 1e9;
    double wall = 1e9;
};

template <class Work> Time best_of(int rounds, Work const& work)
{
    Time best;
    for (int round = 0; round < rounds; ++round) {
        auto const start = Ticks::now();
        auto const cpu_start = cpu_seconds();
        work();
        best.cpu = std::min(best.cpu, cpu_seconds() - cpu_start);
        best.wall = std::min(best.wall, seconds_since(start));
    }
    return best;
}

} // namespace

int main(int argument_count, char** arguments)
{
    auto const enterprises = argument_count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 200'000;
    auto const records = argument_count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 10;
    auto const scheme = load_scheme();
    auto const columns = Archive(scheme.definition()).make(enterprises, records);
    auto const cut_off = model::CivilDate::from_days_since_epoch(20'634); // 2026-06-30
    auto start = Ticks::now();
    grading::Plan const plan(scheme, columns, cut_off);
    auto const bound = seconds_since(start);

    std::int64_t ignored = 0;
    auto const floor = best_of(5, [&] { ignored += read_once(columns); }).cpu;
    auto const one = best_of(5, [&] { ignored += static_cast<std::int64_t>(plan.evaluate().size()); }).cpu;
    auto const two = best_of(5, [&] { ignored += static_cast<std::int64_t>(plan.evaluate_by(2).size()); }).wall;
    if (plan.evaluate_by(2) != plan.evaluate()) {
        std::fprintf(stderr, "two threads disagree with one\n");
        return 1;
    }
    auto const explained = std::min<std::size_t>(enterprises, 2'000);
    start = Ticks::now();
    for (std::size_t at = 0; at < explained; ++at)
        ignored += static_cast<std::int64_t>(grading::to_json(grading::explain(plan, at), {}).size());
    auto const explaining = seconds_since(start);

    std::printf("%zu enterprises, %zu records, %zu indicators, %zu limits, %zu classes of record\n",
        columns.enterprises.size(), columns.record_count(), scheme.definition().indicators.size(),
        scheme.definition().limits.size(), columns.classes.size());
    std::printf(
        "memory: %zu octets a record\n", 3 * sizeof(std::int32_t) + 3 * sizeof(std::uint32_t) + sizeof(std::int64_t));
    std::printf("binding the scheme to the columns: %.1f ms\n", 1e3 * bound);
    std::printf("one thread:  %.3f s of CPU time, %.0f enterprises/s, %.1f ns a record\n", one,
        static_cast<double>(enterprises) / one, 1e9 * one / static_cast<double>(columns.record_count()));
    std::printf("two threads: %.3f s by the clock, %.0f enterprises/s\n", two, static_cast<double>(enterprises) / two);
    std::printf("floor, one pass over the columns: %.4f s; ratio to the floor: %.1f\n", floor, one / floor);
    std::printf("explanation as JSON: %.3f ms an enterprise\n", 1e3 * explaining / static_cast<double>(explained));
    return ignored == 42;
}
