#include <archive/small_archive.h>

#include <archive/checker.h>

#include <base/files.h>
#include <sql/connection.h>

using namespace xindang;
using test::day;
using test::must;
using test::SmallArchive;

namespace {

constexpr char const* NAME = "单雄信";
constexpr char const* NUMBER = "11010519491231002X";

/// All octets of the database and its log.
Bytes octets_of(SmallArchive const& small)
{
    Bytes all;
    for (auto const& file : std::filesystem::directory_iterator(small.folder.path()))
        all += must(read_file(file.path(), 1 << 30));
    return all;
}

struct WithPerson {
    SmallArchive small;
    model::SubjectId firm{model::SubjectKind::Enterprise, 1};
    model::SubjectId person{model::SubjectKind::Person, 1};

    WithPerson()
    {
        auto writer = small.writer();
        must(writer.register_subject(SmallArchive::firm("甲药业有限公司")));
        must(writer.register_subject(SmallArchive::person(NAME, NUMBER)));
        must(writer.add_role({model::RoleKind::Post, person, firm, "质量负责人", {day("2021-01-01"), std::nullopt}}));
        must(writer.add_record(SmallArchive::record(person, "2025-03-04", "身份相关的编号")));
        writer.commit();
    }

    void erase()
    {
        auto writer = small.writer();
        must(writer.erase_person(person, "本人申请", day("2026-01-05")));
        writer.commit();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(erasure_test)

BOOST_AUTO_TEST_CASE(nothing_of_a_person_lies_readable_in_the_file)
{
    WithPerson with;
    auto const octets = octets_of(with.small);
    for (auto const* const secret : {NAME, NUMBER, "身份相关的编号", "shanxiongxin", "赣药监罚〔2025〕1号"})
        BOOST_CHECK_MESSAGE(octets.find(secret) == std::string::npos, secret);
    BOOST_CHECK(octets.find("甲药业有限公司") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_person_is_found_by_whole_name_number_pinyin_and_initials)
{
    WithPerson with;
    auto const view = with.small.archive.view();
    for (auto const* const text : {NAME, NUMBER, "11010519491231002x", "shanxiongxin", "sxx"}) {
        auto const hits = view.search(text, 10);
        BOOST_CHECK_MESSAGE(hits.size() == 1 && hits[0].subject == with.person, text);
    }
    BOOST_CHECK(view.search("单雄", 10).empty());
    BOOST_CHECK_EQUAL(must(view.subject(with.person)).current_name(), NAME);
    BOOST_CHECK_EQUAL(
        must(view.subject(with.person)).identifier(model::IdentifierScheme::PersonId).value_or(""), NUMBER);
}

BOOST_AUTO_TEST_CASE(an_erased_person_is_gone_and_the_ledger_still_holds)
{
    WithPerson with;
    with.erase();
    auto const view = with.small.archive.view();
    auto const subject = must(view.subject(with.person));
    BOOST_CHECK(subject.erased);
    BOOST_CHECK(subject.names.empty() && subject.identifiers.empty() && subject.attributes.empty());
    BOOST_CHECK(!view.find({model::IdentifierScheme::PersonId, NUMBER}));
    BOOST_CHECK(view.search(NAME, 10).empty());
    BOOST_CHECK(view.records_of(with.person).empty());
    BOOST_CHECK(view.roles_of(with.firm).empty());
    BOOST_CHECK(!must(view.entry(model::EntryNumber(2))).body.has("name"));
    NoProgress silent;
    auto const report = must(archive::check_ledger(with.small.file(), std::nullopt, {}, silent));
    BOOST_CHECK(!report.findings.has_errors());
    BOOST_CHECK_EQUAL(report.entries, 5u);
}

BOOST_AUTO_TEST_CASE(the_wrapped_key_is_no_longer_in_the_file)
{
    WithPerson with;
    Bytes wrapped;
    {
        auto connection = must(sql::Connection::open(with.small.file(), sql::Mode::ReadOnly));
        auto rows = connection.query("SELECT wrapped FROM person_key");
        BOOST_REQUIRE(rows.next());
        wrapped = rows.blob(0);
    }
    BOOST_CHECK(octets_of(with.small).find(wrapped) != std::string::npos);
    with.erase();
    BOOST_CHECK(octets_of(with.small).find(wrapped) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_erased_person_is_written_about_no_more)
{
    WithPerson with;
    with.erase();
    auto writer = with.small.writer();
    test::check_refused(writer.erase_person(with.person, "又", day("2026-01-06")), Fault::Conflict, "subject");
    test::check_refused(
        writer.add_record(SmallArchive::record(with.person, "2026-01-06", "x")), Fault::Conflict, "subject");
    test::check_refused(writer.erase_person(with.firm, "x", day("2026-01-06")), Fault::BadInput, "subject");
    BOOST_CHECK_EQUAL(must(writer.register_subject(SmallArchive::person(NAME, NUMBER))).text(), "P2");
}

BOOST_AUTO_TEST_SUITE_END()
