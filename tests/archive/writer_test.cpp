#include <archive/small_archive.h>

#include <crypto/hash.h>

using namespace xindang;
using test::check_refused;
using test::day;
using test::must;
using test::SmallArchive;

BOOST_AUTO_TEST_SUITE(writer_test)

BOOST_AUTO_TEST_CASE(numbers_of_subjects_are_given_once_and_by_kind)
{
    SmallArchive small;
    auto writer = small.writer();
    BOOST_CHECK_EQUAL(must(writer.register_subject(SmallArchive::firm("甲"))).text(), "E1");
    BOOST_CHECK_EQUAL(must(writer.register_subject(SmallArchive::person("张三", "11010519491231002X"))).text(), "P1");
    BOOST_CHECK_EQUAL(must(writer.register_subject(SmallArchive::firm("乙"))).text(), "E2");
}

BOOST_AUTO_TEST_CASE(an_identifier_belongs_to_one_subject)
{
    SmallArchive small;
    auto writer = small.writer();
    auto const first = must(writer.register_subject(SmallArchive::firm("甲", "91350100M000100Y43")));
    check_refused(
        writer.register_subject(SmallArchive::firm("乙", "91350100M000100Y43")), Fault::Conflict, "credit-code");
    auto const second = must(writer.register_subject(SmallArchive::firm("乙")));
    archive::Amendment amendment{day("2024-01-01")};
    amendment.identifiers = {{model::IdentifierScheme::CreditCode, "91350100M000100Y43"}};
    check_refused(writer.amend_subject(second, amendment), Fault::Conflict, "credit-code");
    BOOST_CHECK(writer.amend_subject(first, amendment));
}

BOOST_AUTO_TEST_CASE(names_are_one_line_and_not_empty)
{
    SmallArchive small;
    auto writer = small.writer();
    check_refused(writer.register_subject(SmallArchive::firm("")), Fault::BadInput, "name");
    check_refused(writer.register_subject(SmallArchive::firm("甲\n乙")), Fault::BadInput, "name");
    check_refused(writer.register_subject(SmallArchive::firm("\xff")), Fault::BadInput, "name");
    BOOST_CHECK_EQUAL(writer.size(), 0u);
}

BOOST_AUTO_TEST_CASE(roles_join_known_subjects_and_end_once)
{
    SmallArchive small;
    auto writer = small.writer();
    auto const firm = must(writer.register_subject(SmallArchive::firm("甲")));
    auto const person = must(writer.register_subject(SmallArchive::person("张三", "11010519491231002X")));
    model::Role role{model::RoleKind::Post, person, firm, "质量负责人", {day("2021-01-01"), std::nullopt}};
    auto stranger = role;
    stranger.to = model::SubjectId(model::SubjectKind::Enterprise, 99);
    check_refused(writer.add_role(stranger), Fault::NotFound, "to");
    auto backwards = role;
    backwards.period.to = day("2020-01-01");
    check_refused(writer.add_role(backwards), Fault::BadInput, "last_day");
    auto const entry = must(writer.add_role(role));
    check_refused(writer.end_role(entry, day("2020-12-31")), Fault::BadInput, "last_day");
    must(writer.end_role(entry, day("2023-06-30")));
    check_refused(writer.end_role(entry, day("2023-06-30")), Fault::Conflict, "role");
    check_refused(writer.end_role(model::EntryNumber(1), day("2023-06-30")), Fault::NotFound, "role");
    for (auto const id : {firm, person}) {
        auto const roles = writer.roles_of(id);
        BOOST_REQUIRE_EQUAL(roles.size(), 1u);
        BOOST_CHECK(roles[0].role.period.to == day("2023-06-30"));
        BOOST_CHECK_EQUAL(roles[0].role.post, "质量负责人");
    }
}

