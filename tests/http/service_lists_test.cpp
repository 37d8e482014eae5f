#include <http/served_office.h>

#include <base/progress.h>
#include <crypto/hash.h>
#include <exchange/import.h>
#include <model/ban.h>
#include <model/person_id.h>
#include <usecase/list/list_keys.h>

#include <algorithm>
#include <atomic>
#include <future>

using namespace xindang;
using test::must;
using usecase::Duty;

namespace {

constexpr char LIST[] = "INDUSTRY-BAN";
constexpr char PUBLICATIONS[] = "/api/v1/lists/INDUSTRY-BAN/publications";
constexpr char FIRST[] = "359901197310091004", SECOND[] = "11010519491231002X"; // of invented persons

/// A service whose lists change while it runs.
struct ListingService : test::ServedOffice {
    std::string staff = token_of(Duty::PublicationStaff);
    std::string partner = token_of(Duty::Partner);

    void bar(char const* name, char const* number)
    {
        auto writer = must(archive.writer("lin", clock));
        auto const day = must(model::CivilDate::parse("2026-01-02"));
        auto const who = must(writer.register_subject(
            {model::SubjectKind::Person, name, {}, {{model::IdentifierScheme::PersonId, number}}, {}, day, "test"}));
        model::Fields fields;
        model::Ban{"D118", "《中华人民共和国药品管理法》", "药品生产经营活动", "drug", model::Term::life(day), day,
            law.agencies().own().code, "生产、销售假药"}
            .write_to(fields);
        auto const serial = writer.next_document_number("东药监禁", 2026);
        auto const text = "东药监禁〔2026〕" + std::to_string(serial) + "号";
        must(writer.issue_document(
            {who, day, "ban-decision", text, "东药监禁", 2026, serial, "决定书", crypto::sha256(text), fields}));
        writer.commit();
    }

    test::Answer publish() { return ask({"POST", PUBLICATIONS, "", staff}); }

    std::string screened(char const* number)
    {
        auto const body = R"({"queries":[{"person_id":")" + std::string(number) + R"("}]})";
        auto const answer = ask({"POST", "/api/v1/screen", body, partner});
        BOOST_CHECK_EQUAL(answer.status, 200);
        return answer.body;
    }
    std::string screened_by_lists(char const* name)
    {
        auto const body = R"({"queries":[{"type":"person","name":")" + std::string(name) + R"("}]})";
        auto const answer = ask({"POST", "/api/v1/screen/lists", body, partner});
        BOOST_CHECK_EQUAL(answer.status, 200);
        return answer.body;
    }

    exchange::ImportReport import(crypto::Certificate const& root)
    {
        auto const schemas = must(exchange::ListSchemas::load(home / "xsd"));
        auto store = must(exchange::ListStore::open(temp.path() / "partner.sqlite"));
        NoProgress progress;
        return exchange::import_list(exchange::FolderSource(data.list(LIST)), store, schemas,
            {"", {"dongyu-amr", "东屿省市场监督管理局"}, exchange::Environment::Test, root}, clock, random, progress);
    }

