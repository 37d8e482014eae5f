#include <usecase/foreign/import_foreign.h>

#include <archive/archive.h>
#include <support/list_world.h>
#include <usecase/foreign/review_foreign.h>
#include <usecase/list/list_entries.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::check_refused;
using test::must;
using Receipt = usecase::ForeignReceipt::Outcome;

namespace {

/// A house that takes in the list of an invented issuer: it is that issuer's PARTNER-A.
struct House {
    test::ListWorld world;
    std::filesystem::path home = world.temp.path() / "home";
    crypto::SecretKey key = crypto::SecretKey::generate(world.random);
    archive::Archive archive = must(archive::Archive::open(world.temp.path() / "archive.sqlite", key, world.random));
    law::Agencies agencies{{{"PARTNER-A", law::Agency::Part::Own, "测试甲", {}, {}, {}, {}, {}, {}, {}, {}, {}},
        {"DEMO", law::Agency::Part::Other, "测试局", {}, {}, {}, {}, {}, {}, {}, {}, {}},
        {"ELSE", law::Agency::Part::Other, "别的局", {}, {}, {}, {}, {}, {}, {}, {}, {}}}};
    NoProgress silent;
    usecase::Actor clerk{"clerk", {usecase::Duty::CreditAdministrator}};
    model::SubjectId person{model::SubjectKind::Person, 1};

    House()
    {
        std::filesystem::create_directories(home / "conf/foreign");
        std::filesystem::create_directory_symlink(std::filesystem::path(XD_SOURCE_DIR) / "xsd", home / "xsd");
        source("bans", "DEMO");
        source("other", "ELSE");
        FixedClock const clock(world.now);
        auto writer = must(archive.writer("clerk", clock));
        person = must(writer.register_subject({model::SubjectKind::Person, "测试人员100001", {},
            {{model::IdentifierScheme::PersonId, "11010519491231002X"}}, {}, model::CivilDate::on(world.now)}));
        writer.commit();
    }

    void source(std::string const& id, std::string const& agency) const
    {
        write_file_atomically(home / "conf/foreign" / (id + ".xml"),
            "<source xmlns=\"urn:x-xindang:foreign:1\" id=\"" + id + "\" agency=\"" + agency +
                "\" list=\"禁业名单\" format=\"jdl\" missing=\"removed\" mass-change=\"20\">"
                "<record kind=\"listing\" result=\"严重违法失信名单\" gravity=\"serious\" field=\"drug\"/></source>",
            Durable::No);
    }

    template <class Act> auto with_services(Act const& act)
    {
        FixedClock const clock(world.now);
        return act(usecase::ForeignServices{
            archive, home, world.temp.path() / "foreign.sqlite", key, agencies, clock, world.random, silent});
    }
    std::optional<crypto::SecretKey> partner_key;

