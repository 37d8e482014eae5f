#include <usecase/supervision/issue_plan.h>

#include <support/office.h>

#include <pdf/reader.h>
#include <usecase/document/find_document.h>
#include <usecase/supervision/load_supervision.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::check_refused;
using test::must;

namespace {

/// Makers of sterile medicines, more than their office can inspect in a year.
struct PlanOffice : test::Office {
    usecase::GradeWording wording =
        must(usecase::GradeWording::load(home / "conf/grade-documents.xml", home / "xsd/grade-documents.xsd"));
    usecase::Supervision with = must(usecase::load_supervision(home, law.statutes(), today()));

    PlanOffice()
    {
        auto writer = must(archive.writer("test", clock));
        for (int nth = 1; nth <= 40; ++nth) {
            auto const number = std::to_string(nth);
            auto const firm = must(writer.register_subject(
                {model::SubjectKind::Enterprise, "东屿省鹿鸣第" + number + "制药有限公司", {}, {},
                    {{"enterprise_type", "药品生产企业"}, {"field", "药品"}, {"region", "359902"}}, today(), "test"}));
            auto const product = must(writer.register_subject({model::SubjectKind::Product, "听雪滴眼液" + number, {},
                {}, {{"field", "药品"}, {"traits", "无菌"}}, today(), "test"}));
            must(writer.add_role({model::RoleKind::Holder, firm, product, {}, {today(), std::nullopt}}));
        }
        writer.commit();
    }

    model::CivilDate today() const { return model::CivilDate::on(clock.now()); }

    void adopt() const
    {
        must(usecase::adopt_plan(
            approver, 2026, {today(), settings.scheme, std::nullopt}, with, law.calendar(), archive, clock));
    }

    Outcome<usecase::DocumentReceipt> issue(usecase::Actor const& by, usecase::Supervision const& rules) const
    {
        return usecase::issue_plan(by, drafter, {2026, {"周闻笛", "0000-0000000"}}, rules, wording, documents);
    }

    std::string printed(usecase::DocumentReceipt const& receipt) const
    {
        auto const file = must(usecase::find_document(drafter, receipt.number, archive, objects));
        std::string text;
        for (auto const& page : must(pdf::read_document(file.pdf)).pages)
            text += page;
        std::erase(text, '\n');
        return text;
    }
};

std::size_t times(std::string const& text, std::string const& word)
{
    std::size_t count = 0;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size()))
        ++count;
    return count;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(issue_plan_test, PlanOffice)

BOOST_AUTO_TEST_CASE(the_adopted_plan_becomes_a_document_with_every_inspection_and_why_some_fell_out)
{
    adopt();
    auto const plan = must(usecase::plan_inspections(
        approver, 2026, {today(), settings.scheme, std::nullopt}, with, law.calendar(), archive));
    auto const receipt = must(issue(approver, with));
    BOOST_CHECK_EQUAL(receipt.number, "东药监检计〔2026〕1号");
    auto const text = printed(receipt);
    for (auto const& one : plan.all.firms)
        BOOST_CHECK_MESSAGE(text.find(one.name) != text.npos, one.name << " is not printed");
    BOOST_CHECK(text.find(plan.digest.hex()) != text.npos);
    BOOST_CHECK(text.find("附件3") != text.npos);
    // Once in each row, and once more in the sum of the letter.
    std::size_t fallen_out = 0;
    for (auto const& visit : plan.plan.visits)
        fallen_out += visit.day ? 0 : 1;
    BOOST_REQUIRE_GT(fallen_out, 0U);
    BOOST_CHECK_EQUAL(times(text, "检查能力不足"), fallen_out + 1);
    // The head of the table of inspections stands on every page it goes on to.
    BOOST_CHECK_GT(times(text, "计划日期"), 2U);
    BOOST_CHECK_EQUAL(must(archive.view().document(receipt.number)).subject.has_value(), false);
}

BOOST_AUTO_TEST_CASE(a_plan_that_nobody_adopted_is_no_document)
{
    check_refused(issue(approver, with), Fault::NotFound, "year");
}

BOOST_AUTO_TEST_CASE(a_plan_that_no_longer_comes_out_the_same_is_adopted_anew_first)
{
    adopt();
    auto const schema = must(xml::Schema::load(home / "xsd/supervision-offices.xsd"));
    auto text = must(read_file(home / "conf/supervision/offices.xml", 1 << 20));
    auto const at = text.find("person-days=\"14\"");
    BOOST_REQUIRE(at != text.npos);
    text.replace(at, 16, "person-days=\"15\"");
    usecase::Supervision const larger{
        with.rules, must(supervision::Offices::load(text, "offices.xml", schema, with.rules))};
    check_refused(issue(approver, larger), Fault::Conflict, "year");
}

BOOST_AUTO_TEST_CASE(the_plan_is_signed_by_an_approver_who_did_not_draft_it)
{
    adopt();
    check_refused(issue(drafter, with), Fault::Forbidden, "actor");
    usecase::Actor const both{"drafter", {usecase::Duty::PublicationStaff, usecase::Duty::Approver}};
    check_refused(issue(both, with), Fault::Forbidden, "approver");
}

BOOST_AUTO_TEST_SUITE_END()
