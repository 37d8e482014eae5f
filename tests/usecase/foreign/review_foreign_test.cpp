#include <usecase/foreign/review_foreign.h>

#include "foreign_office.h"

#include <usecase/foreign/match_entry.h>

using namespace xindang;
using foreign::Decision;
using test::check_refused;
using test::ForeignOffice;
using test::must;

namespace {

/// A firm's entry without number, which only its name points to.
std::string nameless(ForeignOffice const& office)
{
    return office.customs_firm("1", "东屿省沧浪医药有限公司", "", "2026-05-01", "陆望舒");
}

} // namespace

BOOST_AUTO_TEST_SUITE(review_foreign_test)

BOOST_AUTO_TEST_CASE(a_guess_waits_and_becomes_a_record_when_a_person_accepts_it)
{
    ForeignOffice office;
    auto const receipt = office.customs_in("2026-06-01", nameless(office));
    BOOST_CHECK_EQUAL(receipt.records_added, 0U);
    BOOST_CHECK_EQUAL(receipt.counts.possible, 1U);
    auto const waiting = office.waiting();
    BOOST_REQUIRE_EQUAL(waiting.size(), 1U);
    BOOST_CHECK(waiting[0].candidate.subject == office.firm);
    BOOST_CHECK_EQUAL(waiting[0].subject_number, "91359902DY0000017F");
    BOOST_CHECK_EQUAL(waiting[0].entry->id, "1");
    auto const decided = must(office.decide(waiting[0].candidate.number, Decision::Accepted));
    BOOST_REQUIRE(decided.record);
    BOOST_CHECK_EQUAL(office.listings(office.firm).size(), 1U);
    auto const body = must(office.archive.view().entry(decided.entry)).body;
    BOOST_CHECK_EQUAL(body.get("step"), "match-accepted");
    BOOST_CHECK_EQUAL(body.get("reason"), "核对营业执照");
    BOOST_CHECK(office.waiting().empty());
    // The next file goes on with the subject a person chose.
    auto const next = office.customs_in("2026-06-20", "");
    BOOST_CHECK_EQUAL(next.records_corrected, 1U);
}

BOOST_AUTO_TEST_CASE(a_rejected_guess_does_not_come_back)
{
    ForeignOffice office;
    office.customs_in("2026-06-01", nameless(office));
    must(office.decide(office.waiting()[0].candidate.number, Decision::Rejected, "同名，非同一主体"));
    auto const changed = office.customs_firm("1", "东屿省沧浪医药有限公司", "", "2026-05-02", "陆望舒");
    BOOST_CHECK_EQUAL(office.customs_in("2026-06-20", changed).counts.possible, 0U);
    BOOST_CHECK(office.waiting().empty());
    BOOST_CHECK(office.listings(office.firm).empty());
    auto const other = office.customs_firm("1", "东屿省沧浪医药有限公司", "", "2026-05-02", "陆某");
    BOOST_CHECK_EQUAL(office.customs_in("2026-06-21", other).counts.possible, 1U);
}

BOOST_AUTO_TEST_CASE(decisions_that_cannot_be_taken_are_refused_with_their_place)
{
    ForeignOffice office;
    office.customs_in("2026-06-01", nameless(office));
    auto const number = office.waiting()[0].candidate.number;
    auto const size = office.archive.view().size();
    check_refused(office.decide(number, Decision::Accepted, ""), Fault::BadInput, "reason");
    check_refused(office.decide(99, Decision::Accepted), Fault::NotFound, "match");
    check_refused(usecase::decide_match(ForeignOffice::CHIEF, {number, Decision::Accepted, "同意"}, office.services()),
        Fault::Forbidden, "actor");
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
    must(office.decide(number, Decision::Rejected));
    check_refused(office.decide(number, Decision::Accepted), Fault::Conflict, "match");
}

BOOST_AUTO_TEST_CASE(a_person_is_possible_only_when_mask_or_year_of_birth_fits)
{
    ForeignOffice office;
    auto const matched = [&](std::string const& mask, std::string const& year) {
        auto const source = must(must(office.services().sources()).find("court-defaulters"));
        foreign::Entry const entry{.id = "1",
            .type = model::SubjectKind::Person,
            .name = "陆望舒",
            .mask = mask,
            .birth_year = year,
            .listed_on = test::day("2026-05-01")};
        auto const match = usecase::match_entry(entry, source, office.archive.view());
        BOOST_CHECK(!match.exact);
        return match.possible.empty() ? std::string("none") : match.possible.front().evidence;
    };
    BOOST_CHECK_EQUAL(matched("359901********1004", ""), "name masked-number");
    BOOST_CHECK_EQUAL(matched("359901********1004", "1973"), "name masked-number birth-year");
    BOOST_CHECK_EQUAL(matched("", "1973"), "name birth-year");
    BOOST_CHECK_EQUAL(matched("359901********1012", ""), "none");
    BOOST_CHECK_EQUAL(matched("359901********1004", "1974"), "none");
    BOOST_CHECK_EQUAL(matched("******************", ""), "none");
    BOOST_CHECK_EQUAL(matched("", ""), "none");
}

BOOST_AUTO_TEST_SUITE_END()
