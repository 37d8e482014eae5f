#include <usecase/archive/take_in.h>

#include <base/files.h>
#include <crypto/system_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <usecase/archive/find_subject.h>

#include <cstdlib>

using namespace xindang;
using namespace xindang::usecase;
using test::must;

namespace {

/// An archive into which invented files are taken.
struct Office {
    test::TempFolder folder;
    crypto::SystemRandom random;
    FixedClock clock{must(Instant::parse("2026-01-05T09:00:00+08:00"))};
    archive::Archive archive =
        must(archive::Archive::open(folder.path() / "a.sqlite", crypto::SecretKey::generate(random), random));
    NoProgress silent;
    Actor clerk{"clerk", {Duty::CreditAdministrator}};

    Outcome<IntakeReceipt> try_in(IntakeKind kind, std::string file, BadRows bad = BadRows::KeepNothing)
    {
        return take_in(kind, clerk, {std::move(file), "test", bad}, {archive, clock, XD_SOURCE_DIR, silent});
    }
    IntakeReceipt in(IntakeKind kind, std::string file, BadRows bad = BadRows::KeepNothing)
    {
        return must(try_in(kind, std::move(file), bad));
    }
    model::Subject subject(std::string const& number)
    {
        auto const view = archive.view();
        auto const id = subject_by_number(view, number);
        BOOST_REQUIRE_MESSAGE(id, number);
        return must(view.subject(*id));
    }
};

constexpr char const* FIRMS = "企业名称,统一社会信用代码,行政区划代码,成立日期,住所,许可证号\n"
                              "东屿省星槎制药有限公司,91350100M000100Y43,350100,2011-03-27,虚构路1号,\n"
                              "无码药店,,350102,2015年6月1日,虚构路2号,\n";
constexpr char const* PERSONS = "姓名,身份证号\n单雄信,11010519491231002X\n";

std::string errors_of(IntakeReceipt const& receipt)
{
    std::string text;
    for (auto const& problem : receipt.problems)
        if (problem.severity == Severity::Error)
            text += std::to_string(problem.row) + ":" + std::to_string(problem.column) + " " + problem.header + "=" +
                    problem.value + "; ";
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(take_in_test)

BOOST_AUTO_TEST_CASE(the_same_file_twice_adds_nothing_and_says_so)
{
    Office office;
    auto const first = office.in(IntakeKind::Enterprises, FIRMS);
    BOOST_CHECK_EQUAL(errors_of(first), "");
    BOOST_CHECK_EQUAL(first.added, 2u);
    BOOST_CHECK_EQUAL(first.warnings, 1u);
    BOOST_CHECK(first.kept);
    auto const second = office.in(IntakeKind::Enterprises, FIRMS);
    BOOST_CHECK_EQUAL(second.added + second.amended + second.bad, 0u);
    BOOST_CHECK_EQUAL(second.unchanged, 2u);
    BOOST_CHECK(!second.kept);
    BOOST_CHECK_EQUAL(office.archive.view().size(), 2u);
}

BOOST_AUTO_TEST_CASE(headings_in_english_any_order_and_case_mean_the_same)
{
    Office office;
    office.in(IntakeKind::Enterprises, FIRMS);
    auto const receipt = office.in(IntakeKind::Enterprises,
        "Address\tUSCC\tNAME\tsomething else\r\n虚构路1号\t91350100m000100y43\t东屿省星槎制药有限公司\tx\r\n");
    BOOST_CHECK_EQUAL(receipt.unchanged, 1u);
    BOOST_REQUIRE_EQUAL(receipt.ignored_headers.size(), 1u);
    BOOST_CHECK_EQUAL(receipt.ignored_headers[0], "something else");
}

BOOST_AUTO_TEST_CASE(other_encodings_are_recognised)
{
    Office office;
    office.in(IntakeKind::Enterprises, FIRMS);
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Enterprises, "\xEF\xBB\xBF" + std::string(FIRMS)).unchanged, 2u);
    // "企业名称\n无码药店\n" in GB18030.
    auto const gbk = office.in(IntakeKind::Enterprises,
        "\xC6\xF3\xD2\xB5\xC3\xFB\xB3\xC6,"
        "\xD0\xD0\xD5\xFE\xC7\xF8\xBB\xAE\xB4\xFA\xC2\xEB\n\xCE\xDE\xC2\xEB\xD2\xA9\xB5\xEA,350102\n");
    BOOST_CHECK_EQUAL(gbk.encoding, "gb18030");
    BOOST_CHECK_EQUAL(gbk.unchanged, 1u);
}

