#include <usecase/foreign/import_foreign.h>

#include "foreign_office.h"

using namespace xindang;
using test::check_refused;
using test::day;
using test::ForeignOffice;
using test::must;
using Receipt = usecase::ForeignReceipt::Outcome;

BOOST_AUTO_TEST_SUITE(import_foreign_test)

BOOST_AUTO_TEST_CASE(an_entry_with_the_credit_code_becomes_a_record_with_its_provenance)
{
    ForeignOffice office;
    auto const receipt = office.tax_in("2026-06-30", office.tax_row());
    BOOST_CHECK(receipt.outcome == Receipt::Taken);
    BOOST_CHECK_EQUAL(receipt.records_added, 1U);
    auto const records = office.listings(office.firm);
    BOOST_REQUIRE_EQUAL(records.size(), 1U);
    auto const& record = records.front();
    BOOST_CHECK_EQUAL(record.result, "重大税收违法失信主体");
    BOOST_CHECK_EQUAL(record.occurred_on.text(), "2026-05-01");
    BOOST_CHECK_EQUAL(record.source, "国家税务总局东屿省税务局《重大税收违法失信主体信息》");
    BOOST_CHECK_EQUAL(record.source_ref, "list:tax-violations:税稽罚〔2026〕1号");
    BOOST_CHECK_EQUAL(record.evidence, "sha256:" + receipt.digest);
    BOOST_CHECK_EQUAL(record.summary, "虚开发票");
    auto const body = must(office.archive.view().entry(*receipt.entry)).body;
    BOOST_CHECK_EQUAL(body.get("source"), "tax-violations");
    BOOST_CHECK_EQUAL(body.get("dated"), "2026-06-30");
    BOOST_CHECK_EQUAL(body.get("digest"), receipt.digest);
}

BOOST_AUTO_TEST_CASE(the_same_file_twice_changes_nothing)
{
    ForeignOffice office;
    office.tax_in("2026-06-30", office.tax_row());
    auto const size = office.archive.view().size();
    BOOST_CHECK(office.tax_in("2026-06-30", office.tax_row()).outcome == Receipt::NoChange);
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
    // As after a crash between the two stores: the ledger has it, the other file does not.
    std::filesystem::remove(office.folder.path() / "foreign.sqlite");
    auto const again = office.tax_in("2026-06-30", office.tax_row());
    BOOST_CHECK_EQUAL(again.records_added + again.records_corrected, 0U);
    BOOST_CHECK_EQUAL(office.listings(office.firm).size(), 1U);
}

BOOST_AUTO_TEST_CASE(a_changed_entry_corrects_its_record_and_the_old_grade_stays_as_it_was)
{
    ForeignOffice office;
    office.tax_in("2026-06-01", office.tax_row());
    office.grade(day("2026-06-30"));
    auto const before = office.explain(office.firm).json();
    BOOST_CHECK(before.find("SH08") != Bytes::npos);
    auto const text = office.explain(office.firm).text();
    BOOST_CHECK(text.find("来自国家税务总局东屿省税务局《重大税收违法失信主体信息》条目税稽罚〔2026〕1号") !=
                std::string::npos);
    auto const receipt = office.tax_in("2026-06-30", office.tax_row("骗取出口退税"));
    BOOST_CHECK_EQUAL(receipt.corrected, 1U);
    BOOST_CHECK_EQUAL(receipt.records_corrected, 1U);
    BOOST_CHECK_EQUAL(office.listings(office.firm).front().summary, "骗取出口退税");
    BOOST_CHECK_EQUAL(office.explain(office.firm).json(), before);
    BOOST_CHECK(office.explain(office.firm).reproduced);
}

