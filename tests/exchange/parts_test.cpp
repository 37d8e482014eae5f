// A list that comes in several parts: they are read side by side, and taken in their order.
#include <exchange/import.h>

#include <support/judge.h>
#include <support/list_world.h>

using namespace xindang;
using namespace xindang::exchange;
using test::ListWorld;
using test::with;

BOOST_AUTO_TEST_SUITE(parts_test)

namespace {

constexpr int IN_THREE_PARTS = 5100;
constexpr int IN_TWO_PARTS = 2600;

struct Parts : ListWorld {
    std::vector<FileRef> published(int count) { return publish(entries(count)).head.parts; }
    Bytes first_entry(FileRef const& part) const
    {
        auto const text = file(part.name);
        auto const begin = text.find("<Entry ");
        return text.substr(begin, text.find("</Entry>") + 8 - begin);
    }
    /// The first entry of a part put in the place of the first of another, the part signed again by whoever holds the
    /// key of the list.
    void forge(FileRef const& part, FileRef const& with_entry_of)
    {
        auto const text = with(unsigned_text(file(part.name)), first_entry(part), first_entry(with_entry_of));
        replace_part(part.name, test::must(xml::sign_enveloped(text, list.signer())), head);
    }
    /// Nothing came into force.
    Reason refusal()
    {
        auto const report = import();
        BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::Rejected && !report.reasons.empty(), report.text());
        BOOST_CHECK(!test::must(ListStore::open(store_file())).find("INDUSTRY-BAN"));
        return report.reasons.front();
    }
};

} // namespace

BOOST_FIXTURE_TEST_CASE(a_list_in_three_parts_is_taken_whole, Parts)
{
    BOOST_REQUIRE_EQUAL(published(IN_THREE_PARTS).size(), 3);
    auto const report = import();
    BOOST_REQUIRE_MESSAGE(report.outcome == ListOutcome::Imported, report.text());
    BOOST_CHECK_EQUAL(report.read, static_cast<std::size_t>(IN_THREE_PARTS));
    auto const stored = test::must(ListStore::open(store_file())).entries("INDUSTRY-BAN");
    BOOST_REQUIRE_EQUAL(stored.size(), static_cast<std::size_t>(IN_THREE_PARTS));
    BOOST_CHECK_EQUAL(stored.back().state.id, "BAN-105100");
}

BOOST_FIXTURE_TEST_CASE(a_part_that_begins_before_the_last_one_ended_is_refused, Parts)
{
    auto const parts = published(IN_TWO_PARTS);
    forge(parts.at(1), parts.at(0));
    auto const reason = refusal();
    BOOST_CHECK_EQUAL(word_of(reason.code), "E-RULE");
    BOOST_CHECK_EQUAL(reason.where, parts.at(1).name);
    BOOST_CHECK_EQUAL(reason.entry, "BAN-100001");
}

BOOST_FIXTURE_TEST_CASE(of_a_part_out_of_order_and_of_a_broken_signature_the_signature_is_named, Parts)
{
    auto const parts = published(IN_TWO_PARTS);
    auto const altered = with(file(parts.at(1).name), "<Entry id=\"BAN-102501\"", "<Entry id=\"BAN-100001\"");
    replace_part(parts.at(1).name, altered, head);
    BOOST_CHECK_EQUAL(word_of(refusal().code), "E-SIG");
}

BOOST_FIXTURE_TEST_CASE(a_part_in_the_place_of_another_is_refused, Parts)
{
    auto const parts = published(IN_TWO_PARTS);
    replace_part(parts.at(1).name, file(parts.at(0).name), head);
    auto const reason = refusal();
    BOOST_CHECK_EQUAL(word_of(reason.code), "E-COUNT");
    BOOST_CHECK(reason.where.find(parts.at(1).name) == 0);
}

BOOST_FIXTURE_TEST_CASE(a_fault_of_the_first_part_is_named_though_the_second_has_one_too, Parts)
{
    auto const parts = published(IN_TWO_PARTS);
    std::filesystem::remove(folder() / parts.at(1).name);
    auto const altered = with(file(parts.at(0).name), "测试人员100001", "测试人员100009");
    replace_part(parts.at(0).name, altered, head);
    BOOST_CHECK_EQUAL(word_of(refusal().code), "E-SIG");
}

BOOST_AUTO_TEST_SUITE_END()
