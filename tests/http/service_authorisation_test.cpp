#include <http/served_office.h>
#include <usecase/notice/expire_notices.h>

using namespace xindang;
using usecase::Duty;

BOOST_FIXTURE_TEST_SUITE(service_authorisation_test, test::ServedOffice)

static std::vector<Duty> const ALL{
    Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Partner, Duty::Operator};

/// A question that fails for another reason once its caller may ask, and who may.
struct Row {
    test::Ask ask;
    std::set<Duty> allowed;
};

BOOST_AUTO_TEST_CASE(every_duty_opens_its_routes_and_no_others)
{
    using enum Duty;
    std::set<Duty> const everybody(ALL.begin(), ALL.end());
    auto const number = test::encoded("东药监罚〔2026〕99号");
    std::vector<Row> const rows{
        {{"GET", "/api/v1/me"}, everybody},
        {{"GET", "/api/v1/users"}, {Operator, Auditor}},
        {{"POST", "/api/v1/users", R"({"login":"A","duties":["auditor"]})"}, {Operator}},
        {{"PATCH", "/api/v1/users/nobody", R"({"disabled":true})"}, {Operator}},
        {{"POST", "/api/v1/users/nobody/tokens", R"({"label":"x"})"}, {Operator}},
        {{"POST", "/api/v1/screen", R"({"queries":[{"person_id":"1"}]})"},
            {CreditAdministrator, PublicationStaff, Approver, Auditor, Partner}},
        {{"POST", "/api/v1/screen/lists", R"({"queries":[{"name":"x"}]})"},
            {CreditAdministrator, PublicationStaff, Approver, Auditor, Partner}},
        {{"GET", "/api/v1/screen/cleared"}, {CreditAdministrator, PublicationStaff, Approver, Auditor, Partner}},
        {{"DELETE", "/api/v1/screen/cleared/1"}, {CreditAdministrator, PublicationStaff, Partner}},
        {{"POST", "/api/v1/feedback", "<x/>"}, {CreditAdministrator, PublicationStaff, Partner}},
        {{"GET", "/api/v1/feedback"}, {CreditAdministrator, PublicationStaff, Approver, Auditor}},
        {{"GET", "/api/v1/feedback/obligations"}, {CreditAdministrator, PublicationStaff, Approver, Auditor}},
        {{"GET", "/api/v1/notices"}, {CreditAdministrator, PublicationStaff, Approver, Auditor, Operator}},
        {{"POST", "/api/v1/notices", R"({"document_number":"东药监罚〔2026〕99号"})"}, {PublicationStaff}},
        {{"POST", "/api/v1/notices/preview", R"({"document_number":"东药监罚〔2026〕99号"})"},
            {PublicationStaff, Approver, Auditor}},
        {{"POST", "/api/v1/notices/comparison", R"({"document_number":"东药监罚〔2026〕99号"})"},
            {PublicationStaff, Approver}},
        {{"POST", "/api/v1/notices/" + number + "/repair", R"({"by":"东药监信修〔2026〕1号"})"}, {PublicationStaff}},
        {{"POST", "/api/v1/documents/" + number + "/revocation",
             R"({"reason":"x","by":"y","drafter":"publication-staff"})"},
            {Approver}},
        {{"POST", "/api/v1/notices/" + number + "/withdrawal", R"({"reason":"x"})"}, {PublicationStaff}},
        {{"POST", "/api/v1/documents", R"({"kind":"ban-decision","facts":"<x/>","drafter":"publication-staff"})"},
            {Approver}},
        {{"POST", "/api/v1/lists/INDUSTRY-BAN/publications"}, {PublicationStaff}},
        {{"GET", "/api/v1/evaluations"}, {CreditAdministrator, PublicationStaff, Approver, Auditor}},
        {{"GET", "/api/v1/evaluations/2026"}, {CreditAdministrator, PublicationStaff, Approver, Auditor}},
        {{"POST", "/api/v1/evaluations/2026/notifications", "{}"}, {CreditAdministrator}},
        {{"POST", "/api/v1/evaluations/2026/decisions", "{}"}, {Approver}},
    };
    std::map<Duty, std::string> tokens;
    for (auto const duty : ALL)
        tokens[duty] = token_of(duty);
    for (auto const& row : rows) {
        auto stranger = row.ask;
        BOOST_CHECK_EQUAL(ask(stranger).status, 401);
        stranger.token = "xdt_0000";
        BOOST_CHECK_EQUAL(ask(stranger).status, 401);
        for (auto const duty : ALL) {
            auto known = row.ask;
            known.token = tokens[duty];
            auto const answer = ask(known);
            BOOST_CHECK_MESSAGE((answer.status != 403) == row.allowed.contains(duty),
                row.ask.method + " " + row.ask.path + " as " + std::string(word_of(duty)) + ": " +
                    std::to_string(answer.status) + " " + answer.body);
        }
    }
}

BOOST_AUTO_TEST_CASE(partners_see_no_archives_grades_or_documents)
{
    auto const token = token_of(Duty::Partner);
    for (auto const* path : {"/api/v1/subjects?text=a", "/api/v1/subjects/P1", "/api/v1/documents"})
        BOOST_CHECK_EQUAL(ask({"GET", path, "", token}).status, 403);
}

BOOST_AUTO_TEST_CASE(lists_pages_and_health_need_no_login)
{
    test::must(usecase::rebuild_site(operator_, notices));
    for (auto const* path : {"/", "/feed.xml", "/assets/site.css", "/healthz", "/api/v1/lists"})
        BOOST_CHECK_EQUAL(ask({"GET", path}).status, 200);
}

BOOST_AUTO_TEST_SUITE_END()
