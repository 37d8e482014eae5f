#include <law/lists.h>

#include <law/conf.h>

using namespace xindang;
using law::ListRemovalRule;
using On = ListRemovalRule::On;

BOOST_AUTO_TEST_SUITE(lists_test)

BOOST_AUTO_TEST_CASE(the_most_particular_rule_ends_an_entry)
{
    auto const list = test::must(test::shipped().lists().find("SERIOUS-DISHONESTY"));
    BOOST_CHECK_EQUAL(list.removal(On::Decision, "repair")->reason, "credit-repaired");
    BOOST_CHECK_EQUAL(list.removal(On::Decision, "no-such-ground")->reason, "other");
    BOOST_CHECK_EQUAL(list.removal(On::Revoked, "court")->reason, "decision-annulled-by-court");
    auto const* revoked = list.removal(On::Revoked);
    BOOST_CHECK_EQUAL(revoked->reason, "decision-revoked");
    BOOST_CHECK(revoked->effect == ListRemovalRule::Effect::ExTunc);
}

BOOST_AUTO_TEST_CASE(what_has_no_rule_ends_nothing)
{
    auto const list = test::must(test::shipped().lists().find("INDUSTRY-BAN"));
    BOOST_CHECK(!list.removal(On::Decision, "repair"));
    test::check_refused(test::shipped().lists().find("NO-SUCH"), Fault::NotFound, "list");
}

BOOST_AUTO_TEST_CASE(a_list_that_could_get_stuck_is_refused_with_its_line)
{
    struct Row {
        char const* from;
        char const* to;
    };
    Row const rows[] = {
        {"bans=\"import\"", "bans=\"exile\""},
        {"publication=\"listing-publication\"", "publication=\"some-day\""},
        {"term=\"listing-term\"", ""},
        {"on=\"erased\" reason=\"other\" effect=\"ex-nunc\">当事人信息已从档案中删除",
            "on=\"erased\" reason=\"other\" effect=\"ex-nunc\">"},
        {"<removal on=\"term-ended\" reason=\"term-expired\" effect=\"ex-nunc\"/>", ""},
        {"code=\"IMPORT-BAR\"", "code=\"APPLICATION-BAR\""},
        {"entry-prefix=\"IMB\"", "entry-prefix=\"APB\""},
        {"effect=\"ex-tunc\" deadline=\"listing-revocation\"", "effect=\"never\" deadline=\"listing-revocation\""},
    };
    for (auto const& row : rows)
        BOOST_TEST_CONTEXT(row.to)
        {
            test::AlteredConf const conf("lists.xml", row.from, row.to);
            auto const loaded = conf.load();
            BOOST_REQUIRE(!loaded);
            BOOST_CHECK(loaded.refusal().fault == Fault::BadInput);
            BOOST_CHECK(loaded.refusal().where.starts_with("lists.xml:"));
        }
}

BOOST_AUTO_TEST_SUITE_END()