BOOST_AUTO_TEST_CASE(a_record_comes_back_as_it_went_in)
{
    SmallArchive small;
    auto writer = small.writer();
    for (auto const id : {must(writer.register_subject(SmallArchive::firm("甲"))),
             must(writer.register_subject(SmallArchive::person("张三", "11010519491231002X")))}) {
        auto record = SmallArchive::record(id, "2025-03-04", "ref " + id.text());
        record.valid_until = day("2028-03-03");
        record.entry = must(writer.add_record(record));
        auto const read = must(writer.record(record.entry));
        BOOST_CHECK(read.amount == record.amount);
        BOOST_CHECK_EQUAL(read.number, record.number);
        BOOST_CHECK_EQUAL(read.article, record.article);
        BOOST_CHECK_EQUAL(read.summary, record.summary);
        BOOST_CHECK(read.valid_until == record.valid_until);
        BOOST_CHECK(read.gravity == record.gravity);
        BOOST_CHECK_EQUAL(writer.records_of(id).size(), 1u);
    }
}

BOOST_AUTO_TEST_CASE(a_sources_number_is_taken_once)
{
    SmallArchive small;
    auto writer = small.writer();
    auto const firm = must(writer.register_subject(SmallArchive::firm("甲")));
    auto const entry = must(writer.add_record(SmallArchive::record(firm, "2025-03-04", "A-1")));
    check_refused(writer.add_record(SmallArchive::record(firm, "2025-03-05", "A-1")), Fault::Conflict, "source_ref");
    must(writer.retract_record(entry, "重复", day("2025-04-01")));
    BOOST_CHECK(writer.records_of(firm).empty());
    check_refused(writer.add_record(SmallArchive::record(firm, "2025-03-05", "A-1")), Fault::Conflict, "source_ref");
}

BOOST_AUTO_TEST_CASE(a_correction_takes_the_place_of_the_record)
{
    SmallArchive small;
    auto writer = small.writer();
    auto const firm = must(writer.register_subject(SmallArchive::firm("甲")));
    auto record = SmallArchive::record(firm, "2025-03-04", "A-1");
    auto const entry = must(writer.add_record(record));
    record.amount = must(model::Money::parse_yuan("70000"));
    auto const corrected = must(writer.correct_record(entry, record, "金额有误", day("2025-05-01")));
    check_refused(writer.record(entry), Fault::NotFound, "entry");
    check_refused(writer.correct_record(entry, record, "又", day("2025-05-01")), Fault::NotFound, "entry");
    BOOST_CHECK_EQUAL(must(writer.record(corrected)).amount.plain(), "70000.00");
    BOOST_CHECK(writer.find_record("案件系统", "A-1") == corrected);
    BOOST_CHECK_EQUAL(writer.records_of(firm).size(), 1u);
}

BOOST_AUTO_TEST_CASE(a_matter_is_a_business_subject_joined_once)
{
    SmallArchive small;
    auto writer = small.writer();
    auto const firm = must(writer.register_subject(SmallArchive::firm("甲")));
    auto const other = must(writer.register_subject(SmallArchive::firm("乙")));
    auto const business = must(writer.business("赣药监案〔2025〕7号", firm, day("2025-03-04")));
    BOOST_CHECK_EQUAL(business.text(), "B1");
    BOOST_CHECK(must(writer.business("赣药监案〔2025〕7号", firm, day("2025-03-05"))) == business);
    BOOST_CHECK(must(writer.business("赣药监案〔2025〕7号", other, day("2025-03-05"))) == business);
    BOOST_CHECK_EQUAL(writer.roles_of(business).size(), 2u);
    check_refused(writer.business("", firm, day("2025-03-04")), Fault::BadInput, "matter-no");
}

