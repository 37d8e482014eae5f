// How well names are told apart, and how fast: the curve from which the thresholds of conf/screening/rules.xml come.
//   bench_screening [FIRMS] [PERSONS] [ENTRIES]

#include <screening/screener.h>
#include <screening_set.h>
#include <support/measure.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

using namespace xindang;
using namespace xindang::bench;

namespace {

constexpr int LOWEST = 600; // of the curve

struct Told {
    int right = -1; ///< score of the entry that was meant; -1: not found
    int wrong = -1; ///< the best score of any other
};

struct Count {
    int asked = 0;
    int match = 0;
    int possible = 0;
};

std::vector<Told> ask_all(screening::Screener const& screener, LabelledSet const& set)
{
    screening::Scratch scratch;
    std::vector<Told> all;
    for (auto const& labelled : set.queries) {
        Told told;
        for (auto const& found : screener.ask(labelled.query, scratch))
            (found.subject->entry == labelled.entry ? told.right : told.wrong) =
                std::max(found.score, found.subject->entry == labelled.entry ? told.right : told.wrong);
        all.push_back(told);
    }
    return all;
}

void print_curve(LabelledSet const& set, std::vector<Told> const& told, bool held_out)
{
    std::printf("\n%s half\nthreshold  precision  recall      F1   wrong of 10,000 who are not listed\n",
        held_out ? "held-out" : "tuning");
    for (auto threshold = LOWEST; threshold <= 980; threshold += 20) {
        double right = 0, wrong = 0, positives = 0, negatives = 0, blamed = 0;
        for (std::size_t i = 0; i < told.size(); ++i) {
            if (set.queries[i].held_out != held_out) continue;
            auto const listed = !set.queries[i].entry.empty();
            (listed ? positives : negatives) += 1;
            if (told[i].right >= threshold) right += 1;
            if (told[i].wrong >= threshold) wrong += 1;
            if (!listed && told[i].wrong >= threshold) blamed += 1;
        }
        auto const precision = right + wrong > 0 ? right / (right + wrong) : 1, recall = right / positives;
        std::printf("%9d  %9.4f  %6.4f  %6.4f  %6.0f\n", threshold, precision, recall,
            2 * precision * recall / (precision + recall), 10000 * blamed / negatives);
    }
}

void print_kinds(LabelledSet const& set, std::vector<Told> const& told, screening::Rules::Thresholds const& at)
{
    std::map<std::string, Count> kinds;
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (!set.queries[i].held_out) continue;
        auto& count = kinds[set.queries[i].kind];
        auto const score = set.queries[i].entry.empty() ? told[i].wrong : told[i].right;
        ++count.asked;
        if (score >= at.match) ++count.match;
        if (score >= at.possible) ++count.possible;
    }
    std::printf(
        "\nheld-out half by kind: found from %d (match) and from %d (possible) on; of those marked \"not\" less is "
        "better\n",
        at.match, at.possible);
    for (auto const& [kind, count] : kinds)
        std::printf("%8d  %6.1f %%  %6.1f %%  %s\n", count.asked, 100.0 * count.match / count.asked,
            100.0 * count.possible / count.asked, kind.c_str());
}

void print_speed(screening::Rules const& rules, std::size_t entries)
{
    auto const listed = many_listed(entries, 7);
    auto const building = cpu_seconds();
    screening::Screener const screener(listed, rules);
    std::printf("\n%zu entries ready in %.2f s of CPU time\n", entries, cpu_seconds() - building);
    screening::Scratch scratch;
    std::size_t found = 0;
    auto const rate = [&](char const* what, std::size_t count, auto const& query_of) {
        auto const start = cpu_seconds();
        for (std::size_t i = 0; i < count; ++i)
            found += screener.ask(query_of(i), scratch).size();
        std::printf("%-34s %10.0f/s of CPU time\n", what, static_cast<double>(count) / (cpu_seconds() - start));
    };
    rate("by number", 200'000, [&](std::size_t i) {
        auto const& subject = listed[(i * 7919) % listed.size()];
        return screening::Query{subject.sort, "", {subject.numbers.back()}};
    });
    auto const asked = labelled_set(400, 400, 11);
    std::vector<screening::Query const*> firms, persons;
    for (auto const& labelled : asked.queries)
        (*labelled.query.sort == screening::Sort::Person ? persons : firms).push_back(&labelled.query);
    rate("firms by name, with explanation", 5'000, [&](std::size_t i) { return *firms[i % firms.size()]; });
    rate("persons by name, with explanation", 5'000, [&](std::size_t i) { return *persons[i % persons.size()]; });
    std::printf("(%zu candidates; %zu MB of memory)\n", found, resident_octets() >> 20);
}

std::size_t argument(int count, char** arguments, int which, std::size_t fallback)
{
    return which < count ? std::strtoul(arguments[which], nullptr, 10) : fallback;
}

} // namespace

int main(int count, char** arguments)
{
    auto const folder = std::string(XD_SOURCE_DIR);
    auto rules = must(screening::Rules::load(folder + "/conf/screening", folder + "/xsd/screening.xsd"));
    auto const chosen = rules.thresholds;
    auto const set = labelled_set(argument(count, arguments, 1, 2000), argument(count, arguments, 2, 2000), 1);
    rules.thresholds.possible = LOWEST;
    screening::Screener const screener(set.listed, rules);
    auto const told = ask_all(screener, set);
    std::printf("%zu listed, %zu queries\n", set.listed.size(), set.queries.size());
    print_curve(set, told, false);
    print_curve(set, told, true);
    print_kinds(set, told, chosen);
    rules.thresholds = chosen;
    if (auto const entries = argument(count, arguments, 3, 100'000); entries > 0) print_speed(rules, entries);
}