BOOST_AUTO_TEST_CASE(what_changed_becomes_an_amendment_with_its_day)
{
    Office office;
    office.in(IntakeKind::Enterprises, FIRMS);
    auto const receipt = office.in(IntakeKind::Enterprises,
        "企业名称,统一社会信用代码,住所,变更日期\n东屿省长庚制药有限公司,91350100M000100Y43,新路9号,2024-05-01\n");
    BOOST_CHECK_EQUAL(receipt.amended, 1u);
    auto const subject = office.subject("91350100M000100Y43");
    BOOST_CHECK_EQUAL(subject.current_name(), "东屿省长庚制药有限公司");
    BOOST_REQUIRE_EQUAL(subject.names.size(), 2u);
    BOOST_CHECK_EQUAL(subject.names[0].period.to->text(), "2024-04-30");
    BOOST_CHECK_EQUAL(subject.attributes.get("address"), "新路9号");
    BOOST_CHECK_EQUAL(subject.attributes.get("region"), "350100");
}

BOOST_AUTO_TEST_CASE(an_enterprise_without_code_gets_its_code_later)
{
    Office office;
    office.in(IntakeKind::Enterprises, "企业名称,行政区划代码\n星槎,350100\n");
    auto const receipt =
        office.in(IntakeKind::Enterprises, "企业名称,行政区划代码,信用代码\n星槎,350100,91350100M000100Y43\n");
    BOOST_CHECK_EQUAL(receipt.amended, 1u);
    BOOST_CHECK_EQUAL(office.subject("91350100M000100Y43").id.text(), "E1");
}

BOOST_AUTO_TEST_CASE(every_bad_row_is_told_and_nothing_is_kept)
{
    Office office;
    std::string const file = std::string(FIRMS) + "甲,91350100M000100Y44,350100,2011-03-27,,\n"
                                                  "乙,,990000,2023-02-30,,\n"
                                                  ",,350100,,,\n"
                                                  "丙,\"x\"y,350100,,,\n"
                                                  "丁,,350100,,,,,\n";
    auto const receipt = office.in(IntakeKind::Enterprises, file);
    BOOST_CHECK_EQUAL(errors_of(receipt), "4:2 统一社会信用代码=91350100M000100Y44; 5:3 行政区划代码=990000; 5:4 "
                                          "成立日期=2023-02-30; 6:1 企业名称=; 7:0 =; 8:0 =; ");
    BOOST_CHECK_EQUAL(receipt.bad, 5u);
    BOOST_CHECK_EQUAL(receipt.rows, 7u);
    BOOST_CHECK(!receipt.kept);
    BOOST_CHECK_EQUAL(office.archive.view().size(), 0u);
    auto const good = office.in(IntakeKind::Enterprises, file, BadRows::AcceptGood);
    BOOST_CHECK(good.kept);
    BOOST_CHECK_EQUAL(good.added, 2u);
    BOOST_CHECK_EQUAL(office.archive.view().size(), 2u);
}

BOOST_AUTO_TEST_CASE(reports_never_repeat_a_persons_number_or_name)
{
    Office office;
    auto const receipt = office.in(IntakeKind::Persons, "姓名,身份证号\n单雄信,110105194912310021\n单雄信,\n");
    BOOST_CHECK_EQUAL(errors_of(receipt), "2:2 身份证号=1*******; 3:2 身份证号=; ");
    auto const roles =
        office.in(IntakeKind::Roles, "主体标识,对象标识,岗位\n11010519491231002X,91350100M000100Y43,经理\n");
    BOOST_CHECK_EQUAL(errors_of(roles), "2:1 主体标识=11***************X; 2:2 对象标识=91350100M000100Y43; ");
    for (auto const& problem : roles.problems)
        BOOST_CHECK(problem.reason.find("110105") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(files_without_a_needed_heading_or_text_are_refused)
{
    Office office;
    test::check_refused(office.try_in(IntakeKind::Enterprises, "住所\nx\n"), Fault::BadInput, "name");
    test::check_refused(office.try_in(IntakeKind::Enterprises, "名称,企业名称\nx,y\n"), Fault::BadInput, "name");
    test::check_refused(office.try_in(IntakeKind::Enterprises, ""), Fault::BadInput, "file");
    test::check_refused(office.try_in(IntakeKind::Enterprises, "\xff\xff\xff\n"), Fault::BadInput, "file");
    office.clerk.duties = {Duty::Auditor};
    BOOST_CHECK_EQUAL(
        name_of(office.try_in(IntakeKind::Enterprises, FIRMS).refusal().fault), name_of(Fault::Forbidden));
}

BOOST_AUTO_TEST_CASE(persons_roles_products_and_records_join_up)
{
    Office office;
    office.in(IntakeKind::Enterprises, FIRMS);
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Persons, PERSONS).added, 1u);
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Persons, PERSONS).unchanged, 1u);

    std::string const open_role = "关系,主体标识,对象标识,岗位,起始日期,终止日期\n任职,11010519491231002X,"
                                  "91350100M000100Y43,质量负责人,2020-01-01,\n";
    BOOST_CHECK_EQUAL(errors_of(office.in(IntakeKind::Roles, open_role)), "");
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Roles, open_role).unchanged, 1u);
    auto ended = open_role;
    ended.insert(ended.size() - 1, "2023-12-31");
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Roles, ended).amended, 1u);
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Roles, ended).unchanged, 1u);

    std::string const products =
        "产品名称,批准文号,领域,持有人统一社会信用代码\n鹿鸣安神片,国药准字H20990001,药品,91350100M000100Y43\n";
    BOOST_CHECK_EQUAL(errors_of(office.in(IntakeKind::Products, products)), "");
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Products, products).unchanged, 1u);

    std::string const records = "主体类型,主体标识,记录类别,发生日期,领域,情节,金额,摘要,数据来源,来源编号,业务编号\n"
                                "企业,91350100M000100Y43,行政处罚,2025-03-04,药品,严重,5万元,事由,系统,A-1,案2025-7\n"
                                "品种,国药准字H20990001,抽检,2025-03-05,药品,,,,系统,A-2,\n"
                                "人员,11010519491231002X,告诫,2025-03-06,药品,,,,,,\n";
    auto const taken = office.in(IntakeKind::Records, records);
    BOOST_CHECK_EQUAL(errors_of(taken), "");
    BOOST_CHECK_EQUAL(taken.added, 3u);
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Records, records).unchanged, 3u);
    auto corrected = records;
    corrected.replace(corrected.find("5万元"), std::string("5万元").size(), "6万元");
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Records, corrected).amended, 1u);

    auto const view = office.archive.view();
    auto const firm = office.subject("91350100M000100Y43").id;
    BOOST_CHECK_EQUAL(view.records_of(firm).at(0).amount.plain(), "60000.00");
    BOOST_CHECK_EQUAL(office.subject("案2025-7").id.text(), "B1");
    BOOST_CHECK_EQUAL(view.roles_of(firm).size(), 3u);
}