BOOST_AUTO_TEST_CASE(document_numbers_have_no_gap_and_no_repeat)
{
    SmallArchive small;
    auto writer = small.writer();
    auto const firm = must(writer.register_subject(SmallArchive::firm("甲")));
    archive::NewDocument document{firm, day("2026-01-05"), "interview-notice", "赣药监约〔2026〕1号", "赣药监约", 2026,
        1, "责任约谈通知书", crypto::sha256("pdf"), {}};
    BOOST_CHECK_EQUAL(writer.next_document_number("赣药监约", 2026), 1u);
    auto ahead = document;
    ahead.serial = 2;
    check_refused(writer.issue_document(ahead), Fault::Conflict, "serial");
    must(writer.issue_document(document));
    BOOST_CHECK_EQUAL(writer.next_document_number("赣药监约", 2026), 2u);
    BOOST_CHECK_EQUAL(writer.next_document_number("赣药监约", 2027), 1u);
    BOOST_CHECK_EQUAL(writer.next_document_number("赣药监罚", 2026), 1u);
    document.serial = 2;
    check_refused(writer.issue_document(document), Fault::Conflict, "number");
    must(writer.revoke_document("赣药监约〔2026〕1号", "有误", day("2026-01-06")));
    check_refused(writer.revoke_document("赣药监约〔2026〕1号", "有误", day("2026-01-06")), Fault::Conflict, "number");
    BOOST_CHECK(must(writer.document("赣药监约〔2026〕1号")).revoked_by.has_value());
    BOOST_CHECK_EQUAL(writer.next_document_number("赣药监约", 2026), 2u);
    BOOST_CHECK(writer.document_with_digest(crypto::sha256("pdf")));
}

BOOST_AUTO_TEST_CASE(notices_are_published_and_end_once)
{
    SmallArchive small;
    auto writer = small.writer();
    auto const firm = must(writer.register_subject(SmallArchive::firm("甲")));
    archive::NewNotice const notice{
        firm, "2026-000001", "赣药监罚〔2026〕1号", day("2026-01-05"), day("2029-01-04"), {}};
    must(writer.publish_notice(notice));
    check_refused(writer.publish_notice(notice), Fault::Conflict, "id");
    BOOST_CHECK(must(writer.notice("2026-000001")).last_day == day("2029-01-04"));
    must(writer.withdraw_notice("2026-000001", "信用修复", day("2026-08-01")));
    check_refused(writer.expire_notice("2026-000001", day("2029-01-05")), Fault::Conflict, "id");
    check_refused(writer.withdraw_notice("none", "x", day("2026-08-01")), Fault::NotFound, "id");
    BOOST_CHECK(writer.notices_of(firm).at(0).withdrawn_by.has_value());
}

BOOST_AUTO_TEST_CASE(grades_need_scheme_and_grade)
{
    SmallArchive small;
    auto writer = small.writer();
    auto const firm = must(writer.register_subject(SmallArchive::firm("甲")));
    check_refused(writer.decide_grade(firm, day("2026-01-01"), {{"grade", "A"}}), Fault::BadInput, "scheme");
    must(writer.decide_grade(firm, day("2026-01-01"), {{"grade", "A"}, {"scheme", "general"}}));
    BOOST_CHECK_EQUAL(writer.grades_of(firm).size(), 1u);
}

BOOST_AUTO_TEST_CASE(kinds_with_their_own_call_are_not_appended_raw)
{
    SmallArchive small;
    auto writer = small.writer();
    check_refused(
        writer.append(model::EntryKind::RecordAdded, std::nullopt, day("2026-01-01"), {}), Fault::BadInput, "kind");
    must(writer.list_published(day("2026-01-01"), {{"list", "INDUSTRY-BAN"}, {"sequence", "1"}}));
    must(writer.user_changed(day("2026-01-01"), {{"login", "someone"}}));
    BOOST_CHECK_EQUAL(writer.entries_of(model::EntryKind::ListPublished).size(), 1u);
    BOOST_CHECK_EQUAL(writer.entries_of(model::EntryKind::UserChanged).at(0).body.get("login"), "someone");
    BOOST_CHECK(writer.entries_of(model::EntryKind::ListImported).empty());
    BOOST_CHECK(writer.newest(model::EntryKind::ListPublished) ==
                writer.entries_of(model::EntryKind::ListPublished).back().number);
    BOOST_CHECK(!writer.newest(model::EntryKind::ListImported));
}

BOOST_AUTO_TEST_SUITE_END()