BOOST_AUTO_TEST_CASE(a_removed_entry_ends_its_record_and_the_grade_follows)
{
    ForeignOffice office;
    office.tax_in("2026-06-01", office.tax_row());
    office.grade(day("2026-06-30"));
    auto const before = office.explain(office.firm);
    auto request = usecase::ImportForeignFile{
        "tax-violations", office.tax(office.tax_row("虚开发票", "停止公布,2026-06-20")), day("2026-06-30")};
    request.regrade_by = office.scheme();
    auto const receipt = must(office.try_in(request));
    BOOST_CHECK_EQUAL(receipt.ended, 1U);
    BOOST_REQUIRE(receipt.regraded);
    BOOST_CHECK_EQUAL(receipt.regraded->decided, 1U);
    BOOST_CHECK_EQUAL(office.listings(office.firm).front().valid_until->text(), "2026-06-19");
    auto const after = office.explain(office.firm);
    BOOST_CHECK(after.explanation.score > before.explanation.score);
    auto const old = must(usecase::explain_grade(
        ForeignOffice::CLERK, {office.firm, "", day("2026-06-30")}, office.schemes, office.archive, office.clock));
    BOOST_CHECK_EQUAL(old.json(), before.json());
}

BOOST_AUTO_TEST_CASE(a_voided_entry_retracts_its_record)
{
    ForeignOffice office;
    office.tax_in("2026-06-01", office.tax_row());
    auto const receipt = office.tax_in("2026-06-30", office.tax_row("虚开发票", "撤销,"));
    BOOST_CHECK_EQUAL(receipt.voided, 1U);
    BOOST_CHECK_EQUAL(receipt.records_retracted, 1U);
    BOOST_CHECK(office.listings(office.firm).empty());
    // Listed anew: another record, the retracted one stays retracted.
    auto const again = office.tax_in("2026-07-01", office.tax_row());
    BOOST_CHECK_EQUAL(again.records_added, 1U);
    BOOST_CHECK_EQUAL(office.listings(office.firm).front().source_ref, "list:tax-violations:税稽罚〔2026〕1号#2");
}

BOOST_AUTO_TEST_CASE(an_entry_missing_from_a_whole_list_ends_and_comes_back_when_it_returns)
{
    ForeignOffice office;
    auto const firm = office.customs_firm("1", "东屿省沧浪医药有限公司", "91359902DY0000017F");
    office.customs_in("2026-06-01", firm);
    auto const gone = office.customs_in("2026-06-20", "");
    BOOST_CHECK_EQUAL(gone.ended, 1U);
    BOOST_CHECK_EQUAL(office.listings(office.firm).front().valid_until->text(), "2026-06-19");
    auto const back = office.customs_in("2026-06-25", firm);
    BOOST_CHECK_EQUAL(back.corrected, 1U);
    BOOST_CHECK(!office.listings(office.firm).front().valid_until);
    usecase::ImportForeignFile part{"customs-defaulters", office.customs("2026-06-26", "")};
    part.extent = usecase::FileExtent::Partial;
    BOOST_CHECK_EQUAL(must(office.try_in(part)).ended, 0U);
}

BOOST_AUTO_TEST_CASE(a_list_that_changes_much_waits_for_a_person)
{
    ForeignOffice office;
    std::string all;
    for (int i = 1; i <= 30; ++i)
        all += office.customs_firm(std::to_string(i), "某公司" + std::to_string(i), "");
    office.customs_in("2026-06-01", all);
    auto const size = office.archive.view().size();
    auto const held = office.customs_in("2026-06-20", "");
    BOOST_CHECK(held.outcome == Receipt::Held);
    BOOST_CHECK_EQUAL(held.changing, 30U);
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
    auto const taken = office.customs_in("2026-06-20", "", usecase::MassChange::Confirmed);
    BOOST_CHECK_EQUAL(taken.ended, 30U);
    auto const body = must(office.archive.view().entry(*taken.entry)).body;
    BOOST_CHECK_EQUAL(body.get("mass_change"), "confirmed");
}

BOOST_AUTO_TEST_CASE(an_entry_about_somebody_else_by_now_leaves_the_first_without_record)
{
    ForeignOffice office;
    office.customs_in("2026-06-01", office.customs_firm("1", "东屿省沧浪医药有限公司", "91359902DY0000017F"));
    auto const receipt = office.customs_in("2026-06-20", office.customs_firm("1", "另一家公司", "91350100M000100Y43"));
    BOOST_CHECK_EQUAL(receipt.records_retracted, 1U);
    BOOST_CHECK(office.listings(office.firm).empty());
    BOOST_CHECK_EQUAL(receipt.counts.unmatched, 1U);
}