BOOST_AUTO_TEST_CASE(bad_roles_and_records_are_told)
{
    Office office;
    office.in(IntakeKind::Enterprises, FIRMS);
    office.in(IntakeKind::Persons, PERSONS);
    auto const roles = office.in(IntakeKind::Roles, "关系,主体标识,对象标识,岗位,起始日期,终止日期\n"
                                                    "持有,91350100M000100Y43,E2,,2020-01-01,\n"
                                                    "任职,P1,E1,,2020-01-01,\n"
                                                    "任职,P1,E1,经理,2020-01-01,2019-01-01\n"
                                                    "朋友,P1,E1,经理,2020-01-01,\n");
    BOOST_CHECK_EQUAL(errors_of(roles), "2:3 对象标识=E2; 3:4 岗位=; 4:6 终止日期=2019-01-01; 5:1 关系=朋友; ");
    auto const records = office.in(IntakeKind::Records, "主体类型,主体标识,记录类别,发生日期,领域,情节,金额\n"
                                                        "人员,E1,行政处罚,2025-03-04,药品,,\n"
                                                        "企业,E1,处罚了,2025-03-04,药品,,\n"
                                                        "企业,E1,行政处罚,2027-03-04,药,严重,一万\n");
    BOOST_CHECK_EQUAL(
        errors_of(records), "2:1 主体类型=人员; 3:3 记录类别=处罚了; 4:4 发生日期=2027-03-04; 4:7 金额=一万; ");
}

static std::string real_data()
{
    auto const* const named = std::getenv("XINDANG_REAL_DATA");
    return named ? named : XD_SOURCE_DIR "/../shared/data";
}

static boost::test_tools::assertion_result there_is_real_data(boost::unit_test::test_unit_id)
{
    if (std::filesystem::exists(real_data() + "/enterprises-pharma-2019.csv")) return true;
    boost::test_tools::assertion_result skipped(false);
    skipped.message() << "the registry file is not part of the project; XINDANG_REAL_DATA names its folder";
    return skipped;
}

BOOST_AUTO_TEST_CASE(a_registry_file_goes_in_as_it_is, *boost::unit_test::precondition(there_is_real_data))
{
    Office office;
    auto const file = must(read_file(real_data() + "/enterprises-pharma-2019.csv", 1 << 24));
    auto const receipt = office.in(IntakeKind::Enterprises, file);
    BOOST_CHECK_EQUAL(errors_of(receipt), "");
    BOOST_CHECK_EQUAL(receipt.added, 2059u);
    BOOST_CHECK_EQUAL(receipt.warnings, 1u);
    BOOST_CHECK_EQUAL(office.in(IntakeKind::Enterprises, file).unchanged, 2059u);
    BOOST_CHECK_EQUAL(office.archive.view().size(), 2059u);
}

BOOST_AUTO_TEST_SUITE_END()
