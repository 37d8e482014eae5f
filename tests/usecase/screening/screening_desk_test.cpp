#include <usecase/screening/desk.h>

#include <usecase/screening/json_screening.h>
#include <usecase/screening/screening_file.h>

#include <support/fixed_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <crypto/mac.h>
#include <crypto/system_random.h>
#include <model/person_id.h>
#include <usecase/list/list_office.h>

using namespace xindang;
using namespace xindang::usecase;
using test::check_refused;
using test::must;

namespace {

Instant const NOW = *Instant::parse("2026-03-02T09:00:00+08:00");
Actor const CLERK{"clerk", {Duty::Partner}};
constexpr char NUMBER[] = "359901197310091004"; // of an invented person

struct Counter {
    std::filesystem::path home{XD_SOURCE_DIR};
    test::TempFolder temp;
    crypto::SystemRandom random;
    screening::Rules rules = must(screening::Rules::load(home / "conf/screening", home / "xsd/screening.xsd"));
    crypto::SecretKey key = crypto::SecretKey::generate(random);
    crypto::SecretKey secret = must(screening_secret(temp.path(), random));
    model::CivilDate today = model::CivilDate::on(NOW);

    ListsInForce lists(std::string digest = "d1") const
    {
        screening::ListedSubject person{"BAN", 3, "BAN-1", 1, digest, "active", screening::Sort::Person,
            {{"陆望舒", "primary"}},
            {{"person-id", "masked", "359901************"},
                {"person-id", "keyed-hash", crypto::hmac_sha256(key.bytes(), std::string("person-id\n") + NUMBER).hex(),
                    key_of_list("BAN", "amr-1")}}};
        person.birth_year = 1973;
        return {{{"BAN", "省局", 3, "sha256:0", 1, NOW.plus_seconds(-7200), NOW.plus_seconds(-3600)}}, {person}};
    }
    ScreenDesk desk(std::string digest = "d1") const
    {
        return {lists(std::move(digest)), {{"BAN", "amr-1", key}}, rules, cleared_pairs_file(temp.path()), secret};
    }
    TypedSubject namesake() const
    {
        TypedSubject typed;
        typed.ref = "7";
        typed.name = "陆望舒";
        return typed;
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(screening_desk_test)

BOOST_FIXTURE_TEST_CASE(a_person_is_found_by_number_under_the_partners_key_and_the_list_says_it_is_stale, Counter)
{
    TypedSubject typed;
    typed.person_id = NUMBER;
    auto const counter = desk();
    auto const answers = must(counter.ask(CLERK, {typed}, today));
    BOOST_REQUIRE_EQUAL(answers.at(0).candidates.size(), 1U);
    auto const& found = answers[0].candidates[0].candidate;
    BOOST_CHECK(found.way == screening::Way::NumberHash);
    BOOST_CHECK(found.level == screening::Level::Match);
    auto const json = json_of(answers, counter.lists(), NOW).text();
    BOOST_CHECK(json.find("\"stale\":true") != std::string::npos);
    BOOST_CHECK(json.find("\"age_seconds\":7200") != std::string::npos);
    BOOST_CHECK(json.find(NUMBER) == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(the_fifteen_digits_of_before_1999_find_the_same_person, Counter)
{
    TypedSubject typed;
    typed.person_id = "359901731009100";
    auto const counter = desk();
    auto const answers = must(counter.ask(CLERK, {typed}, today));
    BOOST_REQUIRE_EQUAL(answers.at(0).candidates.size(), 1U);
    BOOST_CHECK(answers[0].problems.empty());
}

BOOST_FIXTURE_TEST_CASE(another_number_rules_the_namesake_out_and_a_wrong_one_is_told, Counter)
{
    auto typed = namesake();
    typed.person_id = "359901199001010011";
    auto const counter = desk();
    auto const other = must(counter.ask(CLERK, {typed}, today));
    BOOST_CHECK(other.at(0).candidates.empty());
    typed.person_id = "359901197310091005";
    auto const wrong = must(counter.ask(CLERK, {typed}, today));
    BOOST_CHECK_EQUAL(wrong.at(0).problems.size(), 1U);
    BOOST_CHECK(!wrong.at(0).candidates.empty());
}

BOOST_FIXTURE_TEST_CASE(a_cleared_pair_is_shown_as_cleared_until_the_entry_changes_or_the_day_comes, Counter)
{
    auto const counter = desk();
    BOOST_CHECK(must(counter.ask(CLERK, {namesake()}, today)).at(0).candidates.at(0).open());
    must(counter.clear(CLERK, {namesake(), "BAN", "BAN-1", "住址不同", today.plus_days(30)}, NOW));
    auto const cleared = must(counter.ask(CLERK, {namesake()}, today));
    BOOST_REQUIRE_EQUAL(cleared.at(0).candidates.size(), 1U);
    BOOST_CHECK(!cleared[0].candidates[0].open());
    BOOST_CHECK_EQUAL(cleared[0].candidates[0].cleared->reason, "住址不同");
    BOOST_CHECK(must(counter.ask(CLERK, {namesake()}, today.plus_days(31))).at(0).candidates.at(0).open());
    auto const changed = desk("d2");
    auto const again = must(changed.ask(CLERK, {namesake()}, today));
    BOOST_CHECK(again.at(0).candidates.at(0).open());
    BOOST_CHECK(again[0].candidates[0].clearance == screening::Clearance::EntryChanged);
    auto const views = must(cleared_views(CLERK, cleared_pairs_file(temp.path()), lists("d2").subjects, today));
    BOOST_CHECK(views.at(0).clearance == screening::Clearance::EntryChanged);
    must(reopen_pair(CLERK, cleared_pairs_file(temp.path()), views[0].pair.number, NOW));
    BOOST_CHECK(must(cleared_views(CLERK, cleared_pairs_file(temp.path()), lists().subjects, today)).empty());
}

BOOST_FIXTURE_TEST_CASE(another_subject_of_the_same_name_is_not_cleared_with_the_first, Counter)
{
    auto const counter = desk();
    must(counter.clear(CLERK, {namesake(), "BAN", "BAN-1", "住址不同", today.plus_days(30)}, NOW));
    auto other = namesake();
    other.birth_year = "1973";
    BOOST_CHECK(must(counter.ask(CLERK, {other}, today)).at(0).candidates.at(0).open());
}

BOOST_FIXTURE_TEST_CASE(who_may_not_ask_or_decide_is_refused, Counter)
{
    auto const counter = desk();
    check_refused(counter.ask({"op", {Duty::Operator}}, {namesake()}, today), Fault::Forbidden, "actor");
    check_refused(counter.clear({"au", {Duty::Auditor}}, {namesake(), "BAN", "BAN-1", "x", today}, NOW),
        Fault::Forbidden, "actor");
    check_refused(counter.clear(CLERK, {namesake(), "BAN", "BAN-2", "x", today}, NOW), Fault::NotFound, "entry");
    check_refused(reopen_pair(CLERK, cleared_pairs_file(temp.path()), 1, NOW), Fault::NotFound, "number");
}

BOOST_FIXTURE_TEST_CASE(a_table_is_screened_row_by_row, Counter)
{
    auto const subjects = must(read_screening_file(
        "\xEF\xBB\xBF序号,姓名,身份证号,备注\r\n9,陆望舒,359901197310091004,\r\n,林某某,,x\r\n", rules));
    BOOST_REQUIRE_EQUAL(subjects.size(), 2U);
    BOOST_CHECK_EQUAL(subjects[0].ref, "9");
    BOOST_CHECK_EQUAL(subjects[1].ref, "3");
    auto const counter = desk();
    auto const answers = must(counter.ask(CLERK, subjects, today));
    auto const sheets = screening_sheets(subjects, answers, counter.lists(), NOW);
    BOOST_REQUIRE_EQUAL(sheets.size(), 2U);
    BOOST_CHECK_EQUAL(sheets[0].rows.size(), 2U);
    for (auto const& row : sheets[0].rows)
        BOOST_CHECK_EQUAL(row.size(), sheets[0].columns.size());
    check_refused(read_screening_file("备注,金额\r\n1,2\r\n", rules), Fault::BadInput, "headings");
    check_refused(read_screening_file("", rules), Fault::BadInput, "headings");
    check_refused(read_screening_file("姓名\r\n\"陆\"x\r\n", rules), Fault::BadInput, "row 2");
}

/// From the archive through a publication and an import to the question of a partner.
BOOST_FIXTURE_TEST_CASE(the_year_of_birth_a_partner_list_carries_tells_namesakes_apart, test::ListOffice)
{
    ban_for_life(); // of somebody born in 1973
    must(publish());
    import();
    auto store = must(exchange::ListStore::open(imported_lists(temp.path() / "partner")));
    auto const rules =
        must(screening::Rules::load(test::LIST_HOME / "conf/screening", test::LIST_HOME / "xsd/screening.xsd"));
    auto const secret = must(screening_secret(temp.path(), random));
    ScreenDesk const desk(must(imported_lists_in_force(store, {})), {}, rules, cleared_pairs_file(temp.path()), secret);
    auto const asked = [&](std::string const& year) {
        TypedSubject typed;
        typed.name = "测试甲";
        typed.birth_year = year;
        return must(desk.ask(CLERK, {typed}, model::CivilDate::on(NOW))).at(0).candidates;
    };
    BOOST_REQUIRE_EQUAL(asked("1973").size(), 1U);
    BOOST_CHECK(asked("1973")[0].candidate.level == screening::Level::Match);
    BOOST_CHECK(asked("1990").empty());
    // Nobody said when: it may be either of them.
    BOOST_REQUIRE_EQUAL(asked("").size(), 1U);
    BOOST_CHECK(asked("")[0].candidate.level == screening::Level::Possible);
}

BOOST_AUTO_TEST_SUITE_END()
