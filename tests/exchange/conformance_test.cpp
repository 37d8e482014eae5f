#include <support/list_world.h>

#include <fstream>
#include <sstream>

using namespace xindang;
using namespace xindang::exchange;

BOOST_AUTO_TEST_SUITE(conformance_test)

namespace {

struct Line {
    std::string name;
    std::string step;
    std::string outcome;
    std::string reason;
    int exit_code;
};

std::vector<Line> table(std::filesystem::path const& file)
{
    std::ifstream in(file);
    std::vector<Line> lines;
    std::string text;
    std::getline(in, text);
    while (std::getline(in, text)) {
        std::istringstream cells(text);
        Line line;
        std::string exit_code;
        std::getline(cells, line.name, ',');
        std::getline(cells, line.step, ',');
        std::getline(cells, line.outcome, ',');
        std::getline(cells, line.reason, ',');
        std::getline(cells, exit_code, ',');
        line.exit_code = std::stoi(exit_code);
        lines.push_back(line);
    }
    return lines;
}

} // namespace

BOOST_AUTO_TEST_CASE(every_case_of_the_corpus_ends_as_its_table_says)
{
    std::filesystem::path const corpus(XD_SOURCE_DIR "/tests/conformance");
    auto const lines = table(corpus / "cases.csv");
    BOOST_REQUIRE_GT(lines.size(), 30);
    auto const root = test::must(crypto::Certificate::load(corpus / "root.crt"));
    test::TempFolder const temp;
    crypto::SystemRandom random;
    NoProgress progress;
    for (auto const& line : lines) {
        auto store = test::must(ListStore::open(temp.path() / (line.name + ".sqlite")));
        auto const report = import_list(FolderSource(corpus / line.name / line.step), store, test::ListWorld::schemas(),
            {"", {"dongyu-amr", "甲"}, Environment::Test, root}, FixedClock{test::LIST_NOW.plus_seconds(86400)}, random,
            progress);
        auto const reason = report.reasons.empty() ? "" : std::string(word_of(report.reasons.front().code));
        BOOST_CHECK_MESSAGE(
            word_of(report.outcome) == line.outcome && reason == line.reason && report.exit_code() == line.exit_code,
            line.name << "/" << line.step << ": " << report.text());
    }
}

BOOST_AUTO_TEST_SUITE_END()
