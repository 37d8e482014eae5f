#include <notice/notice_fixture.h>

#include <notice/feed.h>
#include <xml/document.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(feed_test)

BOOST_AUTO_TEST_CASE(a_feed_has_what_rfc_4287_asks_for_and_the_newest_first)
{
    auto older = test::a_notice("东药监罚〔2026〕11号");
    older.updated_at = test::must(Instant::parse("2026-01-11T09:00:00+08:00"));
    auto const feed = notice::atom_feed({older, test::a_notice()}, test::identity(), Instant{0});
    auto const document = test::must(xml::Document::parse(feed, xml::Limits::own_file(), "feed.xml"));
    auto const root = document.root();
    BOOST_CHECK(root.is("http://www.w3.org/2005/Atom", "feed"));
    BOOST_CHECK_EQUAL(root.child("updated").text(), "2026-01-12T09:00:00+08:00");
    BOOST_CHECK_EQUAL(root.child("id").text(), "https://public.example/feed.xml");
    BOOST_REQUIRE_EQUAL(root.children("entry").size(), 2);
    auto const entry = root.children("entry")[0];
    BOOST_CHECK_EQUAL(entry.child("title").text(), "赵测试生产销售假药案行政处罚决定");
    BOOST_CHECK_EQUAL(entry.child("published").text(), "2026-01-12T00:00:00+08:00");
    BOOST_CHECK_EQUAL(entry.children("link")[1].attribute("type"), "application/pdf");
}

BOOST_AUTO_TEST_CASE(a_withdrawn_notice_is_news_without_a_name)
{
    auto withdrawn = test::a_notice();
    withdrawn.state = notice::NoticeState::Withdrawn;
    withdrawn.end_reason = "决定被撤销";
    auto const feed = notice::atom_feed({withdrawn}, test::identity(), Instant{0});
    BOOST_CHECK(feed.find("赵测试") == feed.npos);
    BOOST_CHECK(feed.find("【已撤下】东药监罚〔2026〕12号") != feed.npos);
    BOOST_CHECK(feed.find("决定被撤销") != feed.npos);
}

BOOST_AUTO_TEST_CASE(an_empty_feed_is_still_a_feed)
{
    auto const feed = notice::atom_feed({}, test::identity(), test::must(Instant::parse("2026-01-01T00:00:00+08:00")));
    BOOST_CHECK(feed.find("<updated>2026-01-01T00:00:00+08:00</updated>") != feed.npos);
}

BOOST_AUTO_TEST_SUITE_END()
