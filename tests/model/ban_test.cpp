#include <model/ban.h>

#include <support/outcome.h>

using namespace xindang;
using model::Ban;
using model::CivilDate;
using model::Term;

BOOST_AUTO_TEST_SUITE(ban_test)

BOOST_AUTO_TEST_CASE(a_ban_reads_back_from_the_fields_of_its_entry)
{
    auto const day = test::must(CivilDate::parse("2026-03-02"));
    Ban const ban{"D118", "《中华人民共和国药品管理法》第一百一十八条第一款", "药品生产经营活动", "drug",
        Term::life(day), day, "DY", "生产销售假药"};
    model::Fields fields{{"number", "东药监罚〔2026〕1号"}};
    ban.write_to(fields);
    auto const read = test::must(Ban::read_from(fields));
    BOOST_REQUIRE(read);
    BOOST_CHECK(read->term == ban.term);
    BOOST_CHECK_EQUAL(read->scope, ban.scope);
    BOOST_CHECK_EQUAL(read->citation, ban.citation);
    BOOST_CHECK(read->decided_on == day);
}

BOOST_AUTO_TEST_CASE(fields_without_an_article_carry_no_ban_and_a_broken_term_is_corrupt)
{
    BOOST_CHECK(!test::must(Ban::read_from({{"number", "1"}})));
    test::check_refused(
        Ban::read_from({{"ban_article", "D118"}, {"ban_term", "for ever"}, {"ban_decided_on", "2026-03-02"}}),
        Fault::Corrupt, "ban");
}

BOOST_AUTO_TEST_SUITE_END()