    std::string rotate(usecase::ListRole role)
    {
        auto const now = clock.now().plus_seconds(60);
        clock.set(now.text());
        auto const published = must(usecase::published_list_head(archive.view(), objects, LIST));
        return must(usecase::rotate_list_key(operator_, {role, {published.list.key_set}}, data, law.agencies().own(),
                        {settings.environment}, clock, random))
            .certificate.string();
    }
};

bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(service_lists_test)

BOOST_FIXTURE_TEST_CASE(a_key_that_was_changed_while_it_serves_signs_the_next_publication, ListingService)
{
    auto const root = must(crypto::Certificate::load(data.certificate("list-root")));
    bar("陆望舒", FIRST);
    BOOST_REQUIRE_EQUAL(publish().status, 201);
    BOOST_CHECK(import(root).outcome == exchange::ListOutcome::Imported);

    for (auto const role : {usecase::ListRole::Head, usecase::ListRole::List, usecase::ListRole::Root}) {
        auto const file = rotate(role);
        auto const fresh = must(crypto::Certificate::load(file));
        auto const before = must(usecase::published_list_head(archive.view(), objects, LIST));
        BOOST_REQUIRE_EQUAL(publish().status, 201);
        auto const after = must(usecase::published_list_head(archive.view(), objects, LIST));
        BOOST_CHECK_GT(after.list.key_set.version, before.list.key_set.version);
        BOOST_CHECK(std::any_of(after.list.key_set.keys.begin(), after.list.key_set.keys.end(),
            [&](exchange::ListKey const& key) { return key.certificate_der == fresh.der(); }));
        auto const taken = import(root).outcome;
        BOOST_CHECK_MESSAGE(
            taken != exchange::ListOutcome::Rejected, "the partner refused it after the change to " + file);
    }
}

BOOST_FIXTURE_TEST_CASE(keys_that_do_not_fit_together_are_no_answer_now_and_nothing_is_published, ListingService)
{
    bar("陆望舒", FIRST);
    auto const aside = data.key("head").string() + ".aside";
    std::filesystem::rename(data.key("head"), aside);
    auto const refused = publish();
    BOOST_CHECK_EQUAL(refused.status, 503);
    BOOST_CHECK(has(refused.body, "\"where\":\"keys\""));
    BOOST_CHECK_EQUAL(ask({"POST", "/api/v1/feedback", "<x/>", staff}).status, 503);
    std::filesystem::rename(aside, data.key("head"));
    BOOST_CHECK_EQUAL(publish().status, 201);
}

BOOST_FIXTURE_TEST_CASE(a_new_state_is_answered_at_once_and_a_new_head_as_well, ListingService)
{
    bar("陆望舒", FIRST);
    BOOST_REQUIRE_EQUAL(publish().status, 201);
    BOOST_CHECK(has(screened(FIRST), "\"listed\":true"));
    BOOST_CHECK(has(screened_by_lists("陆望舒"), "BAN-"));
    BOOST_CHECK(!has(screened_by_lists("顾砚秋"), "BAN-"));

    // A head alone: the same entries, good for longer.
    auto const desk = must(screening->current({"x", {Duty::Auditor}}));
    auto const until = desk->lists().at(0).valid_until;
    clock.set(clock.now().plus_seconds(3600).text());
    BOOST_REQUIRE_EQUAL(publish().status, 201);
    auto const renewed = must(screening->current({"x", {Duty::Auditor}}));
    BOOST_CHECK(renewed->lists().at(0).valid_until == until.plus_seconds(3600));
    BOOST_CHECK_EQUAL(renewed->subjects().data(), desk->subjects().data()); // nothing was read or made again
    BOOST_CHECK(has(screened(FIRST), "\"valid_until\":\"" + until.plus_seconds(3600).text()));

    bar("顾砚秋", SECOND);
    BOOST_CHECK(has(screened(SECOND), "\"listed\":false"));
    clock.set(clock.now().plus_seconds(3600).text());
    BOOST_REQUIRE_EQUAL(publish().status, 201);
    BOOST_CHECK(has(screened(SECOND), "\"listed\":true"));
    auto const answer = screened_by_lists("顾砚秋");
    BOOST_CHECK(has(answer, "BAN-") && has(answer, "\"seq\":2"));
}

BOOST_FIXTURE_TEST_CASE(partners_are_answered_without_a_failure_while_lists_are_published, ListingService)
{
    bar("陆望舒", FIRST);
    BOOST_REQUIRE_EQUAL(publish().status, 201);
    std::atomic<bool> over{false};
    auto const asking = [&] {
        int failed = 0;
        while (!over)
            for (auto const path : {"/api/v1/screen", "/api/v1/screen/lists"}) {
                auto const body = R"({"queries":[{"person_id":")" + std::string(FIRST) + R"("}]})";
                auto const answer = ask({"POST", path, body, partner});
                if (answer.status != 200 || !has(answer.body, "BAN-")) ++failed;
            }
        return failed;
    };
    auto one = std::async(std::launch::async, asking), other = std::async(std::launch::async, asking);
    for (int i = 0; i < 5; ++i) {
        auto const number = must(model::PersonId::of_fifteen("11010549123100" + std::to_string(i))).text();
        bar(("测试" + std::to_string(i)).c_str(), number.c_str());
        BOOST_CHECK_EQUAL(publish().status, 201);
    }
    over = true;
    BOOST_CHECK_EQUAL(one.get() + other.get(), 0);
}

BOOST_AUTO_TEST_SUITE_END()
