#include <usecase/grading/issue_credit_report.h>

#include <support/office.h>

#include <pdf/reader.h>
#include <usecase/document/find_document.h>
#include <usecase/grading/grade_enterprises.h>
#include <usecase/grading/load_schemes.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::check_refused;
using test::must;

namespace {

model::CivilDate day(char const* text)
{
    return must(model::CivilDate::parse(text));
}

/// A wholesaler with a fine, an inspection that was not passed, a complaint and a head.
struct ReportOffice : test::Office {
    usecase::GradeWording wording =
        must(usecase::GradeWording::load(home / "conf/grade-documents.xml", home / "xsd/grade-documents.xsd"));
    std::vector<grading::Scheme> schemes = must(usecase::load_schemes(home));
    usecase::Actor clerk{"clerk", {usecase::Duty::CreditAdministrator}};
    model::SubjectId firm = wholesaler();

    model::SubjectId wholesaler()
    {
        auto writer = must(archive.writer("test", clock));
        auto const id = must(writer.register_subject({model::SubjectKind::Enterprise, "东屿省沧浪医药有限公司", {},
            {{model::IdentifierScheme::CreditCode, "91359902DY0000017F"}},
            {{"enterprise_type", "药品批发企业"}, {"field", "药品"}, {"started_on", "2012-05-08"},
                {"address", "东屿省沧浪市虚构路18号"}},
            day("2012-05-08"), "test"}));
        auto const head = must(writer.register_subject({model::SubjectKind::Person, "沈𬱖", {},
            {{model::IdentifierScheme::PersonId, "359901197310091004"}}, {}, day("2012-05-08"), "test"}));
        must(writer.add_role({model::RoleKind::Post, head, id, "法定代表人", {day("2012-05-08"), std::nullopt}}));
        writer.commit();
        return id;
    }

    model::EntryNumber add(model::RecordKind kind, char const* on, char const* result, model::Gravity gravity,
        char const* number, char const* summary)
    {
        auto writer = must(archive.writer("test", clock));
        auto const entry = must(writer.add_record({model::EntryNumber{1}, firm, std::nullopt, kind, day(on),
            "月砚市市场监督管理局", "359902", model::Field::Drug, gravity,
            must(model::Money::parse_yuan(kind == model::RecordKind::Penalty ? "50000" : "0")), result,
            "药品管理法第一百二十六条", number, std::nullopt, summary, "test", number, ""}));
        writer.commit();
        return entry;
    }

    void grade()
    {
        NoProgress silent;
        auto const on = model::CivilDate::on(clock.now());
        must(usecase::grade_enterprises(clerk, {firm, on}, schemes.front(), archive, clock, silent));
    }

    Outcome<usecase::DocumentReceipt> issue(usecase::Actor const& by) const
    {
        return usecase::issue_credit_report(
            by, drafter, {firm, {"周闻笛", "0000-0000000"}}, schemes, wording, documents);
    }

    std::string printed() const
    {
        auto const receipt = must(issue(approver));
        auto const file = must(usecase::find_document(drafter, receipt.number, archive, objects));
        std::string text;
        for (auto const& page : must(pdf::read_document(file.pdf)).pages)
            text += page;
        std::erase(text, '\n');
        return text;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(issue_credit_report_test, ReportOffice)

BOOST_AUTO_TEST_CASE(each_deduction_is_told_with_its_record_its_paper_and_its_end)
{
    auto const fine = add(model::RecordKind::Penalty, "2025-04-02", "罚款", model::Gravity::Ordinary,
        "月砚市监药罚〔2025〕1号", "未遵守药品经营质量管理规范");
    grade();
    auto const text = printed();
    for (auto const& word : {std::string("月砚市监药罚〔2025〕1号"), "台账第" + std::to_string(fine.value()) + "条",
             std::string("未遵守药品经营质量管理规范"), std::string("2028年4月3日起不再计入"), std::string("等级走向"),
             std::string("金额50,000"), std::string("沈𬱖"), std::string("东屿省沧浪市虚构路18号")})
        BOOST_CHECK_MESSAGE(text.find(word) != text.npos, word << " is not printed");
}

BOOST_AUTO_TEST_CASE(a_record_that_weighs_nothing_is_listed_as_such)
{
    add(model::RecordKind::Complaint, "2025-06-20", "不属实", model::Gravity::None, "诉2号", "");
    grade();
    BOOST_CHECK(printed().find("不加分也不扣分") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_complained_is_not_told)
{
    add(model::RecordKind::Complaint, "2025-06-20", "属实", model::Gravity::None, "诉1号", "举报人𠮷野反映过期药品");
    grade();
    auto const text = printed();
    BOOST_CHECK(text.find("诉1号") != text.npos);
    BOOST_CHECK(text.find("𠮷野") == text.npos);
}

BOOST_AUTO_TEST_CASE(an_enterprise_that_was_never_graded_has_a_report_without_annex)
{
    auto const text = printed();
    BOOST_CHECK(text.find("尚未评价") != text.npos);
    BOOST_CHECK(text.find("附件") == text.npos);
}

BOOST_AUTO_TEST_CASE(a_grade_whose_explanation_has_changed_is_not_signed)
{
    add(model::RecordKind::Penalty, "2025-04-02", "罚款", model::Gravity::Ordinary, "罚1号", "");
    grade();
    auto definition = schemes.front().definition();
    for (auto& indicator : definition.indicators)
        indicator.name += "（改）";
    schemes.front() = must(grading::Scheme::of(definition));
    check_refused(issue(approver), Fault::Conflict, "grade");
}

BOOST_AUTO_TEST_CASE(the_report_is_signed_by_an_approver_who_did_not_draft_it)
{
    check_refused(issue(drafter), Fault::Forbidden, "actor");
    usecase::Actor const both{"drafter", {usecase::Duty::PublicationStaff, usecase::Duty::Approver}};
    check_refused(issue(both), Fault::Forbidden, "approver");
    firm = model::SubjectId(model::SubjectKind::Enterprise, 99);
    check_refused(issue(approver), Fault::NotFound, "subject");
}

BOOST_AUTO_TEST_CASE(an_enterprise_without_credit_code_cannot_be_addressed)
{
    auto writer = must(archive.writer("test", clock));
    firm =
        must(writer.register_subject({model::SubjectKind::Enterprise, "无码药房", {}, {}, {}, day("2020-01-01"), "t"}));
    writer.commit();
    check_refused(issue(approver), Fault::BadInput, "credit_code");
}

BOOST_AUTO_TEST_SUITE_END()