BOOST_AUTO_TEST_CASE(a_record_that_a_person_here_retracted_is_left_alone)
{
    ForeignOffice office;
    office.tax_in("2026-06-01", office.tax_row());
    auto writer = must(office.archive.writer("xin", office.clock));
    must(writer.retract_record(office.listings(office.firm).front().entry, "异议成立", day("2026-06-10")));
    writer.commit();
    auto const receipt = office.tax_in("2026-06-30", office.tax_row("骗取出口退税"));
    BOOST_CHECK_EQUAL(receipt.left_alone, 1U);
    BOOST_CHECK(office.listings(office.firm).empty());
}

BOOST_AUTO_TEST_CASE(bad_rows_keep_the_file_out_and_good_rows_alone_end_nothing)
{
    ForeignOffice office;
    auto const firm = office.customs_firm("1", "东屿省沧浪医药有限公司", "91359902DY0000017F");
    office.customs_in("2026-06-01", firm);
    auto const bad = office.customs_firm("2", "", "");
    auto const size = office.archive.view().size();
    BOOST_CHECK(office.customs_in("2026-06-20", bad).outcome == Receipt::BadRows);
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
    usecase::ImportForeignFile request{"customs-defaulters", office.customs("2026-06-20", bad)};
    request.bad_rows = usecase::BadRows::AcceptGood;
    auto const receipt = must(office.try_in(request));
    BOOST_CHECK_EQUAL(receipt.bad.size(), 1U);
    BOOST_CHECK_EQUAL(receipt.ended, 0U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_taken_is_refused_with_its_place)
{
    ForeignOffice office;
    office.customs_in("2026-06-20", "");
    auto const size = office.archive.view().size();
    check_refused(
        office.try_in({"customs-defaulters", office.customs("2026-06-19", "")}), Fault::Conflict, "file_date");
    check_refused(office.try_in({"customs-defaulters", office.customs("2026-06-25", ""), day("2026-06-26")}),
        Fault::BadInput, "file_date");
    check_refused(office.try_in({"tax-violations", office.tax(office.tax_row())}), Fault::BadInput, "file_date");
    check_refused(office.try_in({"police", ""}), Fault::NotFound, "source");
    check_refused(usecase::import_foreign_file(ForeignOffice::CHIEF,
                      {"customs-defaulters", office.customs("2026-06-25", "")}, office.services()),
        Fault::Forbidden, "actor");
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
}

BOOST_AUTO_TEST_CASE(a_ledger_older_than_what_was_taken_of_the_list_is_refused)
{
    ForeignOffice office;
    office.tax_in("2026-06-01", office.tax_row());
    auto store = must(office.services().open_store());
    auto taken = *store.taken("tax-violations");
    taken.ledger_entry += 100;
    must(store.begin());
    store.put_taken(taken);
    store.commit();
    check_refused(office.try_in({"tax-violations", office.tax(office.tax_row("骗税")), day("2026-06-30")}),
        Fault::Conflict, "archive");
}

BOOST_AUTO_TEST_CASE(an_unmatched_entry_is_matched_when_its_subject_arrives)
{
    ForeignOffice office;
    auto const receipt = office.customs_in("2026-06-01", office.customs_firm("1", "迟到的公司", "91350100M000100Y43"));
    BOOST_CHECK_EQUAL(receipt.counts.unmatched, 1U);
    auto writer = must(office.archive.writer("xin", office.clock));
    auto const late = must(writer.register_subject({model::SubjectKind::Enterprise, "迟到的公司", {},
        {{model::IdentifierScheme::CreditCode, "91350100M000100Y43"}}, {}, day("2026-07-01")}));
    writer.commit();
    auto const looked = must(usecase::look_again(ForeignOffice::CLERK, {}, office.services()));
    BOOST_CHECK_EQUAL(looked.records_added, 1U);
    BOOST_CHECK_EQUAL(office.listings(late).size(), 1U);
    BOOST_CHECK_EQUAL(must(usecase::look_again(ForeignOffice::CLERK, {}, office.services())).records_added, 0U);
}

BOOST_AUTO_TEST_SUITE_END()
