#include <pdf/entropy_code.h>

#include <pdf/deflate.h>
#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>

#include <boost/test/unit_test.hpp>

#include <vector>

using namespace xindang;

namespace {

std::vector<Bytes> samples()
{
    std::vector<Bytes> all{"", "a", "aaaaaaaa", "药品监督管理"};
    Bytes every;
    for (auto i = 0; i < 256; ++i)
        every += static_cast<char>(i);
    all.push_back(every + every + "x");
    // Counts of a Fibonacci sequence make the deepest code there is: it must be cut to 15 bits.
    Bytes skewed;
    for (std::size_t symbol = 0, one = 1, two = 1; symbol < 24; ++symbol) {
        skewed += Bytes(one, static_cast<char>('A' + symbol));
        two += one;
        std::swap(one, two);
    }
    all.push_back(skewed);
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(entropy_code_test)

BOOST_AUTO_TEST_CASE(what_is_coded_comes_back)
{
    for (auto const& plain : samples()) {
        auto const back = pdf::inflated(pdf::entropy_coded(plain), 1 << 20);
        BOOST_REQUIRE(back);
        BOOST_CHECK(*back == plain);
    }
}

BOOST_AUTO_TEST_CASE(zlib_reads_it_too)
{
    if (!test::has_judge("python3")) return;
    test::TempFolder const folder;
    for (auto const& plain : samples()) {
        write_file_atomically(folder.path() / "packed", pdf::entropy_coded(plain), Durable::No);
        write_file_atomically(folder.path() / "plain", plain, Durable::No);
        auto const answer =
            test::judge("cd " + folder.path().string() +
                        " && python3 -c \"import zlib; assert zlib.decompress(open('packed', 'rb').read()) "
                        "== open('plain', 'rb').read()\"");
        BOOST_TEST_INFO(answer.words);
        BOOST_CHECK_EQUAL(answer.status, 0);
    }
}

BOOST_AUTO_TEST_CASE(what_repeats_few_octets_gets_smaller)
{
    Bytes plain;
    for (auto i = 0; i < 10000; ++i)
        plain += static_cast<char>(i * i % 7);
    BOOST_CHECK_LT(pdf::entropy_coded(plain).size(), plain.size() / 2);
}

BOOST_AUTO_TEST_SUITE_END()
