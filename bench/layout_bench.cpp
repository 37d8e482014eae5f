// How many documents a second are laid out (a decision of four pages), against reading their gongwen XML.

#include <base/files.h>
#include <document/fonts.h>
#include <document/layout.h>
#include <xml/stylesheet.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

using namespace xindang;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;
constexpr auto ROUNDS = 200;

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

template <class Work> double per_second(Work const& work)
{
    work();
    auto const start = seconds();
    for (auto round = 0; round < ROUNDS; ++round)
        work();
    return ROUNDS / (seconds() - start);
}

} // namespace

int main()
{
    auto const fonts = must(document::Fonts::load(HOME / "fonts"));
    auto const schema = must(xml::Schema::load(HOME / "xsd/gongwen.xsd"));
    auto const stylesheet = must(xml::Stylesheet::load(HOME / "templates/documents/ban-decision.xsl"));
    auto const facts =
        must(xml::Document::load(HOME / "tests/fixtures/document/ban-decision.xml", xml::Limits::own_file()));
    auto const xml = must(stylesheet.transform_to_bytes(facts));
    auto const gongwen = must(document::read_gongwen(xml, schema));
    auto const reading = per_second([&] { return must(document::read_gongwen(xml, schema)).sections.size(); });
    auto const layout = per_second([&] { return must(document::lay_out(gongwen, fonts)).pages.size(); });
    std::printf("layouts  %7.0f/s  %.2f of reading the same gongwen (%.0f/s)\n", layout, layout / reading, reading);
}
