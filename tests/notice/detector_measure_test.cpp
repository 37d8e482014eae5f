#include <notice/personal_data.h>

#include <base/files.h>
#include <support/outcome.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iostream>
#include <sstream>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(detector_measure_test)

struct Tally {
    std::size_t right = 0, missed = 0, wrong = 0;

    void count(std::vector<std::string> wanted, std::vector<std::string> found)
    {
        std::sort(wanted.begin(), wanted.end());
        std::sort(found.begin(), found.end());
        std::vector<std::string> both;
        std::set_intersection(wanted.begin(), wanted.end(), found.begin(), found.end(), std::back_inserter(both));
        right += both.size();
        missed += wanted.size() - both.size();
        wrong += found.size() - both.size();
    }
    double recall() const { return static_cast<double>(right) / static_cast<double>(right + missed); }
    double precision() const { return static_cast<double>(right) / static_cast<double>(right + wrong); }
};

static std::vector<std::string> words_of(std::string const& text)
{
    std::istringstream stream{text};
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        if (word != "-") words.push_back(word);
    return words;
}

BOOST_AUTO_TEST_CASE(recall_and_precision_on_invented_texts_stay_what_they_were)
{
    auto const file = std::filesystem::path{XD_SOURCE_DIR} / "tests/fixtures/notice/free-texts.txt";
    std::istringstream lines{test::must(read_file(file, 1 << 20))};
    Tally tally;
    std::size_t texts = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        auto const bar = line.find('|');
        BOOST_REQUIRE(bar != line.npos);
        std::vector<std::string> found;
        for (auto const& sighting : notice::find_personal_data(line.substr(bar + 1)))
            found.emplace_back(word_of(sighting.kind));
        auto const wanted = words_of(line.substr(0, bar));
        auto const before = tally;
        tally.count(wanted, found);
        if (tally.missed != before.missed) std::cout << "missed: " << line << "\n";
        if (tally.wrong != before.wrong) std::cout << "wrong:  " << line << "\n";
        ++texts;
    }
    std::cout << "detectors: " << texts << " texts, " << tally.right << " right, " << tally.missed << " missed, "
              << tally.wrong << " wrong; recall " << tally.recall() << ", precision " << tally.precision() << "\n";
    BOOST_CHECK_GE(tally.recall(), 0.9);
    BOOST_CHECK_GE(tally.precision(), 0.9);
}

BOOST_AUTO_TEST_SUITE_END()
