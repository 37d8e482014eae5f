#include <notice/notice_fixture.h>

#include <base/files.h>
#include <notice/site.h>
#include <support/temp_folder.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(site_test)

struct SiteRoom {
    test::TempFolder folder;
    notice::Pages pages = test::shipped_pages();
    notice::Notice notice = test::a_notice();
    std::vector<notice::CheckRecord> records;
    Bytes page = "<html>page</html>";
    Bytes pdf = "%PDF-1.7 pdf";

    SiteRoom()
    {
        notice.page = crypto::sha256(page);
        notice.pdf = crypto::sha256(pdf);
    }
    Outcome<Done> synchronise(std::vector<notice::Notice> const& notices)
    {
        auto const objects = [&](model::Sha256 const& digest) -> Outcome<Bytes> {
            if (digest == crypto::sha256(page)) return page;
            if (digest == crypto::sha256(pdf)) return pdf;
            return Refusal{Fault::NotFound, "there is no such object", "object"};
        };
        notice::Site const site{folder.path(), test::identity()};
        return site.synchronise(notices, records, pages, objects, Instant{0});
    }
    std::string file(std::string const& name) const
    {
        auto content = read_file(folder.path() / name, 1 << 20);
        return content ? *content : std::string("missing");
    }
    std::string address() const { return notice::address_of(notice.decision); }
};

BOOST_FIXTURE_TEST_CASE(publishing_writes_page_pdf_index_month_feed_and_style, SiteRoom)
{
    test::must(synchronise({notice}));
    BOOST_CHECK_EQUAL(file(address() + ".html"), page);
    BOOST_CHECK_EQUAL(file(address() + ".pdf"), pdf);
    BOOST_CHECK(file("index.html").find("赵测试") != std::string::npos);
    BOOST_CHECK(file("notices/2026-01.html").find("赵测试") != std::string::npos);
    BOOST_CHECK(file("feed.xml").find(address() + ".pdf") != std::string::npos);
    BOOST_CHECK(file("assets/site.css").find(":root") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(withdrawing_takes_the_files_away_and_leaves_a_page_that_says_so, SiteRoom)
{
    test::must(synchronise({notice}));
    notice.state = notice::NoticeState::Withdrawn;
    notice.ended_on = test::day("2026-02-01");
    notice.end_reason = "决定被撤销";
    test::must(synchronise({notice}));
    BOOST_CHECK_EQUAL(file(address() + ".pdf"), "missing");
    BOOST_CHECK(file(address() + ".html").find("决定被撤销") != std::string::npos);
    BOOST_CHECK_EQUAL(file("notices/2026-01.html"), "missing");
    for (auto const* name : {"index.html", "feed.xml"})
        BOOST_CHECK(file(name).find("赵测试") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_half_written_or_altered_site_is_mended, SiteRoom)
{
    test::must(synchronise({notice}));
    write_file_atomically(folder.path() / (address() + ".html"), "defaced");
    write_file_atomically(folder.path() / (address() + ".pdf"), "%PDF other");
    write_file_atomically(folder.path() / "notices/stranger.html", "not ours");
    test::must(synchronise({notice}));
    BOOST_CHECK_EQUAL(file(address() + ".html"), page);
    BOOST_CHECK_EQUAL(file(address() + ".pdf"), pdf);
    BOOST_CHECK_EQUAL(file("notices/stranger.html"), "missing");
}

BOOST_FIXTURE_TEST_CASE(a_lost_object_is_told_and_the_index_stays_as_it_was, SiteRoom)
{
    test::must(synchronise({}));
    auto const before = file("index.html");
    notice.pdf = crypto::sha256("gone");
    test::check_refused(synchronise({notice}), Fault::Corrupt, "东药监罚〔2026〕12号");
    BOOST_CHECK_EQUAL(file("index.html"), before);
    BOOST_CHECK_EQUAL(file(address() + ".html"), "missing");
}

BOOST_FIXTURE_TEST_CASE(the_same_notices_leave_every_file_untouched, SiteRoom)
{
    test::must(synchronise({notice}));
    auto const before = std::filesystem::last_write_time(folder.path() / "feed.xml");
    auto const index = std::filesystem::last_write_time(folder.path() / "index.html");
    test::must(synchronise({notice}));
    BOOST_CHECK(std::filesystem::last_write_time(folder.path() / "feed.xml") == before);
    BOOST_CHECK(std::filesystem::last_write_time(folder.path() / "index.html") == index);
}

BOOST_AUTO_TEST_SUITE_END()
