#include <base/json.h>
#include <grading/versions.h>
#include <http/ask_feedback.h>
#include <http/description.h>
#include <http/router.h>
#include <http/served_office.h>
#include <usecase/grading/open_evaluation.h>
#include <usecase/supervision/plan_inspections.h>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <set>

using namespace xindang;
using Poco::JSON::Object;
using test::Checker;
using test::Description;
using usecase::Duty;

namespace {

std::string member(std::string const& json, std::string const& name)
{
    return Poco::JSON::Parser{}.parse(json).extract<Object::Ptr>()->getValue<std::string>(name);
}

/// {path...} of the table is {path} in OpenAPI, which has no word for the rest of a path.
std::string described(std::string_view pattern)
{
    std::string text{pattern};
    if (auto const dots = text.find("..."); dots != text.npos) text.erase(dots, 3);
    return text;
}

/// Screening by name against the list just published: a person on it, a stranger, and a namesake who is cleared.
void ask_lists(Checker& check, test::ServedOffice& office, std::string const& token)
{
    auto const path = std::string("/api/v1/screen/lists");
    auto const listed = test::must(office.screening->current({"x", {Duty::Auditor}}))->subjects().at(0);
    auto const named =
        R"({"queries":[{"ref":"1","name":")" + listed.names.at(0).text + R"("},{"name":"无此人某","person_id":"12"}]})";
    auto const found = check.expect(200, path, {"POST", path, named, token});
    BOOST_CHECK(found.body.find(listed.entry) != found.body.npos);
    check.expect(400, path, {"POST", path, R"({"queries":[{"nick":"x"}]})", token});
    check.expect(400, path, {"POST", path, R"({"queries":[]})", token});
    auto const cleared = std::string("/api/v1/screen/cleared");
    auto const decision = R"({"list":")" + listed.list + R"(","entry":")" + listed.entry +
                          R"(","reason":"住址不同","until":"2026-12-31","name":")" + listed.names.at(0).text + R"("})";
    check.expect(201, cleared, {"POST", cleared, decision, token});
    check.expect(404, cleared,
        {"POST", cleared, R"({"list":"L","entry":"E","reason":"r","until":"2026-12-31","name":"n"})", token});
    check.expect(200, cleared, {"GET", cleared, "", token});
    auto const again = check.expect(200, path, {"POST", path, named, token});
    BOOST_CHECK(again.body.find("\"open\":false") != again.body.npos);
    check.expect(204, cleared + "/{number}", {"DELETE", cleared + "/1", "", token});
    check.expect(404, cleared + "/{number}", {"DELETE", cleared + "/1", "", token});
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(service_openapi_test, test::ServedOffice)

BOOST_AUTO_TEST_CASE(every_route_is_described_and_nothing_else)
{
    Description const description{home / "docs/openapi.json"};
    std::set<std::string> routes;
    for (auto const& route : http::routes()) {
        routes.insert(std::string(route.method) + " " + described(route.path));
        auto const operation = description.operation(std::string(route.method), described(route.path));
        BOOST_REQUIRE_MESSAGE(!operation.isNull(), std::string(route.path));
        auto const open = operation->has("security");
        BOOST_CHECK_MESSAGE(open == (route.login == http::Login::NotNeeded), "login of " + std::string(route.path));
        BOOST_CHECK_MESSAGE(
            operation->has("requestBody") == (route.largest_body > 0), "body of " + std::string(route.path));
    }
    auto const operations = description.operations();
    BOOST_CHECK_EQUAL_COLLECTIONS(routes.begin(), routes.end(), operations.begin(), operations.end());
}

