#include <net/zip.h>

#include <support/judge.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(zip_test)

BOOST_AUTO_TEST_CASE(what_is_packed_comes_out_as_it_went_in)
{
    if (!test::has_judge("unzip")) return;
    std::string big;
    for (int i = 0; i < 100'000; ++i)
        big += std::to_string(i) + "名单\n";
    std::vector<net::CarriedFile> const files{{"head.xml", "<ListHead/>"}, {"list/part.xml", big}, {"empty", ""}};
    auto const packed = net::zip_of(files, Instant{1'767'574'800});
    BOOST_CHECK(packed == net::zip_of(files, Instant{1'767'574'800}));
    BOOST_CHECK_LT(packed.size(), big.size());
    test::TempFolder const folder;
    write_file_atomically(folder.path() / "a.zip", packed, Durable::No);
    auto const judgement = test::judge("cd " + folder.path().string() + " && unzip -q a.zip");
    BOOST_REQUIRE_MESSAGE(judgement.status == 0, judgement.words);
    for (auto const& file : files)
        BOOST_CHECK(test::must(read_file(folder.path() / file.name, big.size())) == file.content);
}

BOOST_AUTO_TEST_SUITE_END()
