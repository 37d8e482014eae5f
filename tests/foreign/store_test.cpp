#include <foreign/store.h>

#include <base/files.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

using namespace xindang;
using test::check_refused;
using test::must;

namespace {

struct World {
    test::TempFolder folder;
    crypto::SystemRandom random;
    crypto::SecretKey key = crypto::SecretKey::generate(random);
    foreign::Store store = must(foreign::Store::open(folder.path() / "foreign.sqlite", key, random));

    foreign::Entry entry(std::string const& id) const
    {
        return {.id = id,
            .type = model::SubjectKind::Person,
            .name = "陆望舒",
            .person_id = "359901197310091004",
            .listed_on = must(model::CivilDate::parse("2026-05-01"))};
    }
    foreign::KnownEntry known(foreign::Entry const& entry) const
    {
        return {store.key_of("court", entry.id), entry.digest(), entry.identity(), entry.standing, 1, entry.listed_on,
            {}, {}};
    }
    void put(foreign::Entry const& entry)
    {
        must(store.begin());
        store.put("court", known(entry), &entry);
        store.commit();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(store_test)

BOOST_AUTO_TEST_CASE(an_entry_that_waits_is_found_by_number_and_by_name)
{
    World world;
    auto const entry = world.entry("7");
    world.put(entry);
    for (auto const* const word : {"359901197310091004", "陆 望舒"}) {
        auto const found = world.store.waiting_for(word);
        BOOST_REQUIRE_EQUAL(found.size(), 1U);
        BOOST_CHECK(found[0].entry.digest() == entry.digest());
        BOOST_CHECK_EQUAL(found[0].source, "court");
    }
    BOOST_CHECK(world.store.waiting_for("沈星槎").empty());
}

BOOST_AUTO_TEST_CASE(nobody_reads_names_or_numbers_out_of_the_file)
{
    World world;
    world.put(world.entry("7"));
    {
        auto const closed = std::move(world.store);
    }
    for (auto const& file : std::filesystem::directory_iterator(world.folder.path())) {
        auto const octets = must(read_file(file.path(), 1 << 24));
        BOOST_CHECK(octets.find("陆望舒") == Bytes::npos);
        BOOST_CHECK(octets.find("359901197310091004") == Bytes::npos);
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_committed_leaves_no_trace)
{
    World world;
    auto const entry = world.entry("7");
    must(world.store.begin());
    world.store.put("court", world.known(entry), &entry);
    world.store.roll_back();
    BOOST_CHECK(!world.store.waiting("court", world.store.key_of("court", "7")));
    BOOST_CHECK_EQUAL(world.store.counts("court").standing, 0U);
}

BOOST_AUTO_TEST_CASE(a_decision_is_remembered_until_somebody_else_is_meant)
{
    World world;
    auto entry = world.entry("7");
    model::SubjectId const subject(model::SubjectKind::Person, 3);
    auto const propose = [&] {
        must(world.store.begin());
        world.store.propose("court", world.known(entry), subject, "name birth-year");
        world.store.commit();
    };
    propose();
    BOOST_REQUIRE_EQUAL(world.store.candidates(foreign::Decision::Open).size(), 1U);
    must(world.store.begin());
    world.store.decide(1, foreign::Decision::Rejected, "同名", "clerk", Instant(1'767'574'800));
    world.store.commit();
    propose();
    BOOST_CHECK(world.store.candidates(foreign::Decision::Open).empty());
    BOOST_CHECK_EQUAL(must(world.store.candidate(1)).reason, "同名");
    entry.birth_year = "1973";
    propose();
    BOOST_CHECK_EQUAL(world.store.candidates(foreign::Decision::Open).size(), 1U);
    check_refused(world.store.candidate(9), Fault::NotFound, "match");
}

BOOST_AUTO_TEST_CASE(a_matched_entry_is_kept_without_what_it_says)
{
    World world;
    auto const entry = world.entry("7");
    world.put(entry);
    auto known = world.known(entry);
    known.subject = model::SubjectId(model::SubjectKind::Person, 3);
    known.record = model::EntryNumber(12);
    must(world.store.begin());
    world.store.put("court", known, nullptr);
    world.store.commit();
    BOOST_CHECK(world.store.waiting_for("陆望舒").empty());
    auto const counts = world.store.counts("court");
    BOOST_CHECK_EQUAL(counts.matched, 1U);
    BOOST_CHECK_EQUAL(world.store.matched_of("court", 10).front().record->value(), 12U);
}

BOOST_AUTO_TEST_SUITE_END()