    Outcome<usecase::ForeignReceipt> import(
        std::string const& id = "bans", std::optional<std::uint64_t> accepted_epoch = {})
    {
        return with_services([&](usecase::ForeignServices const& services) {
            usecase::ImportForeignList request{id, world.folder().string(), world.root.certificate};
            request.accepted_epoch = accepted_epoch;
            return usecase::import_foreign_list(clerk, request, services,
                {world.temp.path() / "lists.sqlite", exchange::Environment::Test, partner_key});
        });
    }
    std::vector<usecase::PossibleMatch> waiting()
    {
        return with_services([&](usecase::ForeignServices const& services) {
            return must(usecase::possible_matches(clerk, foreign::Decision::Open, services));
        });
    }
    void accept(std::uint64_t number)
    {
        with_services([&](usecase::ForeignServices const& services) {
            return must(usecase::decide_match(clerk, {number, foreign::Decision::Accepted, "核对身份证件"}, services));
        });
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(import_foreign_list_test)

BOOST_AUTO_TEST_CASE(a_signed_list_becomes_records_and_a_revoked_entry_takes_its_record_away)
{
    House house;
    house.world.publish(test::ListWorld::entries(40));
    auto const first = must(house.import());
    BOOST_CHECK(first.outcome == Receipt::Taken);
    BOOST_CHECK_EQUAL(first.sequence, "1");
    BOOST_CHECK_EQUAL(first.added, 40U);
    BOOST_REQUIRE_EQUAL(house.waiting().size(), 1U);
    house.accept(house.waiting().front().candidate.number);
    auto const records = house.archive.view().records_of(house.person);
    BOOST_REQUIRE_EQUAL(records.size(), 1U);
    BOOST_CHECK_EQUAL(records.front().source, "测试局《禁业名单》");
    BOOST_CHECK_EQUAL(records.front().source_ref, "list:bans:BAN-100001");
    BOOST_CHECK_EQUAL(records.front().article, "测试法第一条");
    BOOST_CHECK(must(house.import()).outcome == Receipt::NoChange);

    auto rest = test::ListWorld::entries(40);
    rest.erase(rest.begin());
    house.world.now = house.world.now.plus_seconds(3600);
    house.world.publish(rest);
    auto const second = must(house.import());
    BOOST_CHECK(second.outcome == Receipt::Taken);
    BOOST_CHECK_EQUAL(second.sequence, "2");
    BOOST_CHECK_EQUAL(second.voided, 1U);
    BOOST_CHECK_EQUAL(second.records_retracted, 1U);
    BOOST_CHECK(house.archive.view().records_of(house.person).empty());
}

BOOST_AUTO_TEST_CASE(what_another_import_took_over_first_is_not_forgotten)
{
    House house;
    house.world.publish(test::ListWorld::entries(40));
    must(house.import());
    house.accept(house.waiting().front().candidate.number);
    auto rest = test::ListWorld::entries(40);
    rest.erase(rest.begin());
    house.world.now = house.world.now.plus_seconds(3600);
    house.world.publish(rest);
    // As after a crash between the store of signed lists and the ledger, or when a follower was quicker.
    BOOST_REQUIRE(house.world.import().outcome == exchange::ListOutcome::Imported);
    auto const receipt = must(house.import());
    BOOST_CHECK(receipt.outcome == Receipt::Taken);
    BOOST_CHECK_EQUAL(receipt.voided, 1U);
    BOOST_CHECK_EQUAL(receipt.records_retracted, 1U);
    BOOST_CHECK(house.archive.view().records_of(house.person).empty());
}

BOOST_AUTO_TEST_CASE(a_list_that_was_begun_anew_is_taken_when_its_epoch_is_accepted)
{
    House house;
    house.world.publish(test::ListWorld::entries(5));
    must(house.import());
    house.world.now = house.world.now.plus_seconds(3600);
    house.world.begin_anew();
    house.world.publish(test::ListWorld::entries(6));
    auto const shown = must(house.import());
    BOOST_CHECK(shown.outcome == Receipt::Rejected);
    BOOST_CHECK_EQUAL(exchange::word_of(shown.list->reasons.front().code), "E-EPOCH");
    auto const taken = must(house.import("bans", 2));
    BOOST_CHECK(taken.outcome == Receipt::Taken);
    BOOST_CHECK_EQUAL(taken.sequence, "1");
    BOOST_CHECK_EQUAL(taken.added, 1U);
    BOOST_CHECK(taken.list->reasons.front().text.starts_with("clerk accepted epoch 2"));
}

BOOST_AUTO_TEST_CASE(the_number_of_a_person_that_was_hashed_for_us_matches_exactly)
{
    House house;
    house.partner_key = crypto::SecretKey::generate(house.world.random);
    auto entries = test::ListWorld::entries(2);
    entries[1].identifiers = {{"person-id", exchange::SubjectIdentifier::Form::KeyedHash,
        usecase::list_person_hash(*house.partner_key, "11010519491231002X"), "PARTNER-A-1"}};
    house.world.publish(entries);
    auto const receipt = must(house.import());
    BOOST_CHECK_EQUAL(receipt.records_added, 1U);
    BOOST_CHECK_EQUAL(house.archive.view().records_of(house.person).front().source_ref, "list:bans:BAN-100002");
}

BOOST_AUTO_TEST_CASE(a_list_that_is_not_accepted_changes_nothing)
{
    House house;
    house.world.publish(test::ListWorld::entries(3));
    auto const size = house.archive.view().size();
    house.world.put("head.xml", test::with(house.world.file("head.xml"), "INDUSTRY-BAN", "INDUSTRY-BAM"));
    auto const receipt = must(house.import());
    BOOST_CHECK(receipt.outcome == Receipt::Rejected);
    BOOST_REQUIRE(receipt.list);
    BOOST_CHECK_EQUAL(receipt.list->exit_code(), 11);
    BOOST_CHECK_EQUAL(house.archive.view().size(), size);
}

BOOST_AUTO_TEST_CASE(the_list_of_another_agency_is_refused)
{
    House house;
    house.world.publish(test::ListWorld::entries(3));
    auto const size = house.archive.view().size();
    check_refused(house.import("other"), Fault::Untrusted, "source");
    BOOST_CHECK_EQUAL(house.archive.view().size(), size);
    // Nor was its root pinned, or anything of it kept.
    auto store = must(exchange::ListStore::open(house.world.temp.path() / "lists.sqlite"));
    BOOST_CHECK(store.all().empty());
    BOOST_CHECK(must(house.import()).outcome == Receipt::Taken);
}

BOOST_AUTO_TEST_CASE(a_list_is_fetched_from_where_conf_foreign_says_and_from_nowhere_when_it_says_nothing)
{
    House house;
    house.world.publish(test::ListWorld::entries(3));
    house.with_services([&](usecase::ForeignServices const& services) {
        check_refused(usecase::import_foreign_list(house.clerk, {"bans", "", house.world.root.certificate}, services,
                          {house.world.temp.path() / "lists.sqlite", exchange::Environment::Test, {}}),
            Fault::BadInput, "source");
        usecase::DataFolder const folder{house.world.temp.path() / "data"};
        check_refused(
            usecase::foreign_list_access(services, folder, exchange::Environment::Test, {}, "../../etc/passwd"),
            Fault::NotFound, "source");
        std::filesystem::create_directories(folder.keys());
        write_file_atomically(folder.keys() / "foreign-bans.crt", house.world.root.certificate.pem());
        auto const access =
            must(usecase::foreign_list_access(services, folder, exchange::Environment::Test, {}, "bans"));
        BOOST_REQUIRE(access.root);
        BOOST_CHECK(access.root->digest() == house.world.root.certificate.digest());
    });
}

BOOST_AUTO_TEST_SUITE_END()
