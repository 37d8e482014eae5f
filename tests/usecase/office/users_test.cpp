#include <support/outcome.h>
#include <support/temp_folder.h>

#include <crypto/aead.h>
#include <crypto/system_random.h>
#include <usecase/list/screen.h>
#include <usecase/office/sessions.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using usecase::Duty;

namespace {

struct Users {
    test::TempFolder temp;
    crypto::SystemRandom random;
    FixedClock clock{test::must(Instant::parse("2026-01-05T09:00:00+08:00"))};
    crypto::SecretKey key = crypto::SecretKey::generate(random);
    archive::Archive archive = test::must(archive::Archive::open(temp.path() / "archive.sqlite", key, random));
    usecase::AccountStore accounts = test::must(usecase::AccountStore::open(temp.path() / "accounts.sqlite"));
    usecase::UserServices services{archive, accounts, clock, random};
    usecase::Actor chief{"chief", {Duty::Operator}};

    Users()
    {
        test::must(
            usecase::add_user(chief, {"liu.ceshi", "刘测试", {Duty::PublicationStaff}, "a long password"}, services));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(users_test, Users)

BOOST_AUTO_TEST_CASE(a_login_gives_a_token_that_names_its_user_until_it_expires_or_is_given_back)
{
    auto const receipt = test::must(usecase::log_in({"liu.ceshi", "a long password", 60}, services));
    auto const actor = test::must(usecase::actor_of_token(receipt.token, accounts, clock.now()));
    BOOST_CHECK_EQUAL(actor.login, "liu.ceshi");
    BOOST_CHECK(actor.duties == std::set<Duty>{Duty::PublicationStaff});
    test::check_refused(usecase::actor_of_token(receipt.token, accounts, clock.now().plus_seconds(3600)),
        Fault::Unauthenticated, "authorization");
    test::must(usecase::log_out(receipt.token, accounts));
    test::check_refused(
        usecase::actor_of_token(receipt.token, accounts, clock.now()), Fault::Unauthenticated, "authorization");
}

BOOST_AUTO_TEST_CASE(wrong_login_and_wrong_password_are_told_alike_and_five_of_them_lock)
{
    test::check_refused(
        usecase::log_in({"nobody", "a long password", 60}, services), Fault::Unauthenticated, "password");
    for (int i = 0; i < 5; ++i)
        test::check_refused(usecase::log_in({"liu.ceshi", "wrong", 60}, services), Fault::Unauthenticated, "password");
    test::check_refused(usecase::log_in({"liu.ceshi", "a long password", 60}, services), Fault::Unavailable, "login");
}

BOOST_AUTO_TEST_CASE(secrets_reach_no_ledger_entry_but_the_change_does)
{
    auto const entries = archive.view().entries_of(model::EntryKind::UserChanged);
    BOOST_REQUIRE_EQUAL(entries.size(), 1);
    BOOST_CHECK_EQUAL(entries[0].body.get("change"), "added");
    BOOST_CHECK_EQUAL(entries[0].body.get("duties"), "publication-staff");
    BOOST_CHECK(model::canonical(entries[0]).find("argon") == std::string::npos);
    BOOST_CHECK(model::canonical(entries[0]).find("long password") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_new_password_or_being_kept_out_ends_all_tokens)
{
    auto const token = test::must(usecase::issue_token(chief, {"liu.ceshi", "import", 30}, services)).token;
    usecase::Actor const self{"liu.ceshi", {Duty::PublicationStaff}};
    test::must(usecase::change_user(self, {"liu.ceshi", {}, "another password", {}}, services));
    test::check_refused(usecase::actor_of_token(token, accounts, clock.now()), Fault::Unauthenticated, "authorization");
    test::check_refused(usecase::change_user(self, {"liu.ceshi", std::set{Duty::Operator}, {}, {}}, services),
        Fault::Forbidden, "actor");
    test::must(usecase::change_user(chief, {"liu.ceshi", {}, {}, true}, services));
    test::check_refused(
        usecase::log_in({"liu.ceshi", "another password", 60}, services), Fault::Unauthenticated, "password");
}

BOOST_AUTO_TEST_CASE(what_is_no_user_is_refused_at_its_member)
{
    test::check_refused(usecase::add_user(chief, {"Liu", "", {Duty::Auditor}, {}}, services), Fault::BadInput, "login");
    test::check_refused(usecase::add_user(chief, {"chen", "", {}, {}}, services), Fault::BadInput, "duties");
    test::check_refused(
        usecase::add_user(chief, {"chen", "", {Duty::Auditor}, "short"}, services), Fault::BadInput, "password");
    test::check_refused(
        usecase::add_user(chief, {"liu.ceshi", "", {Duty::Auditor}, {}}, services), Fault::Conflict, "login");
    test::check_refused(usecase::add_user({"x", {Duty::Approver}}, {"chen", "", {Duty::Auditor}, {}}, services),
        Fault::Forbidden, "actor");
    test::check_refused(usecase::issue_token(chief, {"liu.ceshi", "t", 400}, services), Fault::BadInput, "days");
    test::check_refused(usecase::issue_token(chief, {"liu.ceshi", "", 4}, services), Fault::BadInput, "label");
}

BOOST_AUTO_TEST_CASE(screening_tells_a_ban_in_force_and_nothing_about_anybody_else)
{
    using Scheme = usecase::ScreenQuery::Scheme;
    auto writer = test::must(archive.writer("test", clock));
    auto const day = test::must(model::CivilDate::parse("2026-01-02"));
    auto const person = test::must(writer.register_subject({model::SubjectKind::Person, "赵测试", {},
        {{model::IdentifierScheme::PersonId, "11010519491231002X"}}, {}, day, "test"}));
    model::Fields more;
    model::Ban{
        "D118", "《药品管理法》第一百一十八条", "药品生产经营活动", "drug", model::Term::life(day), day, "x", "假药"}
        .write_to(more);
    test::must(writer.issue_document(
        {person, day, "ban-decision", "测药监罚〔2026〕1号", "penalty", 2026, 1, "决定书", model::Sha256{{}}, more}));
    writer.commit();

    usecase::Actor const partner{"partner", {Duty::Partner}};
    archive::ObjectStore const objects(temp.path() / "objects");
    auto const screening = test::must(usecase::screen(partner,
        {{Scheme::PersonId, "11010519491231002x"}, {Scheme::CreditCode, "91350100M000100Y43"}, {Scheme::PersonId, "1"}},
        archive, usecase::KeptBanList(objects), clock));
    BOOST_REQUIRE_EQUAL(screening.answers.size(), 3);
    BOOST_REQUIRE_EQUAL(screening.answers[0].bans.size(), 1);
    BOOST_CHECK_EQUAL(screening.answers[0].bans[0].document, "测药监罚〔2026〕1号");
    BOOST_CHECK(screening.answers[0].bans[0].listed_as.empty());
    BOOST_CHECK(screening.answers[1].bans.empty() && !screening.answers[1].problem);
    BOOST_CHECK(screening.answers[2].problem);
    test::check_refused(
        usecase::screen(chief, {{Scheme::PersonId, "1"}}, archive, usecase::KeptBanList(objects), clock),
        Fault::Forbidden, "actor");
    test::check_refused(
        usecase::screen(partner, {}, archive, usecase::KeptBanList(objects), clock), Fault::BadInput, "queries");
    test::check_refused(usecase::screen(partner, std::vector<usecase::ScreenQuery>(1001, {Scheme::PersonId, "1"}),
                            archive, usecase::KeptBanList(objects), clock),
        Fault::TooLarge, "queries");
}

BOOST_AUTO_TEST_SUITE_END()
