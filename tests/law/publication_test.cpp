#include <law/publication.h>

#include <law/conf.h>

using namespace xindang;
using law::PenaltyFacts;
using model::Term;
using test::day;

BOOST_AUTO_TEST_SUITE(publication_test)

namespace {

PenaltyFacts facts(std::set<std::string> kinds, std::optional<Term> restriction = std::nullopt)
{
    return {std::move(kinds), law::Procedure::Ordinary, law::Registered::SameProvince, restriction, day("2026-03-02")};
}

std::string last_day(PenaltyFacts const& facts, char const* published_on)
{
    auto const until = test::must(test::shipped().publication().until(facts, day(published_on)));
    return until.last_day ? until.last_day->text() : "no end";
}

} // namespace

BOOST_AUTO_TEST_CASE(the_heaviest_kind_gives_the_term)
{
    auto const ten_years = test::must(Term::of_years(day("2026-03-02"), 10));
    auto const three_years = test::must(Term::of_years(day("2026-03-02"), 3));
    auto const life = Term::life(day("2026-03-02"));
    BOOST_CHECK_EQUAL(last_day(facts({"criticism"}), "2026-03-20"), "2026-06-20");
    BOOST_CHECK_EQUAL(last_day(facts({"warning", "minor-fine"}), "2026-03-20"), "2026-06-20");
    BOOST_CHECK_EQUAL(last_day(facts({"fine", "criticism"}), "2026-03-20"), "2029-03-20");
    BOOST_CHECK_EQUAL(last_day(facts({"revoke-licence", "fine"}), "2028-02-29"), "2031-02-28");
    BOOST_CHECK_EQUAL(last_day(facts({"restrict-occupation"}, three_years), "2026-03-20"), "2029-03-20");
    BOOST_CHECK_EQUAL(last_day(facts({"restrict-occupation", "fine"}, ten_years), "2026-03-20"), "2036-03-02");
    BOOST_CHECK_EQUAL(last_day(facts({"restrict-occupation"}, life), "2026-03-20"), "no end");
    auto const until =
        test::must(test::shipped().publication().until(facts({"restrict-occupation"}, life), day("2026-03-20")));
    BOOST_CHECK_EQUAL(until.citation_text, "《市场监督管理行政处罚信息公示规定》第十三条第三款");
}

BOOST_AUTO_TEST_CASE(what_is_not_to_be_published_is_refused)
{
    auto const& rules = test::shipped().publication();
    auto on_the_spot = facts({"fine"});
    on_the_spot.procedure = law::Procedure::Summary;
    test::check_refused(rules.must_be_published(on_the_spot), Fault::BadInput, "publication.procedure");
    test::check_refused(rules.must_be_published(facts({"warning"})), Fault::BadInput, "publication.kinds");
    test::check_refused(rules.must_be_published(facts({})), Fault::BadInput, "publication.kinds");
    test::check_refused(rules.must_be_published(facts({"stocks"})), Fault::BadInput, "publication.kinds");
    test::check_refused(rules.until(facts({"warning"}), day("2026-03-20")), Fault::BadInput, "publication.kinds");
    test::check_refused(
        rules.until(facts({"restrict-occupation"}), day("2026-03-20")), Fault::BadInput, "publication.restriction");
    BOOST_CHECK(rules.must_be_published(facts({"warning", "fine"})));
}

BOOST_AUTO_TEST_CASE(a_ban_never_comes_down_early)
{
    auto const& rules = test::shipped().publication();
    test::check_refused(
        rules.may_stop_early(facts({"fine", "restrict-occupation"})), Fault::BadInput, "publication.early_stop");
    test::check_refused(rules.may_stop_early(facts({"revoke-licence"})), Fault::BadInput, "publication.early_stop");
    BOOST_CHECK(rules.may_stop_early(facts({"fine", "forfeit-income"})));
    BOOST_CHECK_EQUAL(rules.early_stop_conditions().size(), 4U);
    BOOST_CHECK_EQUAL(rules.summary_fields().size(), 5U);
}

