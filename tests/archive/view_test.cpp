#include <archive/small_archive.h>

using namespace xindang;
using test::day;
using test::must;
using test::SmallArchive;

namespace {

/// A firm that changed its name in 2023, with a record in each of two years.
struct Story {
    SmallArchive small;
    model::SubjectId firm{model::SubjectKind::Enterprise, 1};

    Story()
    {
        auto writer = small.writer();
        auto subject = SmallArchive::firm("赣江仁和药业有限公司", "91350100M000100Y43");
        subject.attributes = {{"region", "360100"}, {"address", "旧址一号"}};
        must(writer.register_subject(subject));                                  // 1
        must(writer.add_record(SmallArchive::record(firm, "2022-05-01", "r1"))); // 2
        must(writer.add_record(SmallArchive::record(firm, "2024-05-01", "r2"))); // 3
        archive::Amendment amendment{day("2023-01-01")};
        amendment.name = "赣江长青药业有限公司";
        amendment.attributes = {{"address", "新址二号"}};
        must(writer.amend_subject(firm, amendment));                                   // 4
        must(writer.retract_record(model::EntryNumber(2), "误录", day("2025-01-01"))); // 5
        writer.commit();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(view_test)

BOOST_AUTO_TEST_CASE(names_and_attributes_are_those_of_the_day)
{
    Story story;
    auto const now = must(story.small.archive.view().subject(story.firm));
    BOOST_CHECK_EQUAL(now.current_name(), "赣江长青药业有限公司");
    BOOST_CHECK(now.names.at(0).period.to == day("2022-12-31"));
    BOOST_CHECK_EQUAL(now.attributes.get("address"), "新址二号");
    BOOST_CHECK_EQUAL(now.attributes.get("region"), "360100");
    auto const then = must(story.small.archive.view({day("2022-12-31"), {}}).subject(story.firm));
    BOOST_CHECK_EQUAL(then.current_name(), "赣江仁和药业有限公司");
    BOOST_CHECK_EQUAL(then.attributes.get("address"), "旧址一号");
}

BOOST_AUTO_TEST_CASE(records_are_those_known_at_the_position_and_happened_by_the_day)
{
    Story story;
    auto const count = [&](archive::AsOf as_of) {
        return story.small.archive.view(as_of).records_of(story.firm).size();
    };
    BOOST_CHECK_EQUAL(count({}), 1u);
    BOOST_CHECK_EQUAL(count({{}, model::EntryNumber(4)}), 2u);
    BOOST_CHECK_EQUAL(count({{}, model::EntryNumber(2)}), 1u);
    BOOST_CHECK_EQUAL(count({{}, model::EntryNumber(1)}), 0u);
    BOOST_CHECK_EQUAL(count({day("2023-01-01"), {}}), 0u);
    BOOST_CHECK_EQUAL(count({day("2023-01-01"), model::EntryNumber(4)}), 1u);
    BOOST_CHECK_EQUAL(story.small.archive.view({{}, model::EntryNumber(2)}).size(), 2u);
}

BOOST_AUTO_TEST_CASE(a_subject_is_found_by_former_and_current_names_codes_pinyin_and_initials)
{
    Story story;
    auto const view = story.small.archive.view();
    for (auto const* const text : {"赣江仁和药业有限公司", "赣江长青药业有限公司", "长青药业", "赣江长青",
             "91350100M000100Y43", "91350100m", "ganjiangchangqing", "gjcqyy", "E1"}) {
        auto const hits = view.search(text, 10);
        BOOST_CHECK_MESSAGE(hits.size() == 1 && hits[0].subject == story.firm, text);
    }
    BOOST_CHECK(view.search("不存在", 10).empty());
    BOOST_CHECK(view.search("", 10).empty());
    BOOST_CHECK(view.find({model::IdentifierScheme::CreditCode, "91350100M000100Y43"}) == story.firm);
    BOOST_CHECK(!view.find({model::IdentifierScheme::LicenceNo, "91350100M000100Y43"}));
    BOOST_CHECK_EQUAL(view.named(model::SubjectKind::Enterprise, "赣江仁和药业有限公司").size(), 1u);
    BOOST_CHECK(view.named(model::SubjectKind::Product, "赣江仁和药业有限公司").empty());
}

BOOST_AUTO_TEST_CASE(a_position_hides_what_was_not_known_yet)
{
    Story story;
    auto const view = story.small.archive.view({{}, model::EntryNumber(3)});
    BOOST_CHECK(view.search("赣江长青药业有限公司", 10).empty());
    BOOST_CHECK_EQUAL(view.search("赣江仁和药业有限公司", 10).size(), 1u);
    test::check_refused(view.entry(model::EntryNumber(4)), Fault::NotFound, "entry");
    BOOST_CHECK_EQUAL(view.entries_of(story.firm).size(), 3u);
}

BOOST_AUTO_TEST_CASE(streams_give_subjects_records_and_roles)
{
    Story story;
    auto const view = story.small.archive.view();
    std::size_t subjects = 0;
    std::size_t records = 0;
    view.for_each_subject(model::SubjectKind::Enterprise, [&](model::Subject const& subject) {
        ++subjects;
        BOOST_CHECK_EQUAL(subject.current_name(), "赣江长青药业有限公司");
    });
    view.for_each_record([&](model::Record const& record) {
        ++records;
        BOOST_CHECK_EQUAL(record.source_ref, "r2");
    });
    view.for_each_role([](archive::HeldRole const&) { BOOST_ERROR("there is no role"); });
    BOOST_CHECK_EQUAL(subjects, 1u);
    BOOST_CHECK_EQUAL(records, 1u);
}

BOOST_AUTO_TEST_SUITE_END()