BOOST_AUTO_TEST_CASE(every_operation_answers_as_it_is_described)
{
    Description const description{home / "docs/openapi.json"};
    Checker check{*this, description};
    auto const staff = token_of(Duty::PublicationStaff);
    auto const approver_token = token_of(Duty::Approver);
    auto const administrator = token_of(Duty::CreditAdministrator);
    auto const chief = token_of(Duty::Operator);

    // Users.
    check.expect(201, "/api/v1/users",
        {"POST", "/api/v1/users",
            R"({"login":"he.ceshi","name":"何测试","duties":["auditor"],"password":"a long password"})", chief});
    check.expect(
        409, "/api/v1/users", {"POST", "/api/v1/users", R"({"login":"he.ceshi","duties":["auditor"]})", chief});
    check.expect(403, "/api/v1/users", {"POST", "/api/v1/users", R"({"login":"x.y","duties":["auditor"]})", staff});
    check.expect(200, "/api/v1/users", {"GET", "/api/v1/users", "", chief});
    check.expect(
        200, "/api/v1/users/{login}", {"PATCH", "/api/v1/users/he.ceshi", R"({"duties":["approver"]})", chief});
    check.expect(404, "/api/v1/users/{login}", {"PATCH", "/api/v1/users/nobody", R"({"disabled":true})", chief});
    check.expect(201, "/api/v1/users/{login}/tokens",
        {"POST", "/api/v1/users/he.ceshi/tokens", R"({"label":"x","days":3})", chief});
    check.expect(401, "/api/v1/login", {"POST", "/api/v1/login", R"({"login":"he.ceshi","password":"wrong"})"});
    auto const logged_in = check.expect(
        200, "/api/v1/login", {"POST", "/api/v1/login", R"({"login":"he.ceshi","password":"a long password"})"});
    check.expect(400, "/api/v1/login", {"POST", "/api/v1/login", "{"});
    auto const own = member(logged_in.body, "token");
    check.expect(200, "/api/v1/me", {"GET", "/api/v1/me", "", own});
    check.expect(204, "/api/v1/logout", {"POST", "/api/v1/logout", "", own});
    check.expect(401, "/api/v1/me", {"GET", "/api/v1/me", "", own});

    // A document, its file and its verification.
    auto json = xindang::Json::object();
    json.set("kind", "ban-decision").set("facts", ban_draft()).set("drafter", "publication-staff");
    auto const issued =
        check.expect(201, "/api/v1/documents", {"POST", "/api/v1/documents", json.text(), approver_token});
    check.expect(400, "/api/v1/documents",
        {"POST", "/api/v1/documents", R"({"kind":"ban-decision","facts":"<x/>","drafter":"publication-staff"})",
            approver_token});
    check.expect(200, "/api/v1/documents", {"GET", "/api/v1/documents", "", staff});
    auto const all = archive.view().documents();
    BOOST_REQUIRE(!all.empty());
    auto const number = all.back().number;
    auto const file = check.expect(200, "/api/v1/documents/{number}/file",
        {"GET", "/api/v1/documents/" + test::encoded(number) + "/file", "", staff});
    check.expect(404, "/api/v1/documents/{number}/file",
        {"GET", "/api/v1/documents/" + test::encoded("东药监罚〔2026〕999号") + "/file", "", staff});
    check.expect(200, "/api/v1/documents/verification", {"POST", "/api/v1/documents/verification", file.body});
    check.expect(400, "/api/v1/documents/verification", {"POST", "/api/v1/documents/verification", "%PDF-1.4 nothing"});

    // Archives, grades, screening.
    auto writer = test::must(archive.writer("test", clock));
    auto const day = test::must(model::CivilDate::parse("2026-01-02"));
    auto const firm = test::must(writer.register_subject({model::SubjectKind::Enterprise, "东屿省星槎制药有限公司", {},
        {{model::IdentifierScheme::CreditCode, "91350100M000100Y43"}},
        model::Fields{{"enterprise_type", "药品生产企业"}, {"field", "drug"}}, day, "test"}));
    writer.commit();
    static_cast<void>(firm);
    check.expect(200, "/api/v1/subjects", {"GET", "/api/v1/subjects?text=" + test::encoded("星槎"), "", administrator});
    check.expect(400, "/api/v1/subjects", {"GET", "/api/v1/subjects?text=a&as_of=never", "", administrator});
    check.expect(200, "/api/v1/subjects/{number}", {"GET", "/api/v1/subjects/91350100M000100Y43", "", administrator});
    check.expect(404, "/api/v1/subjects/{number}", {"GET", "/api/v1/subjects/E999", "", administrator});
    check.expect(200, "/api/v1/subjects/{number}/grade",
        {"GET", "/api/v1/subjects/91350100M000100Y43/grade", "", administrator});
    check.expect(404, "/api/v1/subjects/{number}/grade", {"GET", "/api/v1/subjects/E999/grade", "", administrator});
    auto const supervision = std::string("/api/v1/subjects/{number}/supervision");
    check.expect(200, supervision, {"GET", "/api/v1/subjects/91350100M000100Y43/supervision", "", administrator});
    check.expect(404, supervision, {"GET", "/api/v1/subjects/E999/supervision", "", administrator});
    check.expect(
        400, supervision, {"GET", "/api/v1/subjects/91350100M000100Y43/supervision?on=never", "", administrator});
    check.expect(200, "/api/v1/supervision/key", {"GET", "/api/v1/supervision/key", "", administrator});
    check.expect(401, "/api/v1/supervision/key", {"GET", "/api/v1/supervision/key"});
    auto const plans = std::string("/api/v1/supervision/plans/{year}");
    auto const planned = check.expect(200, plans, {"GET", "/api/v1/supervision/plans/2026", "", administrator});
    BOOST_CHECK(planned.body.find("东屿省星槎制药有限公司") != planned.body.npos);
    // Made on the last day there is no month left, and every visit falls out.
    auto const late =
        check.expect(200, plans, {"GET", "/api/v1/supervision/plans/2026?on=2026-12-31", "", administrator});
    BOOST_CHECK(late.body.find("\"obstacle\":\"no-month-left\"") != late.body.npos);
    check.expect(400, plans, {"GET", "/api/v1/supervision/plans/2024", "", administrator});
    check.expect(400, plans, {"GET", "/api/v1/supervision/plans/soon", "", administrator});
    check.expect(404, plans + "/progress", {"GET", "/api/v1/supervision/plans/2026/progress", "", administrator});
    auto const rules = test::must(usecase::load_supervision(home, law.statutes(), model::CivilDate::on(clock.now())));
    static_cast<void>(test::must(usecase::adopt_plan(approver, 2026,
        {model::CivilDate::on(clock.now()), settings.scheme, std::nullopt}, rules, law.calendar(), archive, clock)));
    check.expect(200, plans + "/progress", {"GET", "/api/v1/supervision/plans/2026/progress", "", administrator});
    auto const screened = check.expect(200, "/api/v1/screen",
        {"POST", "/api/v1/screen",
            R"({"queries":[{"person_id":"359901197310091004"},{"credit_code":"91350100M000100Y43"}]})", administrator});
    BOOST_CHECK(screened.body.find(number) != screened.body.npos);
    BOOST_CHECK(screened.body.find("359901197310091004") == screened.body.npos);

    // Lists of other agencies: one entry with the code, one with the name alone.
    auto const files = std::string("/api/v1/foreign/{source}/files");
    auto const tax = std::string("确定文书文号,纳税人名称,统一社会信用代码,公布日期\n");
    auto const entries = tax + "一号,东屿省星槎制药有限公司,91350100M000100Y43,2026-02-01\n"
                               "二号,东屿省星槎制药有限公司,,2026-02-01\n";
    auto const sent = "/api/v1/foreign/tax-violations/files?dated=2026-02-";
    check.expect(422, files, {"POST", sent + std::string("28"), tax + "三号,=1+1,,2026-02-01\n", administrator});
    check.expect(201, files, {"POST", sent + std::string("28&regrade=true"), entries, administrator});
    check.expect(200, files, {"POST", sent + std::string("28"), entries, administrator});
    check.expect(409, files, {"POST", sent + std::string("27"), tax, administrator});
    check.expect(400, files, {"POST", sent + std::string("28&partial=perhaps"), tax, administrator});
    check.expect(403, files, {"POST", sent + std::string("28"), tax, staff});
    check.expect(404, files, {"POST", "/api/v1/foreign/police/files", tax, administrator});
    auto const imports = std::string("/api/v1/foreign/{source}/imports");
    check.expect(400, imports, {"POST", "/api/v1/foreign/market-untrustworthy/imports", "", administrator});
    check.expect(400, imports, {"POST", "/api/v1/foreign/tax-violations/imports?confirm=perhaps", "", administrator});
    check.expect(404, imports, {"POST", "/api/v1/foreign/police/imports", "", administrator});
    check.expect(403, imports, {"POST", "/api/v1/foreign/market-untrustworthy/imports", "", staff});
    check.expect(200, "/api/v1/foreign", {"GET", "/api/v1/foreign", "", administrator});
    auto const matches = std::string("/api/v1/foreign-matches");
    auto const waiting = check.expect(200, matches, {"GET", matches, "", administrator});
    BOOST_CHECK(waiting.body.find("二号") != waiting.body.npos);
    check.expect(400, matches, {"GET", matches + "?decision=perhaps", "", administrator});
    auto const deciding = matches + "/{match}/decision";
    check.expect(400, deciding, {"POST", matches + "/1/decision", R"({"decision":"accepted"})", administrator});
    auto const accepted = std::string(R"({"decision":"accepted","reason":"核对营业执照"})");
    check.expect(201, deciding, {"POST", matches + "/1/decision", accepted, administrator});
    check.expect(409, deciding, {"POST", matches + "/1/decision", accepted, administrator});
    check.expect(404, deciding, {"POST", matches + "/9/decision", accepted, administrator});

    // A yearly evaluation, whose batches run on the command line.
    NoProgress silent;
    usecase::Actor const clerk{"evaluator", {Duty::CreditAdministrator}};
    auto const today = model::CivilDate::on(clock.now());
    auto const scheme = test::must(grading::choose_scheme(schemes, settings.scheme, today));
    static_cast<void>(test::must(usecase::open_evaluation(clerk, {"2026", today, {}}, scheme, archive, clock)));
    static_cast<void>(test::must(usecase::draft_evaluation(clerk, "2026", schemes, archive, clock, silent)));
    auto const evaluations = std::string("/api/v1/evaluations");
    auto const one = evaluations + "/{evaluation}";
    auto const own_place = evaluations + "/2026/enterprises/91350100M000100Y43";
    check.expect(200, evaluations, {"GET", evaluations, "", administrator});
    check.expect(200, one, {"GET", evaluations + "/2026", "", administrator});
    check.expect(404, one, {"GET", evaluations + "/1999", "", administrator});
    check.expect(200, one + "/enterprises/{number}", {"GET", own_place, "", administrator});
    check.expect(
        404, one + "/enterprises/{number}", {"GET", evaluations + "/2026/enterprises/E999", "", administrator});
    auto const objection = one + "/enterprises/{number}/objection";
    auto const grounds = std::string(R"({"grounds":"处罚已被撤销"})");
    check.expect(409, objection, {"POST", own_place + "/objection", grounds, administrator});
    check.expect(400, one + "/notifications",
        {"POST", evaluations + "/2026/notifications", R"({"served_on":"never"})", administrator});
    check.expect(200, one + "/notifications", {"POST", evaluations + "/2026/notifications", "{}", administrator});
    check.expect(400, objection, {"POST", own_place + "/objection", "{}", administrator});
    check.expect(200, objection, {"POST", own_place + "/objection", grounds, administrator});
    auto const review = one + "/enterprises/{number}/review";
    check.expect(400, review, {"POST", own_place + "/review", R"({"reason":""})", administrator});
    check.expect(200, review, {"POST", own_place + "/review", R"({"reason":"经核实"})", administrator});
    check.expect(409, review, {"POST", own_place + "/review", R"({"reason":"再次"})", administrator});
    auto const decision = std::string(R"({"enterprise":"91350100M000100Y43"})");
    check.expect(403, one + "/decisions", {"POST", evaluations + "/2026/decisions", decision, administrator});
    check.expect(200, one + "/decisions", {"POST", evaluations + "/2026/decisions", decision, approver_token});
    check.expect(409, one + "/decisions", {"POST", evaluations + "/2026/decisions", decision, approver_token});

    // Publication.
    auto const named = R"({"document_number":")" + number + R"("})";
    check.expect(200, "/api/v1/notices/preview", {"POST", "/api/v1/notices/preview", named, staff});
    auto const compared =
        check.expect(200, "/api/v1/notices/comparison", {"POST", "/api/v1/notices/comparison", named, staff});
    BOOST_CHECK(compared.body.find("<del>359901197310091004</del>") != compared.body.npos);
    check.expect(
        400, "/api/v1/notices/comparison", {"POST", "/api/v1/notices/comparison", R"({"document_number":"x"})", staff});
    auto const published = check.expect(201, "/api/v1/notices", {"POST", "/api/v1/notices", named, staff});
    check.expect(409, "/api/v1/notices", {"POST", "/api/v1/notices", named, staff});
    check.expect(200, "/api/v1/notices", {"GET", "/api/v1/notices", "", staff});
    check.expect(200, "/{path}", {"GET", "/" + member(published.body, "address") + ".html"});
    BOOST_CHECK_EQUAL(ask({"GET", "/" + member(published.body, "address") + ".pdf"}).type, "application/pdf");
    BOOST_CHECK_EQUAL(ask({"GET", "/feed.xml"}).type, "application/atom+xml");
    check.expect(401, "/api/v1/lists/due", {"GET", "/api/v1/lists/due"});
    check.expect(200, "/api/v1/lists/due", {"GET", "/api/v1/lists/due", "", staff});
    check.expect(
        201, "/api/v1/lists/{list}/publications", {"POST", "/api/v1/lists/INDUSTRY-BAN/publications", "", staff});
    check.expect(404, "/api/v1/lists/{list}/publications", {"POST", "/api/v1/lists/OTHER/publications", "", staff});
    check.expect(200, "/api/v1/lists", {"GET", "/api/v1/lists"});
    ask_lists(check, *this, administrator);
    test::ask_feedback(check, *this, staff);
    check.expect(200, "/lists/{path}", {"GET", "/lists/INDUSTRY-BAN/head.xml"});
    check.expect(404, "/lists/{path}", {"GET", "/lists/INDUSTRY-BAN/nothing.xml"});
    auto const withdrawal = "/api/v1/notices/" + test::encoded(number) + "/withdrawal";
    check.expect(400, "/api/v1/notices/{number}/withdrawal", {"POST", withdrawal, R"({"reason":""})", staff});
    check.expect(
        200, "/api/v1/notices/{number}/withdrawal", {"POST", withdrawal, R"({"reason":"决定被依法撤销"})", staff});
    check.expect(409, "/api/v1/notices/{number}/withdrawal", {"POST", withdrawal, R"({"reason":"再次"})", staff});
    auto const repair = "/api/v1/notices/" + test::encoded(number) + "/repair";
    check.expect(400, "/api/v1/notices/{number}/repair", {"POST", repair, R"({"by":"x"})", staff});
    check.expect(409, "/api/v1/notices/{number}/repair", {"POST", repair, R"({"by":"东药监信修〔2026〕1号"})", staff});
    auto const revocation = "/api/v1/documents/" + test::encoded(number) + "/revocation";
    auto const by = std::string(R"({"reason":"被依法撤销","by":"东政复决〔2026〕12号","drafter":"publication-staff"})");
    check.expect(
        400, "/api/v1/documents/{number}/revocation", {"POST", revocation, R"({"reason":"x"})", approver_token});
    check.expect(200, "/api/v1/documents/{number}/revocation", {"POST", revocation, by, approver_token});
    check.expect(409, "/api/v1/documents/{number}/revocation", {"POST", revocation, by, approver_token});
    auto const checked =
        check.expect(200, "/api/v1/documents/verification", {"POST", "/api/v1/documents/verification", file.body});
    BOOST_CHECK(checked.body.find("\"state\":\"revoked\"") != checked.body.npos);
    check.expect(404, "/{path}", {"GET", "/nothing"});
    check.expect(200, "/healthz", {"GET", "/healthz"});

    auto const operations = description.operations();
    BOOST_CHECK_EQUAL_COLLECTIONS(check.seen().begin(), check.seen().end(), operations.begin(), operations.end());
}

BOOST_AUTO_TEST_SUITE_END()