BOOST_AUTO_TEST_CASE(each_regime_keeps_its_own_clock)
{
    auto const& rules = test::shipped().publication();
    auto const due = [&rules](PenaltyFacts const& facts) {
        std::string text;
        for (auto const& duty : test::must(rules.duties(facts, test::shipped().calendar())))
            text += duty.regime + " " + duty.step + " " + duty.due.day.text() + "\n";
        return text;
    };
    auto here = facts({"fine"});
    here.decided_on = day("2025-09-26");
    BOOST_CHECK_EQUAL(due(here),
        "gsxt publish 2025-10-30\ncredit-china publish 2025-10-13\ngovernment-information publish 2025-10-30\n"
        "enterprise-information publish 2025-10-30\n");
    auto elsewhere = here;
    elsewhere.registered = law::Registered::OtherProvince;
    BOOST_CHECK_EQUAL(due(elsewhere),
        "gsxt push 2025-10-16\ngsxt publish-there 2025-10-30\ncredit-china publish 2025-10-13\n"
        "government-information publish 2025-10-30\nenterprise-information publish 2025-10-30\n");
    auto late = facts({"fine"});
    late.decided_on = day("2026-12-20");
    test::check_refused(rules.duties(late, test::shipped().calendar()), Fault::Unavailable, "calendar:2027");
    BOOST_CHECK(test::must(rules.duties(late, test::shipped().calendar().estimating())).front().due.provisional());
}

BOOST_AUTO_TEST_CASE(what_is_no_penalty_has_a_term_and_duties_of_its_own)
{
    auto const& rules = test::shipped().publication();
    auto const listing = test::must(rules.matter("listing", test::day("2026-03-04")));
    BOOST_CHECK_EQUAL(listing.months, 36);
    BOOST_CHECK(listing.counted_from == law::PublicationContent::Matter::CountedFrom::Decision);
    BOOST_CHECK(listing.citation_text.find("第二十一条") != std::string::npos);
    BOOST_REQUIRE_EQUAL(listing.duties.size(), 1U);
    for (auto const* code : {"listing", "listing-removal", "credit-repair"})
        for (auto const& duty : test::must(rules.matter(code, test::day("2026-03-04"))).duties)
            BOOST_CHECK(test::shipped().deadlines().find(duty.deadline, test::day("2026-03-04")));
    test::check_refused(rules.matter("listing", test::day("2020-01-01")), Fault::NotFound, "publication.matter");
    test::check_refused(rules.matter("love-letter", test::day("2026-03-04")), Fault::NotFound, "publication.matter");
}

BOOST_AUTO_TEST_CASE(on_the_spot_goes_what_article_51_lets_go)
{
    auto const may = [](std::set<std::string> const& kinds, char const* yuan, model::SubjectKind party) {
        return test::shipped().procedures().may_be_on_the_spot(
            kinds, test::must(model::Money::parse_yuan(yuan)), party, test::day("2026-03-05"));
    };
    using model::SubjectKind;
    BOOST_CHECK(may({"warning", "minor-fine"}, "3000.00", SubjectKind::Enterprise));
    BOOST_CHECK(may({"fine"}, "200.00", SubjectKind::Person));
    auto const too_much = may({"fine"}, "3000.01", SubjectKind::Enterprise);
    test::check_refused(too_much, Fault::BadInput, "penalty");
    BOOST_CHECK(too_much.refusal().reason.find("第五十一条") != std::string::npos);
    test::check_refused(may({"fine"}, "200.01", SubjectKind::Person), Fault::BadInput, "penalty");
    test::check_refused(may({"warning", "revoke-licence"}, "0", SubjectKind::Enterprise), Fault::BadInput, "penalty");
    test::check_refused(
        test::shipped().procedures().may_be_on_the_spot({"warning"}, {}, SubjectKind::Person, test::day("2021-07-14")),
        Fault::NotFound, "penalty");
    test::AlteredConf const unknown("procedures.xml", "<kind code=\"fine\"/>", "<kind code=\"love-letter\"/>");
    auto const broken = unknown.load();
    BOOST_REQUIRE(!broken);
    BOOST_CHECK_EQUAL(broken.refusal().where.substr(0, 14), "procedures.xml");
}

BOOST_AUTO_TEST_SUITE_END()
