#include <notice/notice_fixture.h>

#include <base/files.h>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(redaction_test)

static constexpr auto FACTS = R"(<?xml version="1.0" encoding="UTF-8"?>
<ban-decision xmlns="urn:xindang:facts:1" number="东药监罚〔2026〕12号">
  <party><name>赵测试</name><id-number personal="id">11010519491231002X</id-number>
  <address personal="address">测试省东阳市东湖区民族大道1号2栋301</address><phone personal="phone">13800000000</phone></party>
  <witness personal="third-party">李测试</witness><witness personal="third-party">周测试</witness>
  <informant personal="informant">吴测试</informant>
  <facts>经查，赵测试（身份证号１１０１０５ 19491231 002x，住民族大道1号2栋301，电话138-0000-0000）由李　测试介绍，
  卖给周测试。吴测试举报。统一社会信用代码91350100M000100Y43。</facts>
</ban-decision>)";

BOOST_AUTO_TEST_CASE(marked_values_go_wherever_they_stand_and_the_name_of_the_party_stays)
{
    auto const redacted = test::must(notice::redact(FACTS, test::shipped_policy()));
    for (auto const* value : {"11010519491231002X", "１１０１０５", "19491231", "民族大道", "13800000000", "138-0000",
             "李测试", "李　测试", "周测试", "吴测试", "informant"})
        BOOST_CHECK_MESSAGE(redacted.xml.find(value) == redacted.xml.npos, value);
    for (auto const* kept : {"赵测试", "110105************", "测试省东阳市东湖区（详址略）", "某甲介绍", "卖给某乙",
             "91350100M000100Y43", "东药监罚〔2026〕12号", "urn:xindang:facts:1"})
        BOOST_CHECK_MESSAGE(redacted.xml.find(kept) != redacted.xml.npos, kept);
    BOOST_CHECK(redacted.leftovers.all().empty());
    BOOST_CHECK(notice::find_removed_values(redacted.removed, redacted.xml, "facts").all().empty());
}

BOOST_AUTO_TEST_CASE(the_same_facts_always_give_the_same_octets)
{
    auto const policy = test::shipped_policy();
    BOOST_CHECK_EQUAL(test::must(notice::redact(FACTS, policy)).xml, test::must(notice::redact(FACTS, policy)).xml);
}

BOOST_AUTO_TEST_CASE(an_unmarked_number_in_free_text_is_a_leftover_that_does_not_repeat_it)
{
    auto const redacted = test::must(
        notice::redact("<f xmlns='urn:xindang:facts:1'><t>请拨13911111111查询</t></f>", test::shipped_policy()));
    BOOST_REQUIRE_EQUAL(redacted.leftovers.all().size(), 1);
    auto const& leftover = redacted.leftovers.all()[0];
    BOOST_CHECK(leftover.severity == Severity::Error);
    BOOST_CHECK(leftover.rule.starts_with("leftover-phone-"));
    BOOST_CHECK_EQUAL(leftover.where, "/f/t");
    BOOST_CHECK(leftover.text.find("13911111111") == leftover.text.npos);
}

BOOST_AUTO_TEST_CASE(a_marked_element_with_children_or_an_unknown_mark_is_refused)
{
    auto const policy = test::shipped_policy();
    test::check_refused(notice::redact("<f><p personal='id'><x/></p></f>", policy), Fault::BadInput, "/f/p");
    test::check_refused(notice::redact("<f><p personal='secret'>1</p></f>", policy), Fault::BadInput, "/f/p");
    test::check_refused(notice::redact("<f><p personal='third-party'>李</p></f>", policy), Fault::BadInput, "/f/p");
    test::check_refused(notice::redact("no xml", policy), Fault::BadInput, "facts.xml:1");
}

BOOST_AUTO_TEST_CASE(the_last_door_sees_a_value_that_came_back)
{
    std::vector<notice::PersonalValue> const removed{{notice::PersonalKind::Phone, "13800000000"}};
    BOOST_CHECK(notice::find_removed_values(removed, "<p>138 0000 0000</p>", "page").has_errors());
    BOOST_CHECK(!notice::find_removed_values(removed, "<p>138 0000 0001</p>", "page").has_errors());
}

// A detector that asks about what every decision says would soon be answered without reading.
BOOST_AUTO_TEST_CASE(the_drafts_of_the_demonstration_raise_no_question)
{
    auto const source = std::filesystem::path{XD_SOURCE_DIR};
    for (auto const* folder : {"conf/demo/documents", "tests/fixtures/document"})
        for (auto const& file : std::filesystem::directory_iterator(source / folder)) {
            if (file.path().extension() != ".xml") continue;
            auto const facts = test::must(read_file(file.path(), 1 << 20));
            auto const redacted = notice::redact(facts, test::shipped_policy());
            if (!redacted) continue; // drafts of other kinds mark what a public notice never holds
            for (auto const& leftover : redacted->leftovers.all())
                BOOST_CHECK_MESSAGE(!file.path().filename().string().starts_with("ban-decision"),
                    file.path().filename().string() + " " + leftover.where + " " + leftover.rule);
        }
}

BOOST_AUTO_TEST_CASE(what_is_compared_tells_every_redaction_and_joins_to_both_texts)
{
    auto const redacted = test::must(notice::redact(FACTS, test::shipped_policy()));
    std::string shown;
    std::size_t cuts = 0;
    for (auto const& text : redacted.texts)
        for (auto const& piece : text.pieces) {
            shown += piece.kind ? piece.shown : piece.served;
            cuts += piece.kind ? 1U : 0U;
        }
    BOOST_CHECK_EQUAL(cuts, 12); // six marked, six where the same values stand in the text
    for (auto const* kept : {"赵测试", "某甲介绍", "卖给某乙", "91350100M000100Y43"})
        BOOST_CHECK_MESSAGE(shown.find(kept) != shown.npos, kept);
    BOOST_CHECK(!notice::find_removed_values(redacted.removed, shown, "shown").has_errors());
}

BOOST_AUTO_TEST_SUITE_END()
